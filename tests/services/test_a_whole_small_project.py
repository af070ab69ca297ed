"""A small project of the method itself, from its intake to its benefits: three gates, nothing typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.demo import ideas
from app.services.demo.papers import rows
from app.services.demo.stage import Stage
from app.services.demo.story import decide, gate_sent, intake, requirements
from app.services.runs.opening import open_run
from app.services.runs.startable import startables
from app.store import EVERYTHING, Session, projects, registers, runs
from tests.services.on_stage import on_stage

MOVE = ideas.MOVE
TITLE = MOVE.title
NOTHING = {"none": "There is none"}


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The project as it is at its end; each step is done by the person whom the form asks."""
    with on_stage(sqlite_template, tmp_path_factory.mktemp("small")) as stage:
        _tell(stage)
        yield stage


def _tell(stage: Stage) -> None:
    stage.days_ago(300)
    intake(stage, MOVE, "sanne", "mirjam")
    _gate(stage, "gate-g0", "We do it; the corridor is no place for a talk.")
    stage.days_ago(280)
    _promises(stage)
    stage.days_ago(270)
    _plan(stage)
    _gate(stage, "gate-g2", "The plan is clear and the money is there.")
    stage.days_ago(200)
    _closure(stage)
    _gate(stage, "gate-g4", "They moved, and it works. Thank you all.")
    stage.days_ago(20)
    _benefits(stage)


def _gate(stage: Stage, checklist: str, why: str) -> None:
    number = gate_sent(stage, checklist, TITLE, "sanne", SPO="mirjam", BCO="yusuf")
    answers = [{"_id": row.id, "check_answer": "yes"} for row in requirements(stage, "mirjam", number)]
    stage.fill("mirjam", number, criteria={"criteria": {"rows": answers}})
    if checklist == "gate-g4":  # nobody made the form about go-live, so the gate asks operations itself
        stage.approve("kees", number, "ops_ok")
    decide(stage, number, "mirjam", "approve", why, [])


def _promises(stage: Stage) -> None:
    """The benefit of the move, in the list of benefits."""
    benefit = {
        "id": "B1", "description": "Talks in a room", "measure": "Percent of talks", "baseline": "10",
        "target": "90", "owner": stage.id("yusuf"), "measure_date": stage.date(200),
    }  # fmt: skip
    number = stage.start_form("sanne", "business-case", TITLE, BCO="yusuf")
    stage.fill("sanne", number, reason={"need": MOVE.problem})
    option = {"description": "-", "cost_once": 0, "cost_year": 0, "benefit_year": 0, "risk": 1}
    nothing = {**option, "kind": "do_nothing", "name": "Stay", "feasible": "no"}
    move = {**option, "kind": "alternative", "name": "Move", "feasible": "yes"}
    options = {"options": rows(nothing, move), "chosen": "r2", "why_chosen": "There is no room"}
    stage.fill("sanne", number, options=options)
    stage.fill("sanne", number, benefits={"benefits": rows(benefit)})
    stage.fill("sanne", number, money={"invest": 3_000_000})
    stage.fill("sanne", number, feasibility={"affordability": "budget_available"})
    stage.send("sanne", number)
    stage.approve("mirjam", number, "spo_ok")


def _plan(stage: Stage) -> None:
    number = stage.start_form("sanne", "planning-baseline", TITLE)
    milestone = {"owner": stage.id("sanne"), "gate": "G4", "baseline": stage.date(-210)}
    first = {**milestone, "id": "M1", "name": "Lease signed", "gate": None, "baseline": stage.date(-250)}
    schedule = {"milestones": rows(first, {**milestone, "id": "M2", "name": "Moved", "depends_on": "M1"})}
    stage.fill("sanne", number, schedule=schedule)
    budget = {"category": "suppliers", "amount": 2_700_000, "what_for": "Movers and desks"}
    stage.fill("sanne", number, money={"budget": rows(budget), "contingency": 300_000})
    stage.send("sanne", number)


