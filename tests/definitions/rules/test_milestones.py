"""Milestones: their order, the next gate among them, dates that cannot be right."""

from datetime import date
from typing import Any

import pytest

from app.definitions.rules import reads
from app.definitions.rules.parse import parse
from tests.definitions.rules.answers import comes_to, rows
from tests.definitions.rules.sample import SCALES

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)


def ordered(**columns: list[Any]) -> Any:
    return comes_to("dates_ordered(m.id, m.depends_on, m.baseline)", m=rows(**columns))


def test_a_milestone_may_not_come_before_one_it_depends_on() -> None:
    ids = ["A", "B", "C"]
    waits = [None, "A", " a, B "]
    assert ordered(id=ids, depends_on=waits, baseline=[MARCH, APRIL, MAY]) is True
    assert ordered(id=ids, depends_on=waits, baseline=[MARCH, APRIL, MARCH]) is False
    assert ordered(id=ids, depends_on=waits, baseline=[MARCH, MARCH, MARCH]) is True


def test_a_milestone_that_waits_for_one_that_is_not_there_has_no_order() -> None:
    assert ordered(id=["A"], depends_on=["Z"], baseline=[MARCH]) is False


def test_rows_that_are_pointed_at_may_be_depended_on_as_well() -> None:
    assert ordered(id=["r1", "r2"], depends_on=[(), ("r1",)], baseline=[APRIL, MARCH]) is False


def test_the_order_is_open_while_a_date_is() -> None:
    assert ordered(id=["A", "B"], depends_on=[None, "A"], baseline=[None, APRIL]) is None
    assert ordered(id=["A", "B"], depends_on=[None, "A"], baseline=[MARCH, None]) is None
    assert ordered(id=["A", None], depends_on=[None, None], baseline=[None, None]) is True
    assert ordered(id=[], depends_on=[], baseline=[]) is True


def next_gate(which: str, scales: Any = SCALES, **columns: list[Any]) -> Any:
    return comes_to(f"next_gate_{which}(m.gate, m.day, m.actual)", scales, m=rows(**columns))


@pytest.mark.parametrize("which", ["baseline", "forecast"])
def test_the_next_gate_is_the_first_of_the_method_that_was_not_reached(which: str) -> None:
    gates = ["G4", None, "G3", "G2"]
    days = [MAY, MARCH, APRIL, MARCH]
    assert next_gate(which, gate=gates, day=days, actual=[None, None, None, MARCH]) == APRIL
    assert next_gate(which, gate=gates, day=days, actual=[None, None, APRIL, MARCH]) == MAY
    assert next_gate(which, gate=gates, day=days, actual=[MAY, None, APRIL, MARCH]) is None
    assert next_gate(which, gate=[], day=[], actual=[]) is None


def test_of_two_milestones_of_one_gate_the_one_written_first_counts_for_both_dates() -> None:
    columns: dict[str, list[Any]] = {"gate": ["G3", "G3"], "actual": [None, None]}
    assert next_gate("baseline", day=[MAY, MARCH], **columns) == MAY
    assert next_gate("forecast", day=[None, MARCH], **columns) is None


def test_a_gate_that_the_method_does_not_know_comes_last() -> None:
    columns: dict[str, list[Any]] = {"gate": ["A1", "G5"], "day": [MARCH, MAY], "actual": [None, None]}
    assert next_gate("baseline", **columns) == MAY
    assert next_gate("baseline", {}, **columns) == MARCH


def test_the_slip_of_the_practice_case_is_28_days() -> None:
    table = rows(
        gate=["G2", "G4"], baseline=[MARCH, date(2026, 10, 16)], forecast=[MARCH, date(2026, 11, 13)],
        actual=[MARCH, None],
    )  # fmt: skip
    slip = (
        "days(next_gate_baseline(m.gate, m.baseline, m.actual),"
        " next_gate_forecast(m.gate, m.forecast, m.actual))"
    )
    assert comes_to(slip, m=table) == 28


def plausible(actual: date | None, baseline: date | None = None, today: date | None = APRIL) -> Any:
    table = rows(actual=[actual], baseline=[baseline])
    assert baseline or comes_to("actual_dates_plausible(m.actual)", m=table, run__now=today) == comes_to(
        "actual_dates_plausible(m.actual, m.baseline)", m=table, run__now=today
    )
    return comes_to("actual_dates_plausible(m.actual, m.baseline)", m=table, run__now=today)


def test_what_has_happened_does_not_lie_in_the_future() -> None:
    assert plausible(APRIL) is True
    assert plausible(date(2026, 4, 2)) is False
    assert plausible(None) is True
    assert plausible(APRIL, today=None) is None


def test_a_date_more_than_a_year_before_its_plan_is_a_slip_of_the_pen() -> None:
    assert plausible(date(2025, 5, 1), MAY) is True
    assert plausible(date(2025, 4, 30), MAY) is False
    assert plausible(APRIL, date(2020, 1, 1)) is True


def test_a_function_that_looks_at_today_says_so() -> None:
    assert reads(parse("actual_dates_plausible(m.actual)")) == {"m.actual", "run.now"}
