"""Status report, issue and change request come to what the practice case says, and spare small projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.runs.path import Walk, walk

ROOT = Path(__file__).parents[2]
DAY_151 = date(2026, 7, 31)
REGISTERS = (
    "deliverables",
    "risks",
    "conditions",
    "actions",
    "changes",
    "issues",
    "status_reports",
    "baselines",
)
CASE: Mapping[str, Any] = {
    **{f"reg.{one}": () for one in REGISTERS},
    "run.now": DAY_151, "run.starter": "robin", "project.sponsor": "mirjam", "project.pm": "robin",
    "project.class": "M", "project.state": "running", "project.use_ev": "yes",
    "project.bac": Decimal(440000), "project.bac_g2": Decimal(440000),
    "project.contingency_left": Decimal(40000), "project.authorised": Decimal(480000),
    "project.tol_time": Decimal(30), "project.tol_cost": Decimal(9), "project.tol_cost_eur": Decimal(39600),
}  # fmt: skip
GO_LIVE = {"_id": "r1", "name": "Go-live", "gate": "G4", "baseline": "2026-10-16", "forecast": "2026-11-13"}
MONTH_FIVE: Mapping[str, Any] = {
    "as_of": "2026-07-31", "milestones_now": {"rows": [GO_LIVE]}, "pv": 21000000, "ev": 17850000,
    "ac": 19600000, "forecast_cost": 47500000, "benefit_pct": "93",
}  # fmt: skip
AMBER = dict.fromkeys(("schedule", "cost", "scope", "benefits", "risk", "governance"), "amber")
SMALL: Mapping[str, Any] = {**CASE, "project.class": "S", "project.use_ev": None}
ASKED_OF_SMALL = {
    "status-report": {"as_of", "milestones_now", "ac", "forecast_cost", "schedule", "cost", "scope",
                      "done", "asks"},
    "issue-escalation": {"issue_title", "severity", "owner", "due", "status"},
    "change-request": {"cr_title", "reason", "d_cost", "funding", "d_days", "cr_decision", "cr_decided"},
}  # fmt: skip
VISITORS: Mapping[str, Any] = {"d_cost": 5200000, "d_days": "42", "funding": "contingency"}


@cache
def form(checklist_id: str) -> Compiled:
    return compile_checklist(resolve(load(ROOT)[0], checklist_id))


def walked(checklist_id: str, answers: Mapping[str, Any], context: Mapping[str, Any] = CASE) -> Walk:
    return walk(form(checklist_id), answers, {**form(checklist_id).settings, **context})


def report(context: Mapping[str, Any] = CASE, **answers: Any) -> Walk:
    return walked("status-report", {**MONTH_FIVE, **answers}, context)


def values(seen: Walk, *names: str) -> tuple[Any, ...]:
    return tuple(seen.fields[name].value for name in names)


def effects(seen: Walk) -> set[str]:
    return {one.id for one in seen.biting if one.kind == "effect"}


def test_month_five_of_the_case_is_amber_in_time_and_red_in_cost() -> None:
    seen = report()
    assert values(seen, "slip", "spi") == (28, Decimal("0.85"))
    assert round(seen.fields["cpi"].value, 3) == Decimal("0.911")
    assert round(seen.fields["forecast"].value, 2) == Decimal("483137.25")
    assert values(seen, "schedule_calc", "cost_calc", "benefits_calc") == ("amber", "red", "amber")
    assert values(seen, "scope_calc", "risk_calc", "governance_calc") == ("green", "green", "green")
    assert seen.fields["overall_calc"].value == "red"


def test_without_earned_value_the_own_forecast_counts() -> None:
    seen = report({**CASE, "project.use_ev": "no"})
    assert values(seen, "forecast", "cost_calc") == (475000, "amber")


def test_better_than_computed_asks_why_and_worse_does_not() -> None:
    assert report(**AMBER).fields["better_reason"].shown
    assert not report(**{**AMBER, "cost": "red"}).fields["better_reason"].shown


def test_bad_news_is_marked_and_never_stopped() -> None:
    seen = report(**{**AMBER, "cost": "red"}, recovery={"none": ""})
    assert {"S-C16-1", "S-C16-2"} <= effects(seen)
    assert not [one for one in seen.biting if one.kind == "stop"]


def test_running_actions_and_the_issue_that_is_about_it_take_the_marks_away() -> None:
    action = {"_id": "a", "status": "open", "effect": "five days", "due": date(2026, 8, 20), "overdue": "no"}
    issue = {"_id": "i", "ref": "i", "status": "open", "severity": "S2"}
    context = {**CASE, "reg.actions": (action,), "reg.issues": (issue,)}
    seen = report(context, **{**AMBER, "cost": "red"}, exception_issue="i")
    assert not {"S-C16-1", "S-C16-2"} & effects(seen)


@pytest.mark.parametrize(
    ("severity", "named", "marked"),
    [("S1", None, True), ("S1", "i", False), ("S2", "i", False), ("S3", "i", True), ("S1", "other", True)],
)
def test_only_a_serious_issue_that_the_report_names_counts_as_a_reported_exception(
    severity: str, named: str | None, marked: bool
) -> None:
    issue = {"_id": "i", "ref": "i", "status": "open", "severity": severity}
    named_one = {"exception_issue": named} if named else {}
    seen = report({**CASE, "reg.issues": (issue,)}, **{**AMBER, "cost": "red"}, **named_one)
    assert ("S-C16-2" in effects(seen)) is marked


def test_within_the_tolerances_no_issue_is_asked_for() -> None:
    assert report(**AMBER, ac=17850000).fields["forecast"].value == 475000
    assert not report(**AMBER, ac=17850000).fields["exception_issue"].shown


def critical(**before: Any) -> Mapping[str, Any]:
    """A project with one critical threat; `before`: the colours of the last report."""
    risk = {"_id": "k", "status": "open", "type": "threat", "score": Decimal(25), "owner": "robin"}
    last = {"_id": "s", "as_of": date(2026, 6, 30), **before}
    told = {"reg.risks": (risk,), "reg.status_reports": (last,), "project.last_report": date(2026, 6, 30)}
    return {**CASE, **told}


def test_a_red_risk_counts_as_amber_until_it_is_red_twice() -> None:
    good = {"ev": 21000000, "forecast_cost": 44000000, "benefit_pct": "100", "milestones_now": {"none": ""}}
    assert values(report(critical(), **good), "risk_calc", "overall_calc") == ("red", "amber")
    assert report(critical(risk_calc="red"), **good).fields["overall_calc"].value == "red"


@pytest.mark.parametrize("checklist_id", sorted(ASKED_OF_SMALL))
def test_a_small_project_is_asked_the_short_set(checklist_id: str) -> None:
    answers = {
        "d_cost": 500000,
        "d_days": "0",
        "funding": "extra_budget",
        "status": "closed",
        "severity": "S1",
    }
    seen = walked(checklist_id, answers, SMALL)
    asked = {
        name for name, one in seen.fields.items() if one.shown and one.field.type not in ("calc", "info")
    }
    assert asked == ASKED_OF_SMALL[checklist_id]


@pytest.mark.parametrize(
    ("days", "cost", "breach"), [("28", 0, "no"), ("31", 0, "yes"), ("28", 4313700, "yes")]
)
def test_an_issue_breaks_a_tolerance_or_does_not(days: str, cost: int, breach: str) -> None:
    seen = walked("issue-escalation", {"severity": "S2", "impact_time": days, "impact_cost": cost})
    assert seen.fields["breach"].value == breach
    assert ("none" in seen.closed("escalate_to")) is (breach == "yes")


def test_nobody_verifies_an_issue_of_their_own() -> None:
    closed = {"severity": "S3", "status": "closed", "owner": "lisa", "closed_check": "yes"}
    assert "S-C17-2" in {
        one.id for one in walked("issue-escalation", {**closed, "verified_by": "lisa"}).biting
    }
    assert "S-C17-2" not in {
        one.id for one in walked("issue-escalation", {**closed, "verified_by": "yusuf"}).biting
    }


def change(context: Mapping[str, Any] = CASE, **answers: Any) -> Walk:
    given = {"cr_requester": "alderman", "cr_kind": "scope", "urgency": "normal", **answers}
    return walked("change-request", given, context)


CR_01 = {"_id": "c1", "status": "approved", "d_cost": Decimal(9000), "d_days": Decimal(0),
         "deliverables": ("interface",), "asked_on": date(2026, 7, 20)}  # fmt: skip
AFTER_CR_01 = {
    **CASE, "reg.changes": (CR_01,), "project.bac": Decimal(449000),
    "project.contingency_left": Decimal(31000), "project.tol_cost_eur": Decimal(31000),
}  # fmt: skip


def test_the_first_change_of_the_case_goes_to_the_sponsor_and_leaves_the_authorised_budget() -> None:
    seen = change(d_cost=900000, d_days="0", funding="contingency", cr_decision="approve")
    assert seen.fields["authority"].value == "SPO"
    assert values(seen, "new_bac", "new_contingency", "new_authorised") == (449000, 31000, 480000)
    assert seen.fields["new_tolerance"].value == 31000


def test_the_second_change_of_the_case_is_for_the_portfolio_board() -> None:
    seen = change(AFTER_CR_01, **{**VISITORS, "funding": "extra_budget"})
    assert round(seen.fields["cum_change_pct"].value, 1) == Decimal("13.9")
    assert seen.fields["authority"].value == "PFB"
    assert "contingency" in seen.closed("funding")


def test_a_change_that_is_put_off_leaves_the_budget_as_it_was() -> None:
    seen = change(AFTER_CR_01, **VISITORS, cr_decision="defer")
    assert values(seen, "new_bac", "new_authorised") == (449000, 480000)


def test_a_small_change_is_recorded_by_the_project_manager_without_an_approval() -> None:
    seen = change(d_cost=500000, d_days="0", funding="contingency")
    assert seen.fields["decides_now"].value == "PM"
    assert seen.fields["pm_note"].shown
    assert not seen.fields["cr_decided"].shown


def test_who_asks_as_sponsor_does_not_decide() -> None:
    assert change(d_cost=900000, d_days="0", funding="contingency", cr_requester="mirjam").fields[
        "authority"
    ].value == "STC"  # fmt: skip


def test_changes_to_the_same_deliverable_within_a_month_count_together() -> None:
    touched = {"imp_any": "yes", "imp_deliverables": ["interface"]}
    small = {"d_cost": 500000, "d_days": "0", "funding": "contingency"}
    assert values(change(AFTER_CR_01, **small, **touched), "route_cost", "authority") == (14000, "SPO")
    apart = change(AFTER_CR_01, **small, imp_any="yes", imp_deliverables=["form"])
    assert values(apart, "route_cost", "authority") == (5000, "PM")


def test_in_an_emergency_the_sponsor_decides_and_the_board_confirms() -> None:
    seen = change(AFTER_CR_01, **VISITORS, urgency="emergency", cr_decision="approve")
    assert values(seen, "authority", "decides_now") == ("PFB", "SPO")
    assert "S-C18-10" in effects(seen)
