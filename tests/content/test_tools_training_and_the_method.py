"""Forms about no project: what is closed until something is there, and who never agrees to their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.runs.answered_roles import with_answers
from app.runs.complete import open_in
from app.runs.freeze import Names, called
from app.runs.path import Walk, walk
from app.runs.pen import Cast, may_fill
from app.runs.writing import rows_by_rule

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
CAST = Cast({"TRN": frozenset({"anna", "robin"}), "POA": frozenset({"ben"}), "PMH": frozenset({"cees"}),
             "CISO": frozenset({"dora", "robin"}), "starter": frozenset({"robin"})})  # fmt: skip


@cache
def form(checklist_id: str) -> Compiled:
    return compile_checklist(resolve(load(ROOT)[0], checklist_id))


def walked(checklist_id: str, answers: Mapping[str, Any], **context: Any) -> Walk:
    found = form(checklist_id)
    around = {**dict.fromkeys(found.around), **found.settings, "run.now": TODAY, "run.starter": "robin"}
    return walk(found, answers, {**around, "run.waived": (), **context})


def stops(seen: Walk) -> set[str]:
    return {one.id for one in seen.biting if one.kind == "stop"}


def may_agree(seen: Walk, field: str, person: str, **cast: Any) -> bool:
    found = seen.compiled.field(field)
    who = with_answers(Cast(CAST.holders, **cast), seen)
    return may_fill(found, seen.compiled.step_of(field), None, person, who, ("review", "decision")) is None


TOOL: Mapping[str, Any] = {
    "data_t": "personal", "hosting": "eu", "dpa": "yes", "export": "yes", "wcag": "conform",
    "advice_t": "go_live", "pilot": {"rows": [{"_id": "r1", "criterion": "c", "target": "t", "result": "r"}]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        ({}, set()),
        ({"dpa": "no"}, {"go_live"}),
        ({"dpa": "no", "data_t": "internal"}, set()),
        ({"export": "no"}, {"go_live"}),
        ({"pilot": {"rows": [{"_id": "r1", "criterion": "c", "target": "t"}]}}, {"go_live"}),
        ({"pilot": {"none": "Three neighbours work with it"}}, set()),
        ({"advice_t": "refuse"}, {"go_live", "pilot"}),
    ],
)
def test_a_tool_is_taken_into_use_only_with_agreement_export_and_results(
    answers: Mapping[str, Any], closed: set[str]
) -> None:
    assert set(walked("tool-onboarding", {**TOOL, **answers}).closed("decision_t")) == closed


@pytest.mark.parametrize(
    ("hosting", "data", "asked"),
    [("non_eu", "special", True), ("non_eu", "internal", False), ("eu", "special", False)],
)
def test_data_that_leave_the_eu_are_seen_by_the_data_protection_officer(
    hosting: str, data: str, asked: bool
) -> None:
    seen = walked("tool-onboarding", {**TOOL, "hosting": hosting, "data_t": data})
    assert seen.fields["transfer_ok"].shown is asked


def test_who_asks_for_a_tool_does_not_let_it_in() -> None:
    seen = walked("tool-onboarding", TOOL)
    assert may_agree(seen, "ciso_ok", "dora")
    assert not may_agree(seen, "ciso_ok", "robin")
    assert not may_agree(walked("tool-onboarding", TOOL), "pmh_ok", "robin")


CHANGE: Mapping[str, Any] = {
    "source_p": "user", "taken_up": "yes", "affects": ["checklist"], "removes": "no", "kind_p": "material",
    "reviewer": "ben",
}  # fmt: skip


def test_only_law_or_safety_makes_people_move_a_form_under_way() -> None:
    assert set(walked("procedure-change", CHANGE).closed("runs_rule")) == {"require"}
    for source in ("law", "safety"):
        assert not walked("procedure-change", {**CHANGE, "source_p": source}).closed("runs_rule")


def test_what_takes_away_a_safeguard_is_never_small() -> None:
    seen = walked("procedure-change", {**CHANGE, "removes": "yes"})
    assert set(seen.closed("kind_p")) == {"editorial", "minor"}
    assert not walked("procedure-change", CHANGE).closed("kind_p")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("editorial", {"reviewer_p"}),
        ("minor", {"reviewer_p", "owner_p"}),
        ("material", {"reviewer_p", "owner_p", "pmh_p"}),
    ],
)
def test_the_bigger_the_change_the_more_people_agree(kind: str, asked: set[str]) -> None:
    seen = walked("procedure-change", {**CHANGE, "kind_p": kind})
    names = ("reviewer_p", "owner_p", "pmh_p")
    assert {name for name in names if seen.fields[name].shown} == asked


def test_who_reviews_a_big_change_does_not_approve_it_as_well() -> None:
    assert not may_agree(walked("procedure-change", CHANGE), "owner_p", "ben")
    assert may_agree(walked("procedure-change", {**CHANGE, "kind_p": "minor"}), "owner_p", "ben")
    assert may_agree(walked("procedure-change", CHANGE), "owner_p", "ben", waived=frozenset({"SoD-7"}))


def test_who_wrote_a_change_reviews_it_only_where_that_duty_is_waived() -> None:
    own = {**CHANGE, "reviewer": "robin"}
    seen = walked("procedure-change", own)
    assert "S-C26-1" in stops(seen)
    assert "reviewer" in {one.field for one in open_in(seen, "review") if one.step == "triage"}
    assert not may_agree(seen, "reviewer_p", "robin")
    waived = walked("procedure-change", own, **{"run.waived": ("SoD-7",)})
    assert "S-C26-1" not in stops(waived)
    assert may_agree(waived, "reviewer_p", "robin", waived=frozenset({"SoD-7"}))


def test_a_proposal_that_is_not_taken_up_asks_for_a_reason_and_the_process_owner_only() -> None:
    seen = walked("procedure-change", {"source_p": "user", "taken_up": "no"})
    asked = {name for name, one in seen.fields.items() if one.shown and one.step.turn == "review"}
    assert asked == {"taken_up", "reject_reason", "owner_p"}


def module(name: str, score: str, row: str) -> dict[str, Any]:
    return {"_id": row, "module": name, "score": score, "on": "2026-11-20"}


EXPERIENCED = ("M1", "M5", "M7", "M9", "M10")
CASE_ROW = {"_id": "c1", "checklist": "gates", "match_pct": "70", "critical_ok": "yes", "discussed": "yes"}


def onboarding(names: tuple[str, ...] = EXPERIENCED, score: str = "80", **case: Any) -> Walk:
    rows = [module(name, score, f"r{number}") for number, name in enumerate(names)]
    answers = {"trainee": "ellen", "experience": "experienced", "modules": {"rows": rows},
               "case_runs": {"rows": [{**CASE_ROW, **case}]}}  # fmt: skip
    return walked("pm-onboarding", answers)


def test_every_module_of_the_path_at_80_and_the_case_at_70_make_somebody_ready() -> None:
    assert not onboarding().closed("outcome_l")
    assert set(onboarding(score="79").closed("outcome_l")) == {"ready"}


def test_a_module_done_twice_does_not_stand_in_for_another() -> None:
    assert set(onboarding((*EXPERIENCED[:-1], "M1")).closed("outcome_l")) == {"ready"}


@pytest.mark.parametrize("case", [{"match_pct": "69"}, {"critical_ok": "no"}, {"discussed": "no"}])
def test_a_practice_case_that_failed_or_was_not_discussed_keeps_somebody_from_being_ready(
    case: Mapping[str, Any],
) -> None:
    assert set(onboarding(**case).closed("outcome_l")) == {"ready"}


def test_nobody_starts_or_signs_their_own_training() -> None:
    own = walked("pm-onboarding", {"trainee": "robin", "experience": "some"})
    assert "S-C28-1" in stops(own)
    assert "S-C28-1" not in stops(onboarding())
    assert not may_agree(own, "assessor", "robin")
    assert may_agree(own, "assessor", "anna")


def test_the_learning_path_says_what_its_modules_are_about() -> None:
    said = called(form("pm-onboarding"), "path", onboarding().fields["path"].value, Names({}))
    assert said is not None
    assert said.en.startswith("1 The method, roles and gates; 5 Resources and coordination; ")
    assert said.nl.endswith("10 Afsluiten en leren")


def test_each_module_goes_into_the_results_of_the_one_who_was_trained() -> None:
    seen = onboarding(("M1",), score="60")
    (rule,) = [one for one in form("pm-onboarding").checklist.rules if one.id == "D-C28-1"]
    (row,) = rows_by_rule(seen, rule)
    assert (row.owner, row.status, row.values["module"], row.values["passed"]) == (
        "ellen", "in_progress", "M1", "no",
    )  # fmt: skip