def _closure(stage: Stage) -> None:
    lesson = stage.start_form("sanne", "lesson-record", TITLE)
    told = {
        "les_kind": "keep_doing",
        "event": "We measured the rooms first.",
        "process": "processes/close-project",
    }
    more = {"recommendation": "Measure each room before you order a desk, and let somebody check it."}
    stage.fill("sanne", lesson, six={**told, **more})
    stage.send("sanne", lesson)
    number = stage.start_form("sanne", "project-closure", TITLE, FIN="tom")
    moved = [{"name": "Lease signed", "baseline": stage.date(-250), "actual": stage.date(-250)}]
    late = {
        "name": "Moved",
        "baseline": stage.date(-210),
        "actual": stage.date(-205),
        "explanation": "Strike",
    }
    done = {"closure_kind": "completed", "final_cost": 3_100_000, "planned_actual": rows(*moved, late)}
    stage.fill("sanne", number, outcome=done)
    stage.fill("sanne", number, carry_over={"open_items": NOTHING})
    review = {"what": "Talks in a room", "on": stage.date(30), "owner": stage.id("yusuf")}
    stage.fill("sanne", number, learned={"new_lessons": ["L-0001"], "benefit_dates": rows(review)})
    archive = stage.file("sanne", number, "archive.txt", "Lease, order, plan\n")
    stage.fill(
        "sanne", number, tidy={"archive": archive, "pii_clean": "yes", "access_off_on": stage.date(-195)}
    )
    stage.send("sanne", number)
    stage.fill("tom", number, sign={"contracts": "yes"})


def _benefits(stage: Stage) -> None:
    number = stage.start_form("yusuf", "benefits-review", TITLE, BCO="yusuf")
    measured = {
        "id": "B1", "description": "Talks in a room", "measure": "Percent of talks", "baseline": "10",
        "target": "90", "actual": "82",
    }  # fmt: skip
    stage.fill("yusuf", number, measure={"measured": rows(measured)})
    stage.fill("yusuf", number, judge={"next_step": "close"})
    stage.send("yusuf", number)


def found(session: Session, stage: Stage, register: str) -> list[tuple[str, dict[str, Any]]]:
    project = projects.get_project(session, stage.numbers[TITLE], EVERYTHING)
    assert project is not None
    listed = registers.list_rows(session, EVERYTHING, register, project.id)
    return [(row.status, dict(row.data or {})) for row in listed]


def test_three_gates_end_a_small_project_and_its_benefits_period_has_begun(told: Stage) -> None:
    project = projects.get_project(told.session, told.numbers[TITLE], EVERYTHING)
    assert project is not None
    assert (project.state, project.phase) == ("closed", "benefits")
    decisions = [
        (one["decision"], one["outcome"], one["by_whom"]) for _, one in found(told.session, told, "decisions")
    ]
    assert decisions == [("G0", "approve", "SPO"), ("G2", "approve", "SPO"), ("G4", "approve", "SPO")]
    assert not found(told.session, told, "reviews")


def test_gate_g2_keeps_the_budget_of_the_plan_as_facts_and_as_a_baseline(told: Stage) -> None:
    project = projects.get_project(told.session, told.numbers[TITLE], EVERYTHING)
    assert project is not None
    facts = projects.facts(told.session, project.id)
    assert [facts[name] for name in ("bac", "bac_g2", "contingency_left", "authorised")] == [
        2_700_000, 2_700_000, 300_000, 3_000_000,
    ]  # fmt: skip
    [(status, row)] = found(told.session, told, "baselines")
    assert (status, row["authorised"], row["version"]) == ("in_force", 3_000_000, "1")


def test_the_cost_of_the_closure_is_compared_with_what_the_gate_released(told: Stage) -> None:
    [number] = [one.number for one in _runs(told, "project-closure")]
    seen = open_run(told.work("sanne"), number).walk.fields
    assert seen["cost_dev"].value == 1_000


def test_the_benefits_review_of_a_closed_project_settles_its_benefit(told: Stage) -> None:
    [(status, row)] = found(told.session, told, "benefits")
    assert (status, row["actual"]) == ("settled", "82")


def test_a_benefits_review_becomes_an_action_of_who_measures(told: Stage) -> None:
    actions = [one["action"] for _, one in found(told.session, told, "actions")]
    assert "Talks in a room" in actions


def test_a_closed_project_takes_nothing_but_what_comes_after(told: Stage) -> None:
    open_ = [
        one.checklist.id for one in startables(told.work("yusuf"), told.numbers[TITLE]) if one.why_not is None
    ]
    assert "benefits-review" in open_
    assert not {"project-closure", "gate-g5", "change-request", "go-live-and-handover"} & set(open_)


def _runs(stage: Stage, checklist: str) -> list[Any]:
    project = projects.get_project(stage.session, stage.numbers[TITLE], EVERYTHING)
    assert project is not None
    listed = runs.runs_of_project(stage.session, project.id, EVERYTHING)
    return [one for one in listed if one.checklist_id == checklist]
