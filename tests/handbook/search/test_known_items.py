from __future__ import annotations

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Found, Limits, Search
from tests.handbook.search.corpus import KNOWN

ALL = Limits(audiences=None)


def urls(found: Found) -> list[str]:
    return [hit.url for hit in found.hits]


@pytest.mark.parametrize(("typed", "lang", "first"), KNOWN)
def test_the_one_right_answer_comes_first(search: Search, typed: str, lang: str, first: str) -> None:
    assert urls(search.search(typed, lang, ALL))[0].endswith(first)


def test_pages_in_the_readers_language_come_before_all_others(search: Search) -> None:
    for lang in ("en", "nl"):
        found = [hit.lang for hit in search.search("plan project gate beslismoment", lang, ALL).hits]
        pages = [
            one.lang for one in search.search("project", lang, Limits(None, frozenset({"handbook"}))).hits
        ]
        assert set(found) == {"en", "nl"}
        assert pages == sorted(pages, key=lambda one: one != lang)


def test_a_record_is_found_in_the_other_language(search: Search) -> None:
    found = search.search("overdracht koppeling", "en", ALL)
    assert found.hits[0].url == "/lessons/L-0003"


def test_a_record_in_two_languages_is_one_hit_in_the_readers_language(search: Search) -> None:
    for lang in ("en", "nl"):
        hits = [hit for hit in search.search("citizens permit", lang, ALL).hits if hit.kind == "record"]
        assert [(hit.url, hit.lang) for hit in hits] == [("/f/F-2026-0001/record", lang)]


def test_at_most_three_entries_of_one_page_are_shown_the_best_first(own: Search) -> None:
    page = [
        Entry(f"p{n}", "handbook", "en", f"Part {n}", ("Page",), "Dyke. " * n, f"/handbook/x/page/#{n}")
        for n in range(1, 6)
    ]
    steps = [
        Entry(f"s{n}{lang}", "form", lang, f"Dyke {n}", (), "A dyke.", "/forms/dyke/start")
        for n in range(1, 6)
        for lang in ("en", "nl")
    ]
    own.put([*page, *steps])
    hits = own.search("dyke", "en", ALL).hits
    assert sorted(hit.kind for hit in hits) == ["form"] * 3 + ["handbook"] * 3
    assert {hit.lang for hit in hits} == {"en"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_only_the_kinds_asked_for_are_found(search: Search) -> None:
    kinds = {hit.kind for hit in search.search("project", "en", Limits(None, frozenset({"project"}))).hits}
    everything = {hit.kind for hit in search.search("project portaal", "en", ALL).hits}
    assert kinds <= {"project"} < everything


def test_an_edition_is_asked_without_the_others(search: Search) -> None:
    assert urls(search.search("charter", "en", Limits(None, edition="2026.1")))
    assert not urls(search.search("charter", "en", Limits(None, edition="2027.1")))
    assert urls(search.search("klantportaal", "en", Limits(None, edition="2027.1"))), (
        "records have no edition"
    )


def test_a_mistyped_word_is_found_and_its_right_spelling_offered(search: Search) -> None:
    found = search.search("the stering committee", "en", ALL)
    assert found.suggestion == "the steering committee"
    assert found.hits[0].title == "Meetings of the steering committee"


@pytest.mark.parametrize("typed", ["charters", "PID", "stuurgroepen", "lessen", "chart", "xy", "2031", "G7"])
def test_nothing_is_offered_for_a_word_that_is_known_begun_or_too_short(search: Search, typed: str) -> None:
    assert search.search(typed, "nl", ALL).suggestion is None


def test_a_passage_marks_what_was_looked_for_and_nothing_else(search: Search) -> None:
    hit = search.search("approved charters", "en", ALL).hits[0]
    assert [text for text, marked in hit.passage if marked] == ["charter", "approved"]
    assert "".join(text for text, _ in hit.passage).startswith("The charter says")


@pytest.mark.parametrize("typed", ['"night train"', "“night train” to", "„Night  trains”"])
def test_words_in_quotation_marks_come_first_where_they_stand_together(own: Search, typed: str) -> None:
    apart = Entry(
        "apart", "handbook", "en", "Train", (), "Train leaves at dusk. Night meets no train.", "/apart"
    )
    joined = Entry(
        "joined", "handbook", "en", "Travel", (), "By night train. " + "Other words. " * 9, "/joined"
    )
    own.put([apart, joined])
    assert urls(own.search("night train", "en", ALL))[:2] == ["/apart", "/joined"]
    assert urls(own.search(typed, "en", ALL))[:2] == ["/joined", "/apart"]


def test_a_mark_that_is_not_closed_changes_nothing(search: Search) -> None:
    assert search.search('"sponsor owns', "en", ALL) == search.search("sponsor owns", "en", ALL)


def test_no_more_hits_come_than_were_asked_for(search: Search) -> None:
    assert len(search.search("project gate plan", "en", ALL, limit=2).hits) == 2
    assert search.search("project", "en", ALL, limit=0) == Found()
