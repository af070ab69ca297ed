"""The figures of a form that counts from the moment it is sent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.runs.as_sent import figures_of
from app.runs.freeze import Names, freeze
from app.runs.path import walk
from tests.runs.small import compiled, context

ANSWERS = {"name": "Roof", "duty": "no", "cost": 600_000, "parts": {"none": "One job"}}


def idea(counts: str = "sent", **spare: Any) -> Compiled:
    """The form about an idea, counting from this moment; `spare`: other properties of what is left over."""
    known = compiled("idea").resolved
    steps = [
        step.model_copy(
            update={
                "fields": tuple(
                    field.model_copy(update=spare) if field.id == "spare" else field for field in step.fields
                )
            }
        )
        for step in known.checklist.steps
    ]
    form = known.checklist.model_copy(update={"counts": counts, "steps": tuple(steps)})
    return compile_checklist(known.model_copy(update={"checklist": form}))


def sent(form: Compiled, **around: Any) -> dict[str, Any]:
    """Its record, as it is kept when it is sent."""
    return freeze(walk(form, ANSWERS, context("idea", **around)), {}, Names({}), {})


def test_what_was_worked_out_stays_as_it_was_sent() -> None:
    figures = figures_of(idea(), sent(idea(), setting__big_cost=Decimal(5000)))
    later = walk(idea(), ANSWERS, context("idea", setting__big_cost=Decimal(9000)), figures=figures)
    assert (later.fields["size_class"].value, later.scope["size_class"]) == ("M", "M")
    now = walk(idea(), ANSWERS, context("idea", setting__big_cost=Decimal(9000)))
    assert now.fields["size_class"].value == "S"


@pytest.mark.parametrize(
    ("calc", "came_to"),
    [
        ("cost * 2", Decimal(12_000)),
        ("count(parts)", Decimal(0)),
        ("run.now", date(2026, 3, 2)),
        ("project.gates_passed", ("G0", "G1")),
        ("yes if cost > 5 else no", "yes"),
        ("run.gate_number", None),
    ],
)
def test_each_kind_of_value_comes_back_as_rules_read_it(calc: str, came_to: object) -> None:
    form = idea(calc=calc)
    record = sent(form, project__gates_passed=("G0", "G1"))
    assert figures_of(form, record)["spare"] == came_to


def test_before_it_is_sent_nothing_stays() -> None:
    assert figures_of(idea(), None) == {}


def test_a_form_that_counts_when_it_is_decided_follows_what_it_reads_until_then() -> None:
    assert figures_of(idea("decided"), sent(idea("decided"))) == {}


def test_what_those_who_check_it_work_out_is_not_known_when_it_is_sent() -> None:
    form = idea(turn="review")
    assert "spare" not in figures_of(form, sent(form))


def test_what_was_not_shown_when_it_was_sent_is_worked_out_when_it_is() -> None:
    form = idea(show="name == 'Roof'")
    record = freeze(walk(form, {**ANSWERS, "name": "Hall"}, context("idea")), {}, Names({}), {})
    assert "spare" not in figures_of(form, record)
