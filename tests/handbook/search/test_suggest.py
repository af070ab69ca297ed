from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.handbook.search.suggest import WordList, distance

WORDS = WordList({"charter": 5, "chart": 2, "charge": 1, "planning": 4, "plan": 9, "stuurgroep": 3})


def anything(_: str) -> bool:
    return True


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
def test_one_slip_or_two_in_a_long_word_is_mended(typed: str, meant: str) -> None:
    assert WORDS.corrections(typed, anything)[0] == meant


@pytest.mark.parametrize("typed", ["pln", "1234", "zzzzzz", "", "stxxxgroep"])
def test_what_is_short_or_far_from_any_word_is_left(typed: str) -> None:
    assert WORDS.corrections(typed, anything) == []


def test_words_that_begin_so_come_most_used_first() -> None:
    assert WORDS.completions("char", anything) == ["charter", "chart", "charge"]
    assert WORDS.completions("plan", anything) == ["planning"], "not the word itself"


def test_what_the_reader_may_not_see_is_neither_completed_nor_corrected_to() -> None:
    assert WORDS.completions("char", "chart".__eq__) == ["chart"]
    assert WORDS.corrections("chartes", "nothing".__eq__) == []


def test_two_swapped_letters_are_one_slip() -> None:
    assert distance("charter", "chatrer", 2) == 1


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_the_same_both_ways_and_nought_only_for_equals(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)
    assert distance(one, other, 1) == min(distance(one, other, 9), 2)
