"""What speaks of the same things as a text is found by words that both hold, and says by which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import IndexMissing, Limits, Meaning, Search, Source

GROUPS = [["steering committee", "stuurgroep", "STC"], ["stakeholder", "belanghebbende"], ["lesson", "les"]]
SAME = Meaning(GROUPS, "project team")
ALL = Limits(None, frozenset({"lesson"}))


def lesson(number: str, text: str, lang: str = "en", title: str = "", audience: str = "all") -> Entry:
    return Entry(
        f"lesson:{number}:{lang}", "lesson", lang, title, (), text, f"/{number}", audience, code=number
    )


@pytest.fixture
def index(tmp_path: Path) -> Search:
    return Search.open(tmp_path / "index")


def spoken(index: Search, text: str, *entries: Entry, limits: Limits = ALL) -> dict[str, tuple[str, ...]]:
    """What an index of these entries says."""
    index.build(Source(entries, GROUPS))
    return index.alike({one.code: () for one in entries}, limits, SAME).of(text)


def test_the_words_of_the_text_are_named_as_they_stand_there(index: Search) -> None:
    found = spoken(index, "Roofs, a subsidy and a crane", lesson("L-1", "The roof waited for subsidies"))
    assert found == {"L-1": ("roofs", "subsidy")}


def test_a_word_is_met_by_its_stem_in_either_language(index: Search) -> None:
    entries = lesson("L-1", "The residents pay"), lesson("L-2", "De bewoners betalen", "nl")
    assert spoken(index, "resident, bewoner", *entries) == {"L-1": ("resident",), "L-2": ("bewoner",)}


def test_another_name_of_the_glossary_is_the_same_thing_in_the_other_language(index: Search) -> None:
    entries = lesson("L-1", "Belanghebbenden spreken de stuurgroep", "nl"), lesson("L-2", "A committee met")
    found = spoken(index, "Stakeholders ask the steering committee", *entries)
    assert found == {"L-1": ("stakeholders", "steering committee"), "L-2": ("committee",)}


def test_the_words_of_a_phrase_are_not_counted_beside_it(index: Search) -> None:
    found = spoken(index, "the steering committee steering", lesson("L-1", "Ask the steering committee"))
    assert found == {"L-1": ("steering committee",)}


def test_a_name_of_several_words_has_to_stand_together(index: Search) -> None:
    entry = lesson("L-1", "Steering a ship is no matter for a committee")
    assert spoken(index, "stuurgroep", entry) == {}


@pytest.mark.parametrize("text", ["Why would you need the one?", "IT 2026 G2", "The project team", "les", ""])
def test_words_that_say_nothing_do_not_count(index: Search, text: str) -> None:
    entry = lesson("L-1", "Why would you need the one? IT 2026 G2 project team lesson les")
    assert spoken(index, text, entry) == {}


def test_what_is_told_in_two_languages_is_one_thing(index: Search) -> None:
    entries = lesson("L-1", "crane", title="Roof"), lesson("L-1", "crane", "nl", title="Subsidie")
    assert spoken(index, "roof subsidie crane", *entries) == {"L-1": ("roof", "subsidie", "crane")}


def test_a_word_that_more_than_half_of_many_hold_says_nothing(index: Search) -> None:
    few = [lesson(f"L-{n}", "Roof and crane" if n < 4 else "Roof") for n in range(6)]
    assert set(spoken(index, "roof crane", *few).values()) == set()
    assert spoken(index, "roof crane", *few[:5])["L-0"] == ("roof", "crane"), "of five, all may hold it"
    few[3] = lesson("L-3", "Roof")
    assert set(spoken(index, "roof crane", *few).values()) == {("crane",)}


def test_what_is_not_compared_changes_nothing(index: Search) -> None:
    few = [lesson("L-1", "Roof and subsidy"), lesson("L-2", "Crane")]
    other = [lesson(f"X-{n}", "Roof and crane") for n in range(9)]
    page = [Entry(f"page-{n}", "handbook", "en", "Roof", (), "subsidy", f"/p{n}") for n in range(9)]
    index.build(Source([*few, *other, *page], GROUPS))
    found = index.alike({"L-1": (), "L-2": ()}, ALL, SAME).of("roof subsidy crane")
    assert found == {"L-1": ("roof", "subsidy"), "L-2": ("crane",)}


def test_what_may_not_be_found_is_neither_named_nor_counted(index: Search) -> None:
    seen = [lesson(f"L-{n}", "Roof" if n < 3 else "Crane") for n in range(6)]
    closed = [lesson(f"S-{n}", "Roof", audience="project:1") for n in range(9)]
    found = spoken(index, "roof", *seen, *closed, limits=replace(ALL, audiences=frozenset({"all"})))
    assert sorted(found) == ["L-0", "L-1", "L-2"]


def told(index: Search, entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    among = {one.code: tuple(each for each in entries if each.code == one.code) for one in entries}
    return index.alike(among, ALL, SAME).of("Stakeholders, a roof, a subsidy and the steering committee")


def test_entries_that_are_given_count_as_they_are_whatever_the_index_holds(index: Search) -> None:
    now = [lesson("L-1", "The roof"), lesson("L-2", "De stuurgroep", "nl"), lesson("L-3", "subsidy", "nl")]
    right = {"L-1": ("roof",), "L-2": ("steering committee",), "L-3": ("subsidy",)}
    assert told(index, now) == right, "no index"
    index.build(Source([]))
    assert told(index, now) == right, "nothing in it"
    index.put([lesson("L-1", "The subsidy of stakeholders"), now[1], now[2], lesson("L-3", "roof")])
    assert told(index, now) == right, "one as it was, and one in two languages"
    index.put(now, instead_of=["lesson:L-3:en"])
    assert told(index, now) == right, "all of it"
    held = index.alike({one.code: (one,) for one in now}, ALL, SAME)
    assert "memory" not in [part.name for part, _ in held.parts], "nothing is read again"
    index.forget()
    assert told(index, now) == right, "an index given up"


def test_who_asks_for_what_only_the_index_knows_hears_that_it_is_missing(index: Search) -> None:
    with pytest.raises(IndexMissing):
        index.alike({"L-1": ()}, ALL, SAME)


def test_a_number_that_the_index_does_not_know_is_like_nothing(index: Search) -> None:
    index.build(Source([lesson("L-1", "roof")]))
    assert index.alike({"L-1": (), "L-9": ()}, ALL, SAME).of("roof") == {"L-1": ("roof",)}
