"""Going live in a medium project: acceptance, gate G4, falling back, another try, and the handover."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.definitions.message import Refused
from app.services.demo import cases, ideas
from app.services.demo.papers import NOTHING, papers, rows
from app.services.demo.stage import Stage
from app.services.demo.story import decide, first_gate, gate_sent, intake, requirements, reviewed
from app.services.runs.filling import step_view
from app.services.runs.opening import open_run
from app.services.runs.startable import startables
from app.store import EVERYTHING, projects, registers
from tests.services.on_stage import on_stage

IDEA = ideas.CHATBOT  # class M, no personal data, replaces nothing
TITLE = IDEA.title
PRESENT = ["SPO", "BCO", "FIN"]
WHY = "It is good enough to go on."
PLAN = {"plan_bac": 9_000_000, "plan_contingency": 500_000, "report_cycle": "monthly"}


@pytest.fixture(scope="module")
def stage(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A project in execution: gates G0 to G3 approved."""
    with on_stage(sqlite_template, tmp_path_factory.mktemp("going-live")) as stage:
        stage.days_ago(100)
        intake(stage, IDEA, "joris", "mirjam")
        first_gate(stage, IDEA, "joris", SPO="mirjam", BCO="yusuf")
        papers(stage, TITLE, cases.CHATBOT, "joris", "mirjam")
        _gate(stage, "gate-g1")
        _facts(stage, **PLAN, last_report=stage.date(-101))
        _gate(stage, "gate-g2")
        _gate(stage, "gate-g3", review=False)
        yield stage


def _facts(stage: Stage, **facts: Any) -> None:
    """What a plan and a report would have established."""
    project = projects.get_project(stage.session, stage.numbers[TITLE], EVERYTHING)
    assert project is not None
    for name, value in facts.items():
        projects.put_fact(stage.session, project.id, name, value, None, stage.now)


def _gate(stage: Stage, checklist: str, *, review: bool = True) -> str:
    roles = {"STC": "mirjam", "SPO": "mirjam", **({"QRV": "ellen"} if review else {})}
    number = gate_sent(stage, checklist, TITLE, "joris", **roles)
    if review:
        reviewed(stage, number, "ellen", {}, "approve", "green")
    else:
        answers = [{"_id": row.id, "check_answer": "yes"} for row in requirements(stage, "petra", number)]
        stage.fill("petra", number, criteria={"criteria": {"rows": answers}})
    limits = {} if checklist == "gate-g5" else {"next_tol_time": "30", "next_tol_cost": "9"}
    decide(stage, number, "mirjam", "approve", WHY, PRESENT, **limits)
    return number


def _ready(stage: Stage, *, defects: Any = NOTHING) -> str:
    """The form about going live, with all three pages filled in."""
    number = stage.start_form("joris", "go-live-and-handover", TITLE, OPS="kees", BCO="yusuf")
    ready = {
        "golive_on": stage.date(-100), "golive_kind": "pilot_first", "trained_pct": "88",
        "users_told": stage.date(-130), "benefit_baseline": "yes",
        "fallback": {"none": "The pilot can be ended on any day"},
    }  # fmt: skip
    stage.fill("joris", number, ready=ready)
    report = stage.file("joris", number, "test.txt", "All twelve questions\n")
    test = {"test": "Twelve questions", "result": "pass", "evidence": report}
    stage.fill("joris", number, proof={"tests_done": rows(test), "defects": defects})
    if stage.asks("joris", number, "proof", "access_statement"):
        stage.fill("joris", number, proof={"access_statement": report})
    missing = {"owner": stage.id("kees"), "due": stage.date(-20)}
    support = rows(
        {"item": "manual", "ready": "yes", "remark": "Tried out by the service desk"},
        {"item": "budget", "ready": "no", "remark": "Ask for the budget of next year", **missing},
    )
    care = {"aftercare_until": stage.date(-70), "aftercare_team": "Joris", "aftercare": "Ten quiet days"}
    stage.fill("joris", number, operations={"support": support, **care})
    return number


def _status(stage: Stage, register: str) -> list[str]:
    project = projects.get_project(stage.session, stage.numbers[TITLE], EVERYTHING)
    assert project is not None
    return [row.status for row in registers.list_rows(stage.session, EVERYTHING, register, project.id)]


