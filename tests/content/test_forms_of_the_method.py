"""The forms say what the method says: its numbers, closed options, and short set for small projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.runs.path import Walk, walk

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
PARKING: Mapping[str, Any] = {
    "request_type": "project", "obligation": "no", "goal": "service", "est_cost": 48000000,
    "est_months": "12", "units": "3", "novelty": 3, "supplier_dep": 4, "data_class": "personal",
    "class_set": "as_computed",
}  # fmt: skip
OFFICE_MOVE = {**PARKING, "est_cost": 3000000, "est_months": "4", "units": "2", "novelty": 2,
               "supplier_dep": 2, "data_class": "internal"}  # fmt: skip
GATE: Mapping[str, Any] = {
    "run.now": TODAY, "run.gates": ("G1",), "run.review_required": True, "project.class": "M",
    "reg.conditions": (),
}  # fmt: skip


@cache
def method() -> Library:
    return load(ROOT)[0]


@cache
def form(checklist_id: str) -> Compiled:
    return compile_checklist(resolve(method(), checklist_id))


def walked(checklist_id: str, answers: Mapping[str, Any], context: Mapping[str, Any]) -> Walk:
    return walk(form(checklist_id), answers, {**form(checklist_id).settings, **context})


def intake(**answers: Any) -> Walk:
    return walked("project-intake", {**PARKING, **answers}, {"run.now": TODAY})


def shown(seen: Walk) -> set[str]:
    return {name for name, one in seen.fields.items() if one.shown}


@pytest.mark.parametrize(
    ("answers", "class_"),
    [
        ({}, "M"),
        (OFFICE_MOVE, "S"),
        ({**OFFICE_MOVE, "est_cost": 99999999}, "M"),
        ({**OFFICE_MOVE, "est_cost": 100000000}, "L"),
        ({**OFFICE_MOVE, "data_class": "special"}, "M"),
        ({**OFFICE_MOVE, "obligation": "yes", "est_cost": 4999900}, "S"),
        ({**OFFICE_MOVE, "obligation": "yes", "est_cost": 5000000}, "M"),
        ({**OFFICE_MOVE, "request_type": "programme"}, "L"),
    ],
)
def test_the_class_follows_from_score_cost_data_and_duty(answers: Mapping[str, Any], class_: str) -> None:
    assert intake(**answers).fields["class_calc"].value == class_


def test_the_parking_case_scores_seventeen_and_the_office_move_nine() -> None:
    assert intake().fields["class_score"].value == 17
    assert intake(**OFFICE_MOVE).fields["class_score"].value == 9


def test_a_lower_class_is_stopped_unless_the_head_of_pmo_gave_it() -> None:
    (rule,) = [one for one in intake(class_set="S").biting if one.kind == "stop"]
    assert (rule.id, rule.unless_by) == ("S-C01-3", ("PMH",))
    assert not [one for one in intake(class_set="L").biting if one.kind == "stop"]


def test_a_small_request_is_not_asked_about_surroundings() -> None:
    asked = {"depends", "first_risks", "lessons_seen"}
    assert asked <= shown(intake())
    assert not asked & shown(intake(**OFFICE_MOVE))


def gate_g1(code: str = "", answers: Mapping[str, Any] | None = None, **more: Any) -> Walk:
    """Gate G1 with yes and evidence everywhere, but `answers` for the requirement `code`."""
    good = {"pm_answer": "yes", "pm_evidence": "plan 1.0", "qrv_answer": "yes"}
    rows = [
        {"_id": one.code, **good, **(answers or {} if one.code == code else {})}
        for one in form("gate-g1").checklist.criteria
    ]
    return walked("gate-g1", {"criteria": {"rows": rows}, **more}, GATE)


@pytest.mark.parametrize(
    ("code", "answers", "closed"),
    [
        ("G1-1", {}, set()),
        ("G1-1", {"qrv_answer": "no"}, {"approve"}),
        ("G1-1", {"pm_evidence": None}, {"approve"}),
        ("G1-1", {"pm_evidence": None, "qrv_note": "I saw it signed"}, set()),
        ("G1-8", {"qrv_answer": "no"}, {"approve", "conditional"}),
        ("G1-8", {"pm_answer": {"na": "no data"}, "qrv_answer": None}, {"approve", "conditional"}),
        ("G1-8", {"pm_answer": {"na": "no data"}, "qrv_answer": {"na": "agreed"}}, set()),
        ("G1-10", {"qrv_answer": "no"}, set()),
    ],
)
def test_requirements_that_fail_close_options(
    code: str, answers: Mapping[str, Any], closed: set[str]
) -> None:
    assert set(gate_g1(code, answers).closed("decision")) == closed


def test_a_decision_that_differs_from_the_advice_needs_a_reason() -> None:
    assert "deviation_reason" in shown(gate_g1(advice="approve", decision="stop"))
    assert "deviation_reason" not in shown(gate_g1(advice="stop", decision="stop"))


def test_a_small_project_takes_g0_and_g1_in_one_form_with_requirements_only() -> None:
    context = {**GATE, "run.gates": ("G0", "G1"), "run.review_required": False, "project.class": "S"}
    codes = [row.id for row in walked("gate-g0", {}, context).fields["criteria"].rows]
    assert codes == ["G0-1", "G0-2", "G0-3", "G0-5", *(f"G1-{number}" for number in range(1, 10))]


def test_a_project_manager_never_decides_and_no_one_decides_on_own_answers() -> None:
    for gate in ("gate-g0", "gate-g1"):
        found = form(gate)
        for name in ("decided_by", "recorded_by"):
            assert "PM" in found.step_of(name).never
            assert {"preparation", "criteria", "report"} == set(found.field(name).covers)


def test_the_closure_of_the_case_is_17300_over_or_3_6_percent() -> None:
    answers = {"closure_kind": "completed", "final_cost": 49730000}
    case = {"project.class": "M", "project.authorised": Decimal(480_000), "run.now": TODAY}
    seen = walked("project-closure", answers, case)
    assert seen.fields["cost_dev"].value == 17300
    assert round(seen.fields["cost_dev_pct"].value, 1) == Decimal("3.6")


def test_a_stopped_project_closes_with_fewer_questions_but_not_without_lessons_and_archive() -> None:
    stopped = {"project.class": "M", "project.stopped": "yes", "run.now": TODAY}
    seen = shown(walked("project-closure", {"closure_kind": "stopped_early"}, stopped))
    assert {"new_lessons", "archive"} <= seen
    assert not {"benefit_dates", "handover", "success_res"} & seen


def test_a_lesson_that_is_not_taken_up_is_asked_for_a_reason_only() -> None:
    discarded = shown(walked("lesson-record", {"destination": "discard"}, {"run.now": TODAY}))
    assert "discard_reason" in discarded
    assert not {"review_on", "tags", "owner_role"} & discarded
    assert form("lesson-record").field("validated").covers == ("six",)


def test_no_answer_stands_for_a_form_that_exists() -> None:
    library = method()
    for id_ in library.checklists:
        found = form(id_).checklist
        stand_ins = {one.stands_for for step in found.steps for one in step.fields if one.stands_for}
        stand_ins |= {name for one in found.criteria for name in one.stands_for}
        assert not stand_ins & set(library.checklists)


def test_every_question_says_how_and_why() -> None:
    for id_ in method().checklists:
        for step in form(id_).checklist.steps:
            for one in step.fields:
                assert one.type in ("calc", "info") or (one.help and one.why), f"{id_}.{one.id}"


def read_by_people(value: Any) -> Iterator[str]:
    """Every text of a definition; ids and formulas are not texts."""
    if isinstance(value, Mapping):
        if set(value) == {"en", "nl"}:
            yield from value.values()
        else:
            yield from chain.from_iterable(map(read_by_people, value.values()))
    elif isinstance(value, tuple | list):
        yield from chain.from_iterable(map(read_by_people, value))


def test_the_words_of_the_builders_are_on_no_form() -> None:
    forbidden = (
        "edition",
        "editie",
        "disposition",
        "stop rule",
        "stopregel",
        "self-assessment",
        "must-legal",
    )
    library = method()
    for id_, one in {**library.checklists, **library.parts}.items():
        for text in read_by_people(one.model_dump()):
            assert not any(word in text.lower() for word in forbidden), f"{id_}: {text}"
