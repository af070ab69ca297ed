"""What somebody may not see shows in nothing that the search answers, whoever asks and however.

`hidden_house` has a thing of each kind for each way of being closed, with words that nothing else holds.
What may be seen is read from the database and never from the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import Found, Limits, Search, Source
from app.services import search_index
from app.services.lessons.library import offered_lessons
from app.services.search import search
from app.services.search_audience import audiences
from app.services.search_filters import GROUPS, Wanted
from app.services.search_results import look
from app.services.search_suggested import suggest
from app.services.work import Actor
from app.store import Store
from tests.conftest import Place
from tests.services.hidden_house import Hidden, hidden_house

OWN = ("/projects/", "/f/", "/lessons/", "/rows/")


@pytest.fixture
def house(store: Store, place: Place, tmp_path: Path) -> Iterator[Hidden]:
    with hidden_house(store, place, tmp_path) as found:
        yield found


def asked_for(word: str) -> tuple[str, ...]:
    """A word, its beginnings, its typing errors and its neighbours."""
    half = len(word) // 2
    swapped = word[:half] + word[half + 1] + word[half] + word[half + 2 :]
    return (
        word, word[:3], word[:half], word[:-1], swapped, word[:half] + word[half + 1 :], word[:-1] + "x",
        "x" + word[1:], word + "s", word.upper(), f'"{word}"', f"the {word} project",
        f"{word[:half]} {word[half:]}",
    )  # fmt: skip


def apart(house: Hidden) -> dict[frozenset[str], tuple[str, Actor]]:
    """One of those who see the same, for each of them."""
    return {frozenset(house.seen(actor)): (name, actor) for name, actor in house.actors.items()}


def told(house: Hidden, actor: Actor, q: str, kind: str | None = None) -> str:
    """Everything that the services answer to a question, in one text."""
    with house.reading(actor) as work:
        found = search(work, q, "en", kind, limit=200)
        shown = look(work, q, "nl", Wanted(kind=kind))
        return f"{found} {shown.groups} {shown.meaning} {shown.suggestion} {suggest(work, q, 'en')}"


def addresses(found: Found) -> list[str]:
    """Without their order: how much a word weighs is counted in all there is."""
    return sorted(hit.url for hit in found.hits)


def without(everything: list[Entry], kept: set[str]) -> list[Entry]:
    """The handbook and what is `kept`, as if nothing else had ever been written."""
    left = [one for one in everything if one.url in kept or not one.url.startswith(OWN)]
    return [replace(one, audience="all") for one in left]


def test_each_role_may_find_exactly_what_the_database_shows_it(house: Hidden) -> None:
    with house.reading() as work:
        search(work, "anything", "en")
    state = search_index.index_for(house.place).state()
    everything = set(house.words) - {""}
    for name, actor in house.actors.items():
        with house.reading(actor) as work:
            within = state.view(Limits(audiences(work))).within
        found = {str(state.shown(int(one))["url"]) for one in within.nonzero()[0]}
        own = {url for url in found if url.startswith(OWN)}
        assert own <= house.seen(actor), name
        assert house.findable(actor) & everything <= own, name


def test_no_word_of_what_is_closed_is_told_to_anybody(house: Hidden) -> None:
    groups = apart(house)
    assert len(groups) > 8, "people differ in what they see"
    for name, actor in groups.values():
        closed = sorted(house.closed_to(actor))
        for place, word in enumerate(closed[:: 1 + len(closed) // 20]):
            for q in {word, asked_for(word)[place % 13]}:
                answer = told(house, actor, q).replace(q, "")
                assert not [one for one in closed if one in answer], (name, q)


def test_all_ways_to_ask_for_a_closed_word_tell_nothing_of_it(house: Hidden) -> None:
    for name in ("visitor", "PM open", "PFB organisation"):
        actor = house.actors[name]
        closed = sorted(house.closed_to(actor))
        for q in (q for word in closed[:: max(1, len(closed) // 5)] for q in asked_for(word)):
            answer = told(house, actor, q).replace(q, "")
            assert not [one for one in closed if one in answer], (name, q)


def test_what_is_closed_changes_no_answer_and_no_count(house: Hidden, tmp_path: Path) -> None:
    """Asked of an index that never held what is closed, each question is answered the same."""
    with house.reading() as work:
        everything = list(search_index.source(work).entries)
    full = Search.open(tmp_path / "full")
    full.build(Source(everything))
    kinds = [None, *(frozenset(kinds) for kinds in GROUPS.values())]
    for number, (name, actor) in enumerate(apart(house).values()):
        with house.reading(actor) as work:
            limits = audiences(work)
        bare = Search.open(tmp_path / f"bare{number}")
        bare.build(Source(without(everything, house.findable(actor))))
        closed, known = sorted(house.closed_to(actor)), sorted(set().union(*house.words.values()))
        for word in [*closed[:: 1 + len(closed) // 6], *known[::40]]:
            for q in asked_for(word):
                for kind in kinds[:: 1 if q == word else 5]:
                    ours = full.search(q, "en", Limits(limits, kind), 500)
                    theirs = bare.search(q, "en", Limits(None, kind), 500)
                    assert ours.suggestion == theirs.suggestion, (name, q)
                    assert addresses(ours) == addresses(theirs), (name, q)
                assert full.suggest(q, "en", Limits(limits)) == bare.suggest(q, "en", Limits(None)), (name, q)
        bare.close()
    full.close()


def test_what_is_counted_in_a_group_is_what_stands_in_it(house: Hidden) -> None:
    for name, actor in apart(house).values():
        seen = house.seen(actor)
        for wanted in (Wanted(), Wanted(kind="kept"), Wanted(mine=True), Wanted(phase="intake")):
            with house.reading(actor) as work:
                found = look(work, "Here it says lesson project risk", "en", wanted)
            urls = [hit.url for group in found.groups for hit in group.hits]
            own = {url for url in urls if url.startswith(OWN)}
            assert found.total == len(urls) + (found.meaning is not None)
            assert own <= seen, (name, wanted)
            assert {f"/projects/{one.number}" for one in found.projects.values()} <= seen, name


def test_a_lesson_is_offered_to_a_project_only_if_everybody_may_read_it(house: Hidden) -> None:
    nobody = house.seen(house.actors["nobody"])
    for name in ("PM open", "PM closed", "PMO organisation"):
        with house.reading(house.actors[name]) as work:
            offered = {f"/lessons/{one.number}" for one in offered_lessons(work)}
        assert offered, "some are"
        assert offered <= nobody, name