def _can_start(stage: Stage, checklist: str) -> bool:
    found = {one.checklist.id: one.why_not for one in startables(stage.work("joris"), stage.numbers[TITLE])}
    return found[checklist] is None


def _after(stage: Stage, number: str, **answers: Any) -> None:
    stage.fill("joris", number, after={"golive_actual": stage.date(-100), **answers})


def test_the_road_from_a_deliverable_to_a_signed_handover(stage: Stage) -> None:
    _accept_with_a_concession(stage)
    grave = {"defect": "It invents", "severity": "S1", "owner": stage.id("joris"), "due": stage.date(-20)}
    first = _ready(stage, defects=rows(grave))
    with pytest.raises(Refused):
        stage.send("joris", first)
    stage.fill("joris", first, proof={"defects": NOTHING})
    stage.send("joris", first)
    assert "open" in _status(stage, "actions")
    stage.approve("yusuf", first, "bco_ok")
    number = gate_sent(stage, "gate-g4", TITLE, "joris", QRV="ellen", STC="mirjam", SPO="mirjam")
    veto = [row for row in requirements(stage, "ellen", number) if row.id == "G4-5"]
    assert [cell.value for cell in veto[0].cells if cell.column.id == "pm_answer"] == ["no"]
    reviewed(stage, number, "ellen", {"G4-5": "no"}, "rework", "amber")
    assert set(open_run(stage.work("mirjam"), number).walk.closed("decision")) == {"approve", "conditional"}
    asked = step_view(stage.work("mirjam"), number, "decision").fields
    [approving, _] = next(one.closed for one in asked if one.field.id == "decision")
    assert "requirement is not met" in approving.reason.en  # and no less the second reason
    assert "Operations has not accepted" in approving.reason.en
    decide(stage, number, "mirjam", "rework", WHY, PRESENT, resubmit_by=stage.date(20), deviation_reason=WHY)
    stage.approve("kees", first, "ops_ok")
    _after(stage, first, fell_back="no", aftercare_done="yes")
    with pytest.raises(Refused):
        stage.approve("kees", first, "ops_signed")
    _gate(stage, "gate-g4")
    _fall_back_and_try_again(stage, first)


def _accept_with_a_concession(stage: Stage) -> None:
    number = stage.start_from_row("joris", "deliverable-acceptance", "deliverables", TITLE, id="D1")
    stage.fill("joris", number, what={"version": "1.0", "maker": "SUP", "reviewer": stage.id("ellen")})
    stage.fill("joris", number, what={"accepter_who": stage.id("yusuf")})
    stage.fill("ellen", number, test={"criteria_res": rows({"criterion": "Dutch", "result": "fail"})})
    fault = {"text": "One typo", "severity": "minor", "legal": "no", "action": "concession"}
    kept = {**fault, "owner": stage.id("joris"), "due": stage.date(90)}
    stage.fill("joris", number, faults={"nonconf": rows(kept)})
    stage.send("joris", number)
    stage.approve("mirjam", number, "concession")
    stage.fill("yusuf", number, accept={"outcome_a": "accepted_with_concession"})
    stage.approve("yusuf", number, "accepter")
    assert (_status(stage, "deliverables"), _status(stage, "quality")) == (
        ["conceded"],
        ["accepted_with_concession"],
    )


def _fall_back_and_try_again(stage: Stage, first: str) -> None:
    _after(stage, first, fell_back="yes", aftercare_done=None, fell_back_text="It answered in French")
    stage.approve("yusuf", first, "back_ok")
    assert _status(stage, "issues") == ["open"]
    assert _can_start(stage, "gate-g4")
    second = _ready(stage)
    stage.send("joris", second)
    stage.approve("yusuf", second, "bco_ok")
    stage.approve("kees", second, "ops_ok")
    _gate(stage, "gate-g4")
    assert not _can_start(stage, "gate-g4")
    _after(stage, second, fell_back="no", aftercare_done="yes")
    stage.approve("kees", second, "ops_signed")
    assert "handed_over" in _status(stage, "handovers")
    assert _can_start(stage, "project-closure")
