"""Conditions of a gate hold back by their kind, until the office confirms them or who decides drops them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from app.services.registers.changing import set_status
from app.services.runs.startable import startables
from app.services.runs.starting import start
from app.store import EVERYTHING, Store, registers
from app.store.model import RegisterRow
from tests.conftest import Place
from tests.services.changed import Changes, changed_office
from tests.services.desk import refuses
from tests.services.published import Office

AS_DATA: Changes = {
    "processes/registers.yml": (
        (
            "{code: met, label: {en: Met, nl: Voldaan}",
            "{code: met, label: {en: Met, nl: Voldaan}, ends: true, by: [office], not_owner: true,\n"
            "         needs: [text]",
        ),
    )
}


def conditional(hall: Office, blocking: str, **more: str) -> RegisterRow:
    """A gate that was approved with one condition, owned by Robin."""
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="no")
    row = {
        "text": "Ask the neighbours",
        "owner": hall.robin.id,
        "due": "2026-04-01",
        "blocking": blocking,
        **more,
    }
    hall.decide(hall.mirjam, number, "conditional", conditions={"rows": [row]})
    [kept] = registers.list_rows(hall.session, EVERYTHING, "conditions")
    return kept


def next_gate(hall: Office) -> str:
    return start(hall.work(hall.robin), "gate-g1", project=hall.project().number, new_title=None, roles={})


@pytest.fixture
def hall(store: Store, place: Place) -> Iterator[Office]:
    with changed_office(store, place, AS_DATA) as found:
        yield found


def test_before_the_start_holds_back_the_forms_of_the_next_phase(hall: Office) -> None:
    row = conditional(hall, "before_start")
    with refuses("start-waits-for-condition"):
        next_gate(hall)
    with refuses("start-waits-for-condition"):  # nor is the same gate taken again
        start(hall.work(hall.robin), "gate-g0", project=hall.project().number, new_title=None, roles={})
    found = {
        one.checklist.id: one.why_not for one in startables(hall.work(hall.robin), hall.project().number)
    }
    why = found["gate-g1"]
    assert why is not None
    assert why.args["text"] == "Ask the neighbours"
    set_status(hall.work(hall.paula), row.id, "met")
    assert next_gate(hall)


def test_other_kinds_hold_back_no_start(hall: Office) -> None:
    conditional(hall, "before_next_gate")
    assert next_gate(hall)


def test_an_overdue_condition_holds_back_the_next_gate_until_it_is_met(hall: Office) -> None:
    row = conditional(hall, "before_next_gate")
    hall.now += dt.timedelta(days=40)
    number = hall.start(hall.robin, "gate-g1", hall.project().number, PM=hall.robin, QRV=hall.ellen)
    rows = [{"_id": "G1-1", "pm_answer": "yes"}, {"_id": "G1-3", "pm_answer": "yes"}]
    answers = {"evidence": {"none": "In the records"}, "criteria": {"rows": rows}}
    hall.save(hall.robin, number, "preparation", answers)
    with refuses("blocked-by-rules"):
        hall.send(hall.robin, number)
    set_status(hall.work(hall.paula), row.id, "met")
    hall.send(hall.robin, number)


def test_the_office_confirms_and_never_the_owner(hall: Office) -> None:
    row = conditional(hall, "before_start")
    with refuses("row-not-by-owner"):
        set_status(hall.work(hall.robin), row.id, "met")
    with refuses("row-for-others"):
        set_status(hall.work(hall.ellen), row.id, "met")
    set_status(hall.work(hall.paula), row.id, "met")


WAIVED: Changes = {
    "processes/registers.yml": (
        (
            "- {code: met,",
            "- {code: waived, label: {en: Dropped, nl: Vervallen}, ends: true, by: [decider], reason: true}\n"
            "      - {code: met,",
        ),
    )
}


def test_only_who_decides_drops_a_condition_and_says_why(store: Store, place: Place) -> None:
    with changed_office(store, place, WAIVED) as hall:
        row = conditional(hall, "before_start")
        with refuses("row-for-others"):
            set_status(hall.work(hall.paula), row.id, "waived", "No neighbours")
        with refuses("row-needs-reason"):
            set_status(hall.work(hall.mirjam), row.id, "waived")
        set_status(hall.work(hall.mirjam), row.id, "waived", "There are no neighbours")
        assert next_gate(hall)


def test_the_one_who_decided_at_its_gate_drops_a_condition_also_when_another_decides_next(
    store: Store, place: Place
) -> None:
    next_one = (
        "    decider: {S: SPO, M: SPO}\n    decider_help: {en: The sponsor decides after",
        "    decider: {S: SPO, M: QRV}\n    decider_help: {en: The sponsor decides after",
    )
    with changed_office(store, place, {**WAIVED, "processes/method.yml": (next_one,)}) as hall:
        row = conditional(hall, "before_next_gate")
        with refuses("row-for-others"):
            set_status(hall.work(hall.ellen), row.id, "waived", "Mine is the next gate only")
        set_status(hall.work(hall.mirjam), row.id, "waived", "There are no neighbours")
