"""Which gate a project of the method comes to next, by its phase and the dates of its plan."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from app.definitions.library import Library
from app.definitions.loader import load
from app.services.gate_days import GateDay, next_gate
from app.store.model import Project

DAY = dt.date(2026, 3, 2)


@cache
def method() -> Library:
    return load(Path(__file__).parents[2])[0]


def comes_next(*days: GateDay, phase: str = "execution", size: str = "L") -> str | None:
    project = Project(number="P-1", title="Roof", phase=phase, project_class=size, state="running")
    found = next_gate(method(), project, days)
    return found.gate if found is not None else None


@pytest.mark.parametrize("size", ["M", "L"])
def test_without_any_date_a_gate_that_repeats_is_not_named_for_it_may_have_been_passed(size: str) -> None:
    assert comes_next(size=size) == "G4"


def test_nor_after_it_was_taken_when_the_plan_holds_no_later_gate() -> None:
    assert comes_next(GateDay("G3", DAY, actual=DAY)) == "G4"


def test_a_gate_that_repeats_comes_next_when_the_plan_holds_it_again() -> None:
    again = GateDay("G3", DAY + dt.timedelta(days=30))
    assert comes_next(GateDay("G3", DAY, actual=DAY), again) == "G3"
    assert comes_next(GateDay("G3", DAY, actual=DAY), again, GateDay("G4", DAY)) == "G4"


def test_a_gate_that_is_taken_once_is_named_without_a_date_too() -> None:
    assert comes_next(phase="planning") == "G2"
    assert comes_next(GateDay("G4", DAY), phase="planning") == "G2"
