"""A value as rules reckon with it is stored as an answer is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.checklist import Column
from app.definitions.text import Text
from app.runs.values import to_engine, to_stored


def asked(type_: Any, **more: Any) -> Column:
    return Column(id="x", type=type_, label=Text(en="X", nl="X"), **more)


@pytest.mark.parametrize(
    ("column", "value", "stored"),
    [
        (asked("text"), None, None),
        (asked("text"), "word", "word"),
        (asked("yesno"), True, "yes"),
        (asked("yesno"), False, "no"),
        (asked("money"), Decimal("12.345"), 1235),
        (asked("number"), Decimal("12.50"), "12.5"),
        (asked("rating"), Decimal(4), 4),
        (asked("date"), date(2026, 3, 2), "2026-03-02"),
        (asked("ref", many=True), ("a", "b"), ["a", "b"]),
        (asked("ref", many=True), "a", ["a"]),
        (asked("multi"), "a", ["a"]),
    ],
)
def test_a_value_is_stored_as_an_answer_to_its_question(column: Column, value: Any, stored: Any) -> None:
    assert to_stored(column, value) == stored


@pytest.mark.parametrize(
    ("column", "stored"),
    [
        (asked("money"), 1235),
        (asked("number"), "12.5"),
        (asked("rating"), 4),
        (asked("date"), "2026-03-02"),
        (asked("multi"), ["a"]),
    ],
)
def test_storing_is_reading_the_other_way_round(column: Column, stored: Any) -> None:
    assert to_stored(column, to_engine(column, stored)) == stored
