"""From gate G2 to the benefits: the numbers of the case, and who may say yes to what."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.method import Gate
from app.definitions.rules import evaluate
from app.runs.complete import late_in, open_in
from app.runs.path import Walk
from tests.content.test_forms_of_the_method import TODAY, form, method, shown, walked

PLAN: Mapping[str, Any] = {
    "project.class": "M", "project.state": "running", "project.plan_bac": Decimal(440_000),
    "project.plan_contingency": Decimal(40_000), "project.tol_cost": Decimal(9), "run.now": TODAY,
}  # fmt: skip


def gate(checklist: str, decision: str, context: Mapping[str, Any], **answers: Any) -> Walk:
    """A gate with yes and evidence everywhere, and this decision."""
    good = {"pm_answer": "yes", "pm_evidence": "plan 1.0", "check_answer": "yes", "qrv_answer": "yes"}
    rows = [{"_id": one.code, **good} for one in form(checklist).checklist.criteria]
    around = {"run.gates": (form(checklist).checklist.gate,), "run.review_required": True, **PLAN, **context}
    return walked(checklist, {"criteria": {"rows": rows}, "decision": decision, **answers}, around)


def test_gate_g2_releases_the_budget_of_the_plan_and_nothing_else_does() -> None:
    seen = gate("gate-g2", "approve", {}, next_tol_cost="9")
    sets = form("gate-g2").checklist.sets
    told = {fact: seen.fields[name].value for fact, name in sets.items()}
    assert (told["bac"], told["bac_g2"]) == (440_000, 440_000)
    assert (told["contingency_left"], told["authorised"]) == (40_000, 480_000)
    assert told["tol_cost_eur"] == 39_600
    assert "bac_decided" not in shown(gate("gate-g2", "rework", {}))


@pytest.mark.parametrize(("budget", "closed"), [(960_000, False), (960_001, True)])
def test_above_the_limit_the_portfolio_board_decides_at_gate_g2(budget: int, closed: bool) -> None:
    seen = gate("gate-g2", "approve", {"project.plan_bac": Decimal(budget)})
    assert ("in_person" in seen.closed("recorded_how")) is closed


@pytest.mark.parametrize(
    ("operations", "advice", "closed"),
    [
        ("yes", "given", set()),
        ("no", "given", {"approve", "conditional"}),
        ("yes", None, {"approve", "conditional"}),
    ],
)
def test_operations_and_the_data_protection_officer_hold_back_going_live(
    operations: str, advice: str | None, closed: set[str]
) -> None:
    context = {"project.data_class": "personal", "project.forms": ("go-live-and-handover",)}
    file = {"sha256": "0" * 64, "name": "advice.pdf", "size": 1} if advice else None
    seen = gate("gate-g4", "approve", context, fg_advice=file)
    rows = [{**row.stored, "qrv_answer": "yes"} for row in seen.fields["criteria"].rows]
    for row in rows:
        row |= {"pm_answer": operations} if row["_id"] == "G4-5" else {}
    answers = {"criteria": {"rows": rows}, "fg_advice": file}
    around = {**PLAN, **context, "run.gates": ("G4",), "run.review_required": True}
    assert set(walked("gate-g4", answers, around).closed("decision")) == closed


def test_a_small_project_takes_g4_and_g5_in_one_form_with_requirements_only() -> None:
    context = {**PLAN, "project.class": "S", "run.gates": ("G4", "G5"), "project.stopped": "no"}
    codes = {row.id for row in walked("gate-g4", {}, context).fields["criteria"].rows}
    assert {"G4-1", "G4-5", "G5-1", "G5-12"} <= codes
    assert not {"G4-9", "G4-11", "G5-10"} & codes


def test_a_stopped_project_is_not_asked_for_results_handover_or_benefits_at_gate_g5() -> None:
    stopped = {"project.stopped": "yes", "project.state": "stopped", "project.closure_kind": "stopped_early"}
    seen = gate("gate-g5", "approve", stopped)
    assert not {"G5-1", "G5-2", "G5-7"} & {row.id for row in seen.fields["criteria"].rows}
    assert set(seen.closed("decision")) == {"hold", "stop"}
    assert "D-G-1" not in [rule.id for rule in seen.biting]


@pytest.mark.parametrize(("kind", "closed"), [("completed", {"hold", "stop"}), ("stopped_early", set())])
def test_what_was_delivered_is_closed_or_returned_and_no_longer_stopped(kind: str, closed: set[str]) -> None:
    seen = gate("gate-g5", "rework", {"project.stopped": "no", "project.closure_kind": kind})
    assert set(seen.closed("decision")) == closed


def decider_written(one: Gate, class_: str) -> object:
    """Who decides, as the row in the register of decisions says it."""
    compiled = form("gate-g0")
    scope: Mapping[str, Any] = {"project.class": class_, "run.gates": (one.id,)}
    return evaluate(compiled.writes["D-G-4"]["columns.by_whom"], scope, {})


@pytest.mark.parametrize("class_", ["S", "M", "L"])
def test_the_list_of_decisions_names_the_decider_of_the_method(class_: str) -> None:
    for one in method().method.gates:
        assert decider_written(one, class_) == one.decider[class_]


MEASURED = [
    {"_id": "r1", "id": "B1", "description": "Time", "measure": "minutes", "baseline": "12", "target": "2",
     "actual": "3.5"},
    {"_id": "r2", "id": "B2", "description": "Letters", "measure": "a year", "baseline": "29000",
     "target": "2900", "actual": "6380"},
]  # fmt: skip


def benefits(rows: list[dict[str, str]], **answers: Any) -> Walk:
    context = {"project.class": "M", "run.now": TODAY, "project.gates_passed": ("G4", "G5")}
    return walked("benefits-review", {"measured": {"rows": rows}, **answers}, context)


def test_the_benefits_of_the_case_are_85_and_87_percent_and_ask_no_board() -> None:
    seen = benefits(MEASURED, next_step="close")
    realised = [round(row.values["realised"], 1) for row in seen.fields["measured"].rows]
    assert realised == [Decimal("85.0"), Decimal("86.7")]
    assert not {"below", "pfb_ok"} & shown(seen)


def test_to_stop_measuring_below_the_floor_asks_the_portfolio_board() -> None:
    low = [{**MEASURED[0], "actual": "4.1"}]  # 79 percent
    assert {"below", "pfb_ok"} <= shown(benefits(low, next_step="close"))
    assert "pfb_ok" not in shown(benefits(low, next_step="correct"))


@pytest.mark.parametrize(
    ("result", "action", "concession", "closed"),
    [
        ("pass", None, None, {"accepted_with_concession"}),
        ("fail", "repair", None, {"accepted", "accepted_with_concession"}),
        ("fail", "concession", None, {"accepted", "accepted_with_concession"}),
        ("fail", "concession", "approved", {"accepted"}),
        ("fail", "reject", None, {"accepted", "accepted_with_concession"}),
    ],
)
def test_a_failed_criterion_is_accepted_only_with_a_signed_concession(
    result: str, action: str | None, concession: str | None, closed: set[str]
) -> None:
    answers: dict[str, Any] = {
        "criteria_res": {"rows": [{"_id": "r1", "criterion": "Figures per day", "result": result}]},
        "concession": concession,
    }
    if action is not None:
        answers["nonconf"] = {"rows": [{"_id": "r1", "text": "Per week", "legal": "no", "action": action}]}
    seen = walked("deliverable-acceptance", answers, {"project.class": "M", "run.now": TODAY})
    assert set(seen.closed("outcome_a")) == closed


@pytest.mark.parametrize(
    ("severity", "workaround", "stops"),
    [("S1", "by hand", True), ("S2", None, True), ("S2", "by hand", False), ("S3", None, False)],
)
def test_nobody_can_accept_going_live_with_a_grave_defect(
    severity: str, workaround: str | None, stops: bool
) -> None:
    row = {"_id": "r1", "defect": "Payments", "severity": severity, "workaround": workaround}
    seen = walked("go-live-and-handover", {"defects": {"rows": [row]}}, {**PLAN, "run.waived": ()})
    assert ("S-C30-1" in [one.id for one in seen.biting]) is stops


@pytest.mark.parametrize(
    ("checklist", "asked"),
    [
        ("go-live-and-handover", {"golive_on", "bco_ok", "ops_ok"}),
        ("benefits-review", {"measured", "next_step"}),
    ],
)
def test_a_small_project_is_asked_the_short_set(checklist: str, asked: set[str]) -> None:
    seen = walked(checklist, {"next_step": "continue"}, {**PLAN, "project.class": "S"})
    found = {
        name for name, one in seen.fields.items() if one.shown and one.field.type not in ("calc", "info")
    }
    assert found == asked


def test_gate_g4_asks_the_data_protection_officer_and_its_decision_does_not_wait() -> None:
    context = {"project.data_class": "personal", "project.forms": ("go-live-and-handover",)}
    silent = gate("gate-g4", "hold", context)
    assert [one.field for one in late_in(silent)] == ["fg_advice"]
    assert "fg_advice" not in [one.field for one in open_in(silent, "review")]
    assert set(silent.closed("decision")) == {"approve", "conditional"}
