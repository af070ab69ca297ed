"""Rows on any day, by whoever may: add, change, close, reopen; each with its history."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from app.services import files
from app.services.registers import changing, reading
from app.services.registers.history import history, source
from app.store import projects, registers
from tests.services.desk import NOW, refuses
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]


def test_a_new_row_is_its_makers_and_due_in_a_fortnight(house: RowsOffice) -> None:
    row = house.risk()
    assert (row.owner_id, row.status, row.number) == (house.robin.id, "open", 1)
    assert row.due == NOW.date() + dt.timedelta(days=14)


def test_a_new_row_names_its_owner_and_date(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id, due="2026-05-01")
    assert (row.owner_id, row.due) == (house.ellen.id, dt.date(2026, 5, 1))


def test_a_row_is_not_added_without_what_it_is_about(house: RowsOffice) -> None:
    with refuses("row-still-open"):
        house.add(house.robin, "risks", kind="threat")


def test_what_fits_no_column_is_refused(house: RowsOffice) -> None:
    with refuses("answer-unfit"):
        house.risk(kind="storm")


def test_only_those_in_the_project_add_a_risk(house: RowsOffice) -> None:
    with refuses("row-for-others"):
        house.add(house.person("Kim"), "risks", event="Storm")


def test_what_only_a_form_writes_is_not_added_by_hand(house: RowsOffice) -> None:
    with refuses("row-only-by-form"):
        house.add(house.paula, "conditions", text="Ask the neighbours")


def test_a_row_of_the_organisation_belongs_to_no_project(house: RowsOffice) -> None:
    row = house.add(house.person("Kim"), "questions", question="What is a gate?")
    assert (row.project_id, row.seen_by) == (None, "office")
    with refuses("row-not-found"):
        reading.find(house.work(house.robin), row.id)
    assert reading.find(house.work(house.paula), row.id) is row


def test_a_changed_cell_stands_in_the_history_of_its_row(house: RowsOffice) -> None:
    row = house.risk()
    changing.change(house.work(house.robin), row.id, {"event": "Flood", "prob": 4}, row.seq)
    lines = history(house.work(house.robin), row.id).lines
    assert [line.kind for line in lines] == ["added", "changed"]
    assert [(one.column.id, one.before, one.after) for one in lines[1].changes] == [
        ("event", "Storm", "Flood"),
        ("prob", None, 4),
    ]
    assert lines[1].who is not None
    assert lines[1].who.name == "Robin"
    assert source(house.work(house.robin), row.id) is None


def test_nothing_changed_leaves_no_line(house: RowsOffice) -> None:
    row = house.risk()
    changing.change(house.work(house.robin), row.id, {"event": "Storm"}, row.seq)
    assert row.seq == 1


def test_what_two_people_change_is_shown_to_the_second(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id)
    seen = row.seq
    changing.change(house.work(house.ellen), row.id, {"event": "Flood", "prob": 2}, seen)
    mine = {"event": "Fire", "prob": None, "imp": 3}
    found = changing.change(house.work(house.robin), row.id, mine, seen)
    assert [(one.column.id, one.mine, one.theirs, one.by.name) for one in found.clashes] == [
        ("event", "Fire", "Flood", "Ellen")
    ]
    assert row.data["event"] == "Flood"
    changing.change(house.work(house.robin), row.id, mine, seen, {"event": "mine"})
    assert (row.data["event"], row.data["prob"], row.data["imp"]) == ("Fire", 2, 3)


def test_theirs_can_be_chosen(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id)
    changing.change(house.work(house.ellen), row.id, {"event": "Flood"}, 1)
    changing.change(house.work(house.robin), row.id, {"event": "Fire", "imp": 3}, 1, {"event": "theirs"})
    assert (row.data["event"], row.data["imp"]) == ("Flood", 3)


def test_a_locked_cell_is_changed_only_through_its_form(house: RowsOffice) -> None:
    row = house.add(house.robin, "milestones", id="M1", name="Roof on")
    with refuses("row-cell-locked"):
        changing.change(house.work(house.robin), row.id, {"baseline": "2026-05-01"}, 1)


def test_what_a_row_cannot_do_without_is_not_emptied(house: RowsOffice) -> None:
    row = house.risk()
    with refuses("row-still-open"):
        changing.change(house.work(house.robin), row.id, {"event": None}, 1)


def test_a_row_is_closed_by_whom_the_register_names_with_a_reason(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id)
    with refuses("row-for-others"):
        changing.set_status(house.work(house.ellen), row.id, "closed", "over")
    with refuses("row-needs-reason"):
        changing.set_status(house.work(house.robin), row.id, "closed", " ")
    changing.set_status(house.work(house.robin), row.id, "closed", "The storm season is over")
    assert (row.status, row.closed_at) == ("closed", NOW)
    assert history(house.work(house.robin), row.id).lines[-1].remark == "The storm season is over"
    with refuses("row-is-closed"):
        changing.change(house.work(house.robin), row.id, {"event": "Flood"}, row.seq)


def test_a_closed_row_is_opened_again_with_a_reason(house: RowsOffice) -> None:
    row = house.risk()
    with refuses("row-is-open"):
        changing.reopen(house.work(house.robin), row.id, "why")
    changing.set_status(house.work(house.robin), row.id, "closed", "over")
    with refuses("row-needs-reason"):
        changing.reopen(house.work(house.robin), row.id, "")
    changing.reopen(house.work(house.robin), row.id, "A new storm")
    assert (row.status, row.closed_at) == ("open", None)


def test_a_condition_is_met_by_the_office_on_evidence_and_never_by_its_owner(house: RowsOffice) -> None:
    row = registers.add_row(
        house.session,
        register="conditions",
        number=1,
        data={"text": "Ask", "blocking": "before_start"},
        status="open",
        created_at=NOW,
        project_id=house.project().id,
        owner_id=house.paula.id,
    )
    with refuses("row-not-by-owner"):
        changing.set_status(house.work(house.paula), row.id, "met")
    house.person("Otto", "PMO")
    otto = house.work(house.person("Otto"))
    with refuses("row-status-needs"):
        changing.set_status(otto, row.id, "met")
    changing.change(house.work(house.paula), row.id, {"evidence": "A letter"}, row.seq)
    changing.set_status(otto, row.id, "met")
    assert row.closed_at is not None


def test_the_one_who_decides_at_the_next_gate_drops_a_condition(house: RowsOffice) -> None:
    row = registers.add_row(
        house.session,
        register="conditions",
        number=1,
        data={"text": "Ask"},
        status="open",
        created_at=NOW,
        project_id=house.project().id,
    )
    with refuses("row-for-others"):
        changing.set_status(house.work(house.robin), row.id, "waived", "Not needed")
    changing.set_status(house.work(house.mirjam), row.id, "waived", "Not needed")
    assert row.status == "waived"


def test_a_status_that_somebody_set_meanwhile_is_looked_at_first(house: RowsOffice) -> None:
    row = house.add(house.robin, "issues", title="Leak")
    house.person("Otto", "PM", project=house.project())
    changing.set_status(house.work(house.robin), row.id, "escalated")
    with refuses("row-look-again"):
        changing.set_status(house.work(house.person("Otto")), row.id, "closed", seen=1)


@pytest.mark.parametrize("register", ["nothing", "risk"])
def test_a_register_that_is_not_there_is_refused(house: RowsOffice, register: str) -> None:
    with refuses("register-not-found"):
        house.add(house.robin, register, event="Storm")


def test_a_new_row_is_due_at_the_next_report(house: RowsOffice) -> None:
    projects.put_fact(house.session, house.project().id, "last_report", "2026-02-20", None, NOW)
    assert house.risk().due == dt.date(2026, 3, 16)  # no rhythm is set, so a fortnight


def test_a_row_of_a_project_for_members_is_not_there_for_others(house: RowsOffice) -> None:
    row = house.risk()
    house.project().visibility = "members"
    house.session.flush()
    with refuses("row-not-found"):
        changing.set_status(house.work(house.person("Kim")), row.id, "closed", "over")


def test_what_one_owns_is_listed_by_date(house: RowsOffice) -> None:
    late, soon = house.risk(due="2026-06-01"), house.risk("Fire", due="2026-05-01")
    assert reading.mine(house.work(house.robin)) == (soon, late)
    assert reading.mine(house.work()) == ()
    assert reading.listed(house.work(house.ellen), "risks", open_only=True) == (soon, late)


def test_a_file_of_a_row_is_kept_for_its_project(house: RowsOffice) -> None:
    kept = files.keep_for_row(
        house.work(house.robin), house.project().id, "a.txt", "text/plain", io.BytesIO(b"a")
    )
    assert files.find(house.work(house.ellen), kept.sha256)[0] is kept
