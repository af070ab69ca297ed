"""A decision recorded for somebody: that person can open it again for days, and what followed is marked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services import home
from app.services.runs import history
from app.services.runs.contesting import contest, contested_in
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.services.runs.starting import start
from app.store import EVERYTHING, Store, registers, runs
from tests.conftest import Place
from tests.services.changed import Changes, changed_office
from tests.services.desk import refuses
from tests.services.published import Office

HOW = """      - id: recorded_how
        type: choice
        required: true
        by: [decider, PMO]
        label: {en: How?, nl: Hoe?}
        choices:
          - {code: in_person, label: {en: In person, nl: Zelf}}
          - {code: on_behalf, label: {en: On behalf, nl: Namens}}
      - id: recorded_by
        type: approval
        required: true
        by: PMO
        label: {en: Recorded, nl: Vastgelegd}
        covers: [preparation, review]
        show: recorded_how == 'on_behalf'
      - id: decided_by
        type: approval
        required: true
        show: recorded_how == 'in_person'
"""
RECORDED: Changes = {
    "checklists/parts/gate-frame.yml": (
        ("    by: decider\n    turn: decision", "    by: [decider, PMO]\n    turn: decision"),
        ("      - id: decided_by\n        type: approval\n        required: true\n", HOW),
    ),
    "processes/method.yml": (
        (
            "settings:\n",
            "settings:\n  contest_days: {title: {en: Days, nl: Dagen}, type: number, value: 5}\n"
            "  decision_days: {title: {en: Days, nl: Dagen}, type: number, value: 10}\n",
        ),
    ),
}


@pytest.fixture
def hall(store: Store, place: Place) -> Iterator[Office]:
    with changed_office(store, place, RECORDED) as found:
        yield found


def sent_gate(hall: Office) -> str:
    """A gate that is checked and waits for its decision."""
    hall.idea()
    number = hall.gate("gate-g0")
    hall.person("Otto", "PMO")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    return number


def decide(hall: Office, number: str, how: str, decision: str = "approve", **more: object) -> None:
    by, approval = (hall.mirjam, "decided_by") if how == "in_person" else (hall.person("Otto"), "recorded_by")
    values = {"decision": decision, "rationale": "In the minutes", "recorded_how": how, **more}
    hall.save(by, number, "decision", values)
    approve(hall.work(by), number, approval)


def test_a_recorded_decision_is_opened_again_and_what_followed_is_marked(hall: Office) -> None:
    number = sent_gate(hall)
    decide(hall, number, "on_behalf")
    assert hall.project().phase == "plan"
    assert [one.number for one, _ in home.home(hall.work(hall.mirjam)).recorded] == [number]
    hall.later(days=1)
    after = start(hall.work(hall.robin), "gate-g1", project=hall.project().number, new_title=None, roles={})
    contest(hall.work(hall.mirjam), number, "I said no")
    opened = open_run(hall.work(hall.mirjam), number)
    assert (opened.state.status, set(opened.state.approvals)) == ("in_review", set())
    assert hall.project().phase == "idea"
    assert hall.home(hall.robin, after).head.grounds == (number,)
    forms = runs.runs_of_project(hall.session, hall.project().id, EVERYTHING)
    assert contested_in(hall.work(hall.ellen), forms) == (number,)
    assert history.history(hall.work(hall.ellen), after)[-1].kind == "ground_contested"
    assert home.home(hall.work(hall.mirjam)).lines[0].number == number
    decide(hall, number, "in_person", "rework")
    assert hall.project().phase == "idea"
    assert hall.home(hall.robin, after).head.grounds == ()
    assert contested_in(hall.work(hall.ellen), forms) == ()


def test_conditions_of_a_contested_decision_hold_nothing_back(hall: Office) -> None:
    number = sent_gate(hall)
    row = {"text": "Ask", "owner": hall.robin.id, "due": "2026-04-01", "blocking": "before_start"}
    decide(hall, number, "on_behalf", "conditional", conditions={"rows": [row]})
    assert len(registers.list_rows(hall.session, EVERYTHING, "conditions")) == 1
    contest(hall.work(hall.mirjam), number, "Without conditions")
    assert registers.list_rows(hall.session, EVERYTHING, "conditions") == []


def test_only_the_decider_with_a_reason_and_within_five_working_days(hall: Office) -> None:
    number = sent_gate(hall)
    with refuses("contest-not-recorded"):
        contest(hall.work(hall.mirjam), number, "Too early")
    decide(hall, number, "on_behalf")
    with refuses("contest-not-decider"):
        contest(hall.work(hall.robin), number, "Not mine")
    with refuses("contest-needs-reason"):
        contest(hall.work(hall.mirjam), number, " ")
    hall.later(days=8)  # a Monday; the fifth working day has gone
    with refuses("contest-too-late"):
        contest(hall.work(hall.mirjam), number, "Too late")
    assert home.home(hall.work(hall.mirjam)).recorded == ()


def test_a_decision_in_person_is_not_contested_but_revised(hall: Office) -> None:
    number = sent_gate(hall)
    decide(hall, number, "in_person")
    with refuses("contest-not-recorded"):
        contest(hall.work(hall.mirjam), number, "I changed my mind")


def test_silence_never_approves_and_is_shown_to_the_office(hall: Office) -> None:
    number = sent_gate(hall)
    hall.later(days=14)  # ten working days
    assert home.home(hall.work(hall.paula)).escalated == ()
    hall.later(days=1)
    [line] = home.home(hall.work(hall.paula)).escalated
    assert (line.number, str(line.due)) == (number, "2026-03-16")
    assert home.home(hall.work(hall.robin)).escalated == ()
    assert open_run(hall.work(hall.mirjam), number).state.status == "in_review"
    hall.later(days=365)
    assert not open_run(hall.work(hall.mirjam), number).state.approvals


def test_the_level_above_sees_a_late_decision_too(store: Store, place: Place) -> None:
    levels = (("decider: {S: SPO, M: SPO}", "decider: {S: SPO, M: QRV}"),)
    changes = {**RECORDED, "processes/method.yml": (*RECORDED["processes/method.yml"], *levels)}
    with changed_office(store, place, changes) as hall:
        hall.idea(cost=100_000)
        number = hall.gate("gate-g0")
        hall.answer(hall.mirjam, number, "check_answer", G0_1="yes", G1_1="yes")
        hall.later(days=30)
        assert [one.number for one in home.home(hall.work(hall.ellen)).escalated] == [number]
        assert home.home(hall.work(hall.mirjam)).escalated == ()  # it waits for her anyhow
