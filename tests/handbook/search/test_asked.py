"""Words with which people ask for a page bring it, and nobody is shown them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source

ALL = Limits(audiences=None)
LINES = ("somebody wants something extra", "may they begin while nobody said yes")


def page(id_: str, title: str, text: str, asked: tuple[str, ...] = ()) -> Entry:
    return Entry(id_, "handbook", "en", title, ("Changes",), text, f"/{id_}", asked=asked)


REQUEST = page("request", "Register the request", "Give each change a number. Note who asked for it.", LINES)
OTHERS = (
    page("baseline", "Update the plan", "What the plan says must be what was decided."),
    page("risks", "Assess the risk", "Say what can happen, and what it would cost.", ("could it go wrong",)),
)

Built = Callable[..., Search]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    searches: list[Search] = []

    def build(*entries: Entry) -> Search:
        found = Search.open(tmp_path / f"index{len(searches)}")
        found.build(Source(entries))
        searches.append(found)
        return found

    yield build
    for one in searches:
        one.close()


def urls(search: Search, query: str) -> list[str]:
    return [hit.url for hit in search.search(query, "en", ALL).hits]


@pytest.mark.parametrize("query", ["someone wanted extras", "nobody said yes", "somebdoy extra"])
def test_a_page_is_found_by_them_with_other_endings_and_typing_errors(built: Built, query: str) -> None:
    assert urls(built(REQUEST, *OTHERS), query)[0] == "/request"


def test_a_hit_found_by_them_alone_shows_the_beginning_of_its_text(built: Built) -> None:
    search = built(REQUEST, *OTHERS)
    assert REQUEST.text.startswith("Give")
    for query in (*LINES, "begin yes", "extra"):
        hit = search.search(query, "en", ALL).hits[0]
        assert hit.passage == [(REQUEST.text, False)], query
        assert (hit.title, hit.path) == (REQUEST.title, REQUEST.path)


def test_they_are_offered_under_no_title(built: Built) -> None:
    search = built(REQUEST, *OTHERS)
    assert [one.url for one in search.suggest("regi", "en", ALL)] == ["/request"]
    assert search.suggest("extra", "en", ALL) == []


def test_a_mistyped_word_of_them_is_mended_as_any_other(built: Built) -> None:
    assert built(REQUEST, *OTHERS).search("extar", "en", ALL).suggestion == "extra"


def test_the_words_of_a_page_itself_count_for_more(built: Built) -> None:
    own = page("own", "Something extra", "What to do when something extra is wanted.")
    assert urls(built(REQUEST, own, *OTHERS), "something extra")[0] == "/own"


def test_a_line_of_one_page_leaves_what_others_score_alone(built: Built) -> None:
    """Their texts hold the same words, and one of them has no line of its own."""

    def scores(*entries: Entry) -> dict[str, float]:
        hits = built(*entries).search("plan decided cost", "en", ALL).hits
        return {hit.url: hit.score for hit in hits if hit.url != "/request"}

    more = page("request", REQUEST.title, REQUEST.text, ("what does my plan cost when it was decided",))
    without = page("request", REQUEST.title, REQUEST.text)
    assert set(scores(without, *OTHERS)) == {"/baseline", "/risks"}
    assert scores(without, *OTHERS) == pytest.approx(scores(more, *OTHERS))


def test_what_stands_between_quotation_marks_has_to_stand_in_what_is_shown(built: Built) -> None:
    shown = page("shown", "Extras", "Sometimes somebody wants something extra of the supplier.")
    assert urls(built(REQUEST, shown, *OTHERS), '"something extra"')[0] == "/shown"


def test_they_come_with_a_change_that_is_made_during_the_day(built: Built) -> None:
    search = built(*OTHERS)
    search.put([REQUEST])
    assert urls(search, LINES[1])[0] == "/request"
    search.put([page("request", REQUEST.title, REQUEST.text)])
    assert "/request" not in urls(search, LINES[1])
