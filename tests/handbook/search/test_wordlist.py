from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source
from app.handbook.search.mistakes import distances
from app.handbook.search.wordlist import WordList

TEXTS = ["charter chart planning", "charter plan stuurgroep", "charter charge plan", "plan planning",
         "plan planning stuurgroep", "charter planning", "charter risico register besluitenlijst",
]  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> WordList:
    """The words of a few entries, two of which came after the build."""
    search = Search.open(tmp_path_factory.mktemp("words") / "index")
    entries = [Entry(str(n), "handbook", "nl", "", (), one, f"/{n}") for n, one in enumerate(TEXTS)]
    search.build(Source(entries[:5]))
    search.put([*entries[5:], Entry("x", "record", "nl", "", (), "charisma", "/x", "project:1")])
    return seen(search, Limits(frozenset({"all"})))


def seen(search: Search, limits: Limits) -> WordList:
    ranked = search.ranked("anything", "nl", limits)
    assert ranked is not None
    return WordList(ranked.state, ranked.state.view(limits))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chatrer", "charter"),
        ("chartr", "charter"),
        ("charterr", "charter"),
        ("xharter", "charter"),
        ("plannign", "planning"),
        ("planinng", "planning"),
        ("stuurgreop", "stuurgroep"),
        ("sturgoep", "stuurgroep"),
    ],
)
def test_one_slip_or_two_in_a_long_word_is_mended(known: WordList, typed: str, meant: str) -> None:
    assert known.corrections(typed, 3)[0] == meant


@pytest.mark.parametrize("typed", ["pln", "1234", "zzzzzz", "", "stxxxgroep", "\x00\x00\x00\x00", "ööööö"])
def test_what_is_short_or_far_from_any_word_is_left(known: WordList, typed: str) -> None:
    assert known.corrections(typed, 3) == []


def test_words_that_begin_so_come_most_used_first(known: WordList) -> None:
    assert known.completions("char", 8) == ["charter", "charge", "chart"]
    assert known.completions("plan", 8) == ["planning"], "not the word itself"
    assert known.completions("char", 1) == ["charter"]


def test_what_the_reader_may_not_see_is_neither_completed_nor_counted(known: WordList) -> None:
    assert "charisma" not in known.completions("chari", 8)
    assert known.corrections("charimsa", 3) == []
    assert known.uses("charisma") == 0
    assert not known.means("charisma")


def test_a_compound_falls_into_words_that_are_used_and_they_make_one(known: WordList) -> None:
    assert known.halves("risicoregister") == ("risico", "register")
    assert known.halves("risicosregister") == ("risico", "register")
    assert known.halves("risicoxregister") is None
    assert known.whole("besluiten", "lijst") == "besluitenlijst"
    assert known.whole("lijst", "besluiten") is None


def distance(one: str, other: str, most: int) -> int:
    row = np.zeros((1, len(one) + most), np.uint8)
    if len(other) > row.shape[1]:
        return most + 1
    row[0, : len(other)] = list(other.encode())
    return int(distances(one.encode(), row, np.array([len(other)], np.uint8), most)[0])


def _by_definition(one: str, other: str) -> int:
    """Letter by letter, from the ends."""
    if not one or not other:
        return len(one) + len(other)
    found = min(
        _by_definition(one[:-1], other) + 1,
        _by_definition(one, other[:-1]) + 1,
        _by_definition(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found = min(found, _by_definition(one[:-2], other[:-2]) + 1)
    return found


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", max_size=5), st.integers(1, 2))
def test_mistakes_are_counted_as_they_are_defined(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(_by_definition(one, other), most + 1)


def test_the_words_of_an_index_nobody_may_see_are_none(tmp_path: Path) -> None:
    search = Search.open(tmp_path / "index")
    search.build(Source([Entry("x", "record", "nl", "", (), "charisma", "/x", "project:1")]))
    assert seen(search, Limits(frozenset())).completions("ch", 8) == []
