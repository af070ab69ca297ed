"""What happened in the sample organisation before you came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services.demo import cases, ideas, lessons_told
from app.services.demo.cases import Case
from app.services.demo.ideas import Idea
from app.services.demo.lessons_told import Told
from app.services.demo.papers import NOTHING, papers
from app.services.demo.stage import Stage
from app.services.runs.filling import step_view
from app.services.runs.form_views import Row

Answers = dict[str, Any]
IN_THE_RECORDS = "In the records of this project"


def intake(stage: Stage, idea: Idea, by: str, sponsor: str, *, finish: bool = True) -> str:
    """An intake that was sent; finished when sponsor and PMO agreed."""
    number = stage.start_form(by, "project-intake", idea.title, SPO=sponsor)
    stage.fill(by, number, need=idea.need(stage.id(by), stage.id(sponsor)))
    stage.fill(by, number, size=idea.size())
    stage.fill(by, number, nature=idea.nature())
    stage.send(by, number)
    if finish:
        stage.approve(sponsor, number, "sponsor_ok")
        stage.fill("petra", number, check={"class_set": "as_computed"})
        stage.approve("petra", number, "pmo_ok")
    return number


def requirements(stage: Stage, by: str, number: str) -> list[Row]:
    """The requirements of a gate as this person sees them, each with what records say to it."""
    view = step_view(stage.work(by), number, "criteria")
    return [row for field in view.fields if field.field.preset for row in field.rows]


def _codes(stage: Stage, by: str, number: str) -> list[str]:
    return [row.id for row in requirements(stage, by, number)]


def _answers(codes: list[str], column: str, failed: Mapping[str, str], **more: str) -> Answers:
    rows = [{"_id": code, column: failed.get(code, "yes"), **more} for code in codes]
    return {"criteria": {"rows": rows}}


def gate_sent(stage: Stage, checklist: str, title: str, pm: str, **roles: str) -> str:
    """A gate that its project manager prepared and sent."""
    number = stage.start_form(pm, checklist, title, PM=pm, **roles)
    if stage.asks(pm, number, "preparation", "evidence"):
        stage.fill(pm, number, preparation={"evidence": NOTHING})
    if stage.asks(pm, number, "preparation", "reviewers"):
        row = {"person": stage.id(roles["QRV"]), "independent": "yes", "declared": stage.date(-30)}
        stage.fill("petra", number, preparation={"reviewers": {"rows": [row]}})
    by_hand = {"pm_answer": "yes", "pm_evidence": IN_THE_RECORDS}
    answers = [{"_id": row.id, **({} if row.proof else by_hand)} for row in requirements(stage, pm, number)]
    stage.fill(pm, number, criteria={"criteria": {"rows": answers}})
    stage.send(pm, number)
    return number


def decide(
    stage: Stage, number: str, by: str, decision: str, why: str, present: list[str], **more: Any
) -> None:
    """The decision, taken in person."""
    stage.fill(by, number, decision={"decision": decision, "rationale": why, **more})
    answers: Answers = {"recorded_how": "in_person"}
    if stage.asks(by, number, "confirm", "present"):
        answers["present"] = present
    stage.fill(by, number, confirm=answers)
    stage.approve(by, number, "decided_by")


def first_gate(stage: Stage, idea: Idea, pm: str, **roles: str) -> None:
    """G0, approved by the portfolio board."""
    number = gate_sent(stage, "gate-g0", idea.title, pm, **roles)
    stage.fill("petra", number, criteria=_answers(_codes(stage, "petra", number), "check_answer", {}))
    why = "It is a real problem, and we have the people to explore it."
    decide(stage, number, "dirk", "approve", why, ["PFB_chair", "PFB_member"])


def reviewed(
    stage: Stage, number: str, reviewer: str, failed: Mapping[str, str], advice: str, rating: str
) -> None:
    """The independent review of a start gate."""
    codes = _codes(stage, reviewer, number)
    stage.fill(
        reviewer, number, criteria=_answers(codes, "qrv_answer", failed, qrv_note="Read and discussed")
    )
    talk = {"person": stage.id("mirjam"), "role": "SPO", "on": stage.date(-20)}
    report = {
        "interviews": {"rows": [talk]},
        "rating": rating,
        "findings": "The need is clear. The benefits rest on figures that nobody measured.",
        "recommendations": NOTHING,
        "advice": advice,
    }
    stage.fill(reviewer, number, report=report)


def stopped_at_start(stage: Stage, idea: Idea, case: Case, pm: str, reviewer: str, sponsor: str) -> None:
    """G1, where a requirement failed and the steering committee stopped the project."""
    papers(stage, idea.title, case, pm, sponsor)
    number = gate_sent(stage, "gate-g1", idea.title, pm, QRV=reviewer, STC=sponsor, SPO=sponsor)
    reviewed(stage, number, reviewer, {"G1-3": "no"}, "stop", "red")
    why = "Without benefits that we can count on, the money is better spent elsewhere."
    decide(stage, number, sponsor, "stop", why, ["SPO", "BCO", "FIN"], stop_reason="not_justified")


def lesson(stage: Stage, told: Told, by: str, title: str, validator: str | None) -> None:
    """A lesson that was sent, and tested where somebody is named for it."""
    number = stage.start_form(by, "lesson-record", title)
    stage.fill(by, number, six=told.six())
    stage.send(by, number)
    if validator is not None:
        stage.fill(validator, number, validate=told.validate())
        stage.fill(validator, number, applies=told.applies())
        stage.fill(validator, number, keep=told.keep(stage.date(700)))
        stage.approve(validator, number, "validated")


def closed(stage: Stage, idea: Idea, pm: str, sponsor: str, lessons: list[str]) -> None:
    """A shortened closure: lessons, archive, and the discharge at gate G5."""
    number = stage.start_form(pm, "project-closure", idea.title, PM=pm, FIN="tom", SPO=sponsor)
    outcome = {
        "closure_kind": "stopped_early",
        "early_reason": "Gate G1 showed that the benefits would not come.",
        "planned_actual": {"none": "There was no plan yet."},
        "final_cost": 1_240_000,
        "scope_reason": "Nothing was ordered; gate G1 stopped it before.",
    }
    stage.fill(pm, number, outcome=outcome)
    stage.fill(pm, number, carry_over={"open_items": NOTHING, **_handed_over(stage, number, pm, sponsor)})
    stage.fill(pm, number, learned={"new_lessons": lessons})
    archive = stage.file(pm, number, "archive-list.txt", "Intake, gate G0, gate G1, measurement of calls\n")
    tidy = {"archive": archive, "pii_clean": "yes", "access_off_on": stage.date(-2)}
    stage.fill(pm, number, tidy=tidy)
    stage.send(pm, number)
    stage.fill("tom", number, sign={"contracts": "yes"})
    stage.fill(sponsor, number, satisfied={"satisfaction": 4})
    last = gate_sent(stage, "gate-g5", idea.title, pm)
    stage.fill("petra", last, criteria=_answers(_codes(stage, "petra", last), "check_answer", {}))
    why = "Everything has an owner, and we know why we stopped. Thank you, Joris, for finding out in time."
    decide(stage, last, sponsor, "approve", why, ["SPO", "BCO", "FIN"])


def _handed_over(stage: Stage, number: str, pm: str, to: str) -> Answers:
    """What was still open in the lists of a project, each with its new owner."""
    found: Answers = {}
    for one in step_view(stage.work(pm), number, "carry-over").fields:
        if one.field.live and one.rows:
            moved = {"owner": stage.id(to), "accepted": "yes"}
            found[one.field.id] = {"rows": [{"_id": row.id, **moved} for row in one.rows]}
    return found


def tell(stage: Stage) -> None:
    """Everything, from the oldest day to this morning."""
    stage.raise_curtain()
    _stopped_and_closed(stage)
    _stopped(stage)
    _in_initiation(stage)
    _in_intake(stage)


def _stopped_and_closed(stage: Stage) -> None:
    stage.days_ago(200)
    intake(stage, ideas.CHATBOT, "joris", "mirjam")
    stage.days_ago(180)
    first_gate(stage, ideas.CHATBOT, "joris", SPO="mirjam", BCO="yusuf")
    stage.days_ago(120)
    stopped_at_start(stage, ideas.CHATBOT, cases.CHATBOT, "joris", "ellen", "mirjam")
    stage.days_ago(110)
    lesson(stage, lessons_told.CALLS, "joris", ideas.CHATBOT.title, "aisha")
    stage.days_ago(100)
    closed(stage, ideas.CHATBOT, "joris", "mirjam", ["L-0001"])


def _stopped(stage: Stage) -> None:
    stage.days_ago(90)
    intake(stage, ideas.SHEDS, "joris", "mirjam")
    stage.days_ago(80)
    first_gate(stage, ideas.SHEDS, "joris", SPO="mirjam", BCO="yusuf")
    stage.days_ago(40)
    stopped_at_start(stage, ideas.SHEDS, cases.SHEDS, "joris", "ellen", "mirjam")
    stage.days_ago(30)
    lesson(stage, lessons_told.OPERATIONS, "joris", ideas.SHEDS.title, "aisha")
    lesson(stage, lessons_told.NEIGHBOURS, "yusuf", ideas.SHEDS.title, "aisha")


def _in_initiation(stage: Stage) -> None:
    stage.days_ago(60)
    intake(stage, ideas.LIGHT, "sanne", "mirjam")
    intake(stage, ideas.ARCHIVE, "sanne", "mirjam")
    stage.days_ago(50)
    first_gate(stage, ideas.LIGHT, "sanne", SPO="mirjam", BCO="yusuf")
    first_gate(stage, ideas.ARCHIVE, "sanne", SPO="mirjam", BCO="yusuf")
    stage.days_ago(12)
    papers(stage, ideas.ARCHIVE.title, cases.ARCHIVE, "sanne", "mirjam")
    stage.days_ago(6)
    gate_sent(stage, "gate-g1", ideas.ARCHIVE.title, "sanne", QRV="ellen", STC="mirjam", SPO="mirjam")
    lesson(stage, lessons_told.WAITING, "sanne", ideas.LIGHT.title, None)


def _in_intake(stage: Stage) -> None:
    stage.days_ago(5)
    intake(stage, ideas.MOVE, "yusuf", "mirjam")
    stage.days_ago(3)
    intake(stage, ideas.DESK, "sanne", "mirjam", finish=False)
    stage.days_ago(1, hour=15)
    number = stage.start_form("robin", "project-intake", ideas.OEVERDAM.title, SPO="mirjam", PM="robin")
    stage.fill("robin", number, need=ideas.OEVERDAM.need(stage.id("robin"), stage.id("mirjam")))
    stage.fill("robin", number, size=ideas.OEVERDAM.size())
    # Two questions are left, and the ICT part is larger than the whole: that mistake is explained.
    nature = ideas.OEVERDAM.nature() | {"data_class": None, "novelty": None, "ict_cost": 52_000_000}
    stage.fill("robin", number, nature=nature)
