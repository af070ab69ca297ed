"""Several rows at once: another owner, a date, an end, or a reminder."""

from __future__ import annotations

import datetime as dt

from app.services.registers import bulk, changing
from app.store import EVERYTHING, registers
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]


def test_several_rows_get_another_owner_and_what_did_not_work_is_told(house: RowsOffice) -> None:
    mine, closed = house.risk(), house.risk("Fire")
    changing.set_status(house.work(house.robin), closed.id, "closed", "over")
    done = bulk.assign(house.work(house.robin), [mine.id, closed.id, "nothing"], house.ellen.id)
    assert (done.done, mine.owner_id) == ((mine.id,), house.ellen.id)
    assert [(one.row_id, one.why.id) for one in done.not_done] == [
        (closed.id, "row-is-closed"),
        ("nothing", "row-not-found"),
    ]


def test_several_rows_get_a_date_and_are_closed_with_one_remark(house: RowsOffice) -> None:
    rows = [house.risk(), house.risk("Fire")]
    ids = [one.id for one in rows]
    bulk.set_due(house.work(house.robin), ids, dt.date(2026, 6, 1))
    assert {one.due for one in rows} == {dt.date(2026, 6, 1)}
    assert bulk.close(house.work(house.robin), ids, "open", "?").done == ()
    assert bulk.close(house.work(house.robin), ids, "closed", "All over").done == tuple(ids)
    assert {one.status for one in rows} == {"closed"}


def test_a_reminder_is_an_action_of_the_owner_and_comes_once(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id)
    assert bulk.remind(house.work(house.robin), [row.id]).done == (row.id,)
    [action] = registers.list_rows(house.session, EVERYTHING, "actions")
    assert (action.owner_id, action.data["action"]) == (
        house.ellen.id,
        "Look at this again: risk 1 (Storm)",
    )
    again = bulk.remind(house.work(house.robin), [row.id, action.id])
    assert [one.why.id for one in again.not_done] == ["row-reminded-already", "row-is-a-task"]


def test_who_is_here_to_read_reminds_nobody(house: RowsOffice) -> None:
    row = house.risk(owner=house.ellen.id)
    auditor = house.work(house.person("Ann", "AUD"))
    assert [one.why.id for one in bulk.remind(auditor, [row.id]).not_done] == ["may-not-change-row"]
