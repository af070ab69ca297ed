"""Risks are weighed, answered and accepted as the method says, with the five risks of the practice case."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from app.runs.path import Walk
from tests.content.parking import FIVE, MEDIUM, SMALL, stops
from tests.content.test_forms_of_the_method import form, shown, walked


def risk(number: int, prob: int, time: int, own: str, cost: int, **more: Any) -> dict[str, Any]:
    return {
        "_id": f"r{number}", "id": f"R{number}", "type": "threat", "cause": "c", "event": "e", "effect": "f",
        "prob": prob, "imp_time": time, "prob_pct_own": own, "cost_eur": cost, "response": "reduce",
        "action": "a", "owner": "lisa", "due": "2026-07-01", **more,
    }  # fmt: skip


def assessed(rows: list[dict[str, Any]], context: Mapping[str, Any] = MEDIUM, **answers: Any) -> Walk:
    return walked("risk-assessment", {"risks": {"rows": rows}, **answers}, context)


def five(**more: Any) -> list[dict[str, Any]]:
    return [risk(number, *one, **more) for number, one in enumerate(FIVE, 1)]


def test_the_five_risks_of_the_case_expose_84600() -> None:
    seen = assessed(five())
    assert seen.fields["exposure"].value == 84_600
    scores = [row.values["score"] for row in seen.fields["risks"].rows]
    assert scores == [16, 15, 6, 12, 8]
    assert not stops(seen)


def test_opportunities_are_added_up_apart_and_closed_risks_count_no_more() -> None:
    rows = [*five(), risk(6, 4, 2, "50", 1_000_000, type="opportunity", response="enhance")]
    seen = assessed(rows)
    assert (seen.fields["exposure"].value, seen.fields["chances"].value) == (84_600, 5_000)
    assert assessed([{**one, "status": "closed"} for one in five()]).fields["exposure"].value == 0


def test_high_risks_without_an_estimate_of_what_is_left_go_to_the_sponsor() -> None:
    assert assessed(five()).fields["high_left"].value == 3
    assert "accept_high" in shown(assessed(five()))
    assert "accept_high" not in shown(assessed(five(res_prob=1, res_imp=2)))
    assert "accept_crit" in shown(assessed([risk(1, 5, 5, "90", 100)]))


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"response": None}, "S-C08-1"),
        ({"action": None}, "S-C08-1"),
        ({"imp_time": None}, "S-C08-1a"),
        ({"response": "exploit"}, "S-C08-1b"),
        ({"prob_pct_own": "20"}, "S-C08-1c"),
        ({"res_prob": 5, "res_imp": 5}, "S-C08-2"),
        ({"type": "opportunity", "response": "share", "res_prob": 1, "res_imp": 1}, "S-C08-2a"),
    ],
)
def test_a_risk_that_cannot_be_right_is_not_sent(more: dict[str, Any], rule: str) -> None:
    assert rule in stops(assessed([{**five()[0], **more}]))


def test_the_owner_of_a_risk_holds_a_role() -> None:
    roles = ({"role": "PM", "person": "robin", "status": "accepted"},)
    assert "S-C08-3" in stops(assessed(five(), {**MEDIUM, "reg.roles": roles}))
    assert not stops(assessed(five(), {**MEDIUM, "reg.roles": ({**roles[0], "person": "lisa"},)}))


def test_a_risk_that_happened_is_written_as_an_issue() -> None:
    (rule,) = [one for one, _ in form("risk-assessment").rules if one.id == "S-C08-4"]
    assert rule.writes is not None
    assert (rule.writes.register_, rule.writes.of) == ("issues", "risks")


def test_a_gap_with_the_contingency_is_explained_and_accepted() -> None:
    context = {**MEDIUM, "project.contingency_left": Decimal(40_000)}
    low = five(res_prob=1, res_imp=2)
    assert {"gap_reason", "accept_high"} <= shown(assessed(low, context))
    done = assessed(low, context, gap_reason="We can bear it", accept_high="approved")
    assert done.fields["exposure_covered"].value == "yes"


def test_a_small_project_is_asked_for_risks_in_six_columns() -> None:
    one = {
        "_id": "r1",
        "event": "e",
        "prob": 3,
        "effect": "f",
        "action": "a",
        "owner": "o",
        "due": "2026-07-01",
    }
    seen = assessed([one], SMALL)
    assert shown(seen) == {"risks"}
    (row,) = seen.fields["risks"].rows
    calculated = {"impact", "score", "residual", "running", "left"}
    columns = {one.id for one in seen.fields["risks"].field.columns} - calculated
    assert columns - row.hidden == {"event", "prob", "effect", "action", "owner", "due"}
    assert not stops(seen)
