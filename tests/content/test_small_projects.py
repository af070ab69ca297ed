"""A small project is asked the short set of questions; beyond it only what decision 0003 explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.compiled import compile_checklist
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.definitions.rules import evaluate

LIBRARY = load(Path(__file__).parents[2])[0]
GATE = (
    "criteria fg_advice ops_ok decision rationale conditions resubmit_by hold_until stop_reason recorded_how "
    "minutes decided_by"
)
SHORT = {
    "project-intake": (
        "title requester sponsor problem outcome do_nothing request_type obligation obligation_ref goal "
        "est_cost est_months units novelty supplier_dep data_class replaces_system wanted_date sponsor_ok "
        "pmo_ok"
    ),
    "business-case": "need options chosen why_chosen benefits invest affordability spo_ok",
    "project-charter": "objective scope_in scope_out deliverables roles tol_time tol_cost dpia spo_ok",
    "role-acceptance": "answer",
    "lessons-uptake": "matched",
    "planning-baseline": "milestones budget contingency",
    "risk-assessment": "risks",
    **{f"gate-g{number}": GATE for number in range(6)},
    "status-report": "as_of milestones_now ac forecast_cost done asks",
    "issue-escalation": "issue_title severity owner due status",
    "change-request": "cr_title reason d_cost funding d_days cr_decision cr_decided",
    "project-closure": (
        "planned_actual final_cost open_items contracts adopted_effect new_lessons benefit_dates archive "
        "pii_clean access_off_on"
    ),
    "lesson-record": "event recommendation",
    "benefits-review": "measured next_step",
    "go-live-and-handover": "golive_on bco_ok ops_ok",
}  # fmt: skip
CHECKED = {"les_title", "les_title_nl", "tests", "no_names", "destination", "validated"}
BEYOND = {
    "project-intake": {"est_running", "ict_cost", "class_set"},  # before the class is known; asked of the PMO
    "status-report": {"schedule", "cost", "scope"},  # the reported colours, a question each
    "project-closure": {"closure_kind"},  # an early end has other rules
    # By its kind and process a lesson comes back; the others are asked of the process owner, not the project.
    "lesson-record": {"les_kind", "process", *CHECKED},
}


def asked_of_small(checklist: str) -> set[str]:
    """What class S is asked in any case; what hangs on another answer belongs to that answer."""
    compiled = compile_checklist(resolve(LIBRARY, checklist))
    scope = {**dict.fromkeys(compiled.around), "project.class": "S"}
    scales = compiled.resolved.scales
    fields = (one for step in compiled.steps for one in step.fields)
    return {
        one.id
        for one in fields
        if one.type not in ("calc", "info")
        and one.calc is None
        and (one.id not in compiled.show or evaluate(compiled.show[one.id], scope, scales) is True)
    }


@pytest.mark.parametrize("checklist", list(SHORT))
def test_a_small_project_is_asked_the_short_set(checklist: str) -> None:
    assert asked_of_small(checklist) - set(SHORT[checklist].split()) == BEYOND.get(checklist, set())


def test_a_form_takes_a_small_project_less_time() -> None:
    for one in LIBRARY.checklists.values():
        if isinstance(one.minutes, dict):
            assert int(one.takes("S")) < int(one.takes("M")) <= int(one.takes("L"))
