"""Plan, people, messages and dependencies reckon as the method says, with figures of the practice case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.runs.path import Walk
from tests.content.parking import FIVE, MEDIUM, SMALL, stops
from tests.content.test_forms_of_the_method import form, shown, walked

MILESTONES = [
    {"_id": "a", "id": "M1", "name": "Link ready", "baseline": "2026-07-01", "owner": "lisa"},
    {"_id": "b", "id": "M2", "name": "Tested", "baseline": "2026-08-28", "owner": "lisa", "depends_on": "M1"},
    {
        "_id": "c",
        "id": "M3",
        "name": "Trained",
        "baseline": "2026-10-01",
        "owner": "yusuf",
        "depends_on": "M2",
    },
    {"_id": "d", "id": "M4", "name": "In use", "baseline": "2026-10-16", "owner": "robin", "gate": "G4"},
]
MONEY = {
    "budget": {"rows": [{"_id": "x", "category": "suppliers", "amount": 44_000_000}]},
    "contingency": 4_000_000,
}
OPEN = {"type": "threat", "status": "open"}
KNOWN = tuple(
    {**OPEN, "prob": Decimal(prob), "prob_pct_own": Decimal(own), "cost_eur": Decimal(cost) / 100}
    for prob, _, own, cost in FIVE
)


def planned(context: Mapping[str, Any] = MEDIUM, **answers: Any) -> Walk:
    return walked("planning-baseline", {"milestones": {"rows": MILESTONES}, **MONEY, **answers}, context)


def test_the_money_of_the_case_comes_to_480000_with_39600_to_spend_without_asking() -> None:
    seen = planned()
    values = {name: seen.fields[name].value for name in ("bac", "authorised", "tol_cost_eur")}
    assert values == {"bac": 440_000, "authorised": 480_000, "tol_cost_eur": 39_600}


def test_a_contingency_below_the_exposure_asks_why() -> None:
    context = {**MEDIUM, "reg.risks": KNOWN}
    seen = planned(context)
    assert seen.fields["cont_basis"].value == 84_600
    assert "cont_reason" in shown(seen)
    assert seen.fields["contingency_explained"].value == "no"
    assert planned(context, cont_reason="Not all at once").fields["contingency_explained"].value == "yes"
    assert "cont_reason" not in shown(planned(context, contingency=8_460_000))


def commitment(status: str, quantity: str, person: str = "iris") -> dict[str, Any]:
    return {
        "kind": "person", "person": person, "status": status, "quantity": Decimal(quantity),
        "demand": Decimal(quantity), "from_date": date(2026, 4, 1), "to_date": date(2027, 1, 31),
    }  # fmt: skip


def test_82_percent_promised_is_not_enough_for_a_full_approval() -> None:
    given = (commitment("committed", "0.82"), commitment("asked", "0.18"))
    seen = planned({**MEDIUM, "reg.commitments": given})
    assert seen.fields["committed_pct"].value == 82
    assert seen.fields["enough_committed"].value == "no"
    assert "S-C06-2" in {one.id for one in seen.biting if one.kind == "warn"}
    enough = planned({**MEDIUM, "reg.commitments": (commitment("committed", "1"),)})
    assert enough.fields["enough_committed"].value == "yes"


def test_a_milestone_before_the_one_it_waits_for_stops_the_plan() -> None:
    wrong = [*MILESTONES[:2], {**MILESTONES[2], "baseline": "2026-08-01"}, MILESTONES[3]]
    assert "S-C06-3" in stops(planned(milestones={"rows": wrong}))
    assert "S-C06-3" not in stops(planned())


def test_every_deliverable_has_a_milestone_and_a_line_in_the_quality_plan() -> None:
    given = ({"ref": "d1", "status": "planned"}, {"ref": "d2", "status": "dropped"})
    context = {**MEDIUM, "reg.deliverables": given}
    line = {"_id": "q", "deliverable": "d1", "reviewer": "kees", "accepter": "yusuf"}
    assert {"S-C06-1", "S-C06-1a"} <= stops(planned(context, quality_plan={"rows": [line]})) | stops(
        planned(context, quality_plan={"rows": [{**line, "deliverable": "d2"}]})
    )
    with_it = [{**MILESTONES[0], "deliverable": "d1"}, *MILESTONES[1:]]
    assert not stops(planned(context, milestones={"rows": with_it}, quality_plan={"rows": [line]}))


def test_a_plan_is_written_once_and_then_changed_by_a_change() -> None:
    after = planned({**MEDIUM, "project.gates_passed": ("G0", "G1", "G2")})
    assert "S-C06-5" in {one.id for one in after.biting}
    assert "S-C06-6" in stops(planned({**MEDIUM, "project.gates_passed": ("G0",)}))


def test_a_small_project_plans_with_milestones_budget_and_contingency() -> None:
    seen = planned(SMALL)
    asked = {name for name in shown(seen) if seen.fields[name].field.type not in ("calc", "info")}
    assert asked == {"milestones", "budget", "contingency"}
    assert not stops(seen)


def requested(to_date: str, quantity: str, answer: str = "commit") -> Walk:
    week = {
        "person": "iris",
        "from_date": date(2026, 1, 1),
        "to_date": date(2026, 12, 31),
        "status": "current",
    }
    there = ({**week, "hours_week": Decimal(24), "leave": "no"},)
    taken = ({**week, "kind": "person", "status": "committed", "quantity": Decimal("8.4") / 36},)
    row = {"_id": "n", "kind": "person", "what": "Tester", "person": "iris", "asked": quantity,
           "from_date": "2026-05-04", "to_date": to_date, "priority": "nice", "answer": answer}  # fmt: skip
    context = {**MEDIUM, "portfolio.commitments": taken, "portfolio.capacity": there}
    return walked("resource-request", {"manager": "hans", "needs": {"rows": [row]}}, context)


@pytest.mark.parametrize(
    ("to_date", "quantity", "who"),
    [
        ("2026-05-29", "0.5", "PMH"),  # 110 percent for four weeks
        ("2026-07-31", "0.5", "PFB"),  # 110 percent for three months
        ("2026-05-29", "0.9", "PFB"),  # 170 percent
    ],
)
def test_too_much_work_is_settled_by_the_head_of_pmo_or_by_the_board(
    to_date: str, quantity: str, who: str
) -> None:
    seen = requested(to_date, quantity)
    assert seen.fields["conflict_by"].value == who
    assert {"settled_how", "conflict_ok"} <= shown(seen)


def test_a_load_that_fits_or_a_refusal_needs_nobody_to_settle_it() -> None:
    assert "conflict_ok" not in shown(requested("2026-07-31", "0.4"))
    assert "conflict_ok" not in shown(requested("2026-07-31", "0.5", "refuse"))


def test_nobody_promises_an_own_request() -> None:
    answers = {"manager": "robin", "needs": {"rows": []}}
    assert "S-C07-3" in stops(walked("resource-request", answers, MEDIUM))
    assert "PM" in form("resource-request").step_of("rm_ok").never


def test_influence_of_four_or_more_is_in_the_plan_and_senders_hold_a_role() -> None:
    people = ({"ref": "s1", "name": "Counter", "influence": Decimal(4), "status": "current"},)
    context = {**MEDIUM, "reg.stakeholders": people, "reg.roles": ({"role": "BCO", "holder": "yusuf"},)}
    row = {"_id": "m", "group": "s1", "sender": "yusuf"}

    def plan(**cells: Any) -> Walk:
        return walked("communication-plan", {"matrix": {"rows": [{**row, **cells}]}}, context)

    assert not stops(plan())
    assert "S-C15-1" in stops(plan(group="s2"))
    assert "S-C15-2" in stops(plan(sender="lisa"))


def test_a_gap_of_more_than_ten_days_may_go_to_the_board() -> None:
    need = {"need_by": "2026-06-01", "giver_kind": "line_unit", "owner": "iris"}
    late = walked("cross-project-coordination", {**need, "promised": "2026-06-20"}, MEDIUM)
    assert late.fields["gap_days"].value == 19
    assert {"gap_action", "escalated_d"} <= shown(late)
    near = walked("cross-project-coordination", {**need, "promised": "2026-06-05"}, MEDIUM)
    assert "gap_action" in shown(near)
    assert "escalated_d" not in shown(near)
