"""What waits for a date is done once, by the product, and says so in the history."""

from __future__ import annotations

import datetime as dt

from app.services.registers import history
from app.services.registers.changing import set_status
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.tending.tend import Tended, tend, tend_daily
from app.store import people
from app.store.model import RegisterRow
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]
NOTHING = Tended()


def actions(house: RowsOffice) -> list[tuple[object, ...]]:
    return [(row.data, row.owner_id, row.due) for row in house.kept("actions")]


def planned(house: RowsOffice) -> RegisterRow:
    """A milestone of Robin's plan, for the tenth of March."""
    work = house.work(house.robin)
    cells = {"id": "M1", "name": "Roof on", "baseline": "2026-03-10", "owner": house.robin.id}
    return put_new(work, register_of(work, "milestones"), house.project().id, cells)


def test_an_issue_that_nobody_takes_up_goes_to_the_next_level_once(house: RowsOffice) -> None:
    house.add(house.robin, "issues", title="Leak", found_on="2026-03-02")
    house.later(days=3)
    assert tend(house.product()) == NOTHING  # the third working day is not over
    house.later(days=1)
    assert tend(house.product()) == Tended(opened=1)
    told = {"action": "Leak", "remark": "Hear what happens"}
    assert actions(house) == [(told, house.mirjam.id, dt.date(2026, 3, 10))]
    house.later(days=1)
    assert tend(house.product()) == NOTHING


def test_an_issue_that_was_taken_up_stays_where_it_is(house: RowsOffice) -> None:
    row = house.add(house.robin, "issues", title="Leak", found_on="2026-03-02")
    set_status(house.work(house.robin), row.id, "escalated")
    house.later(days=30)
    assert tend(house.product()) == NOTHING


def test_what_is_written_is_in_the_language_of_who_gets_it(house: RowsOffice) -> None:
    person = people.person_by_id(house.session, house.mirjam.id)
    assert person is not None
    person.lang = "nl"
    house.add(house.robin, "issues", title="Lek", found_on="2026-02-02")
    tend(house.product())
    assert actions(house)[0][0] == {"action": "Lek", "remark": "Laat je bijpraten"}


def test_a_status_is_given_with_its_reason_in_the_history(house: RowsOffice) -> None:
    row = planned(house)
    house.later(days=40)
    assert tend(house.product()) == Tended(changed=1, opened=1)
    assert row.status == "slipping"
    line = history.history(house.work(house.robin), row.id).lines[-1]
    assert line.who is None
    assert line.clock is not None
    assert line.clock["en"] == "The day of the plan has passed."
    opened = house.kept("actions")[0]
    assert opened.owner_id == row.owner_id  # nobody else is named
    first = history.history(house.work(house.robin), opened.id).lines[0]
    assert first.clock == line.clock
    assert tend(house.product()) == NOTHING


def test_when_it_happens_again_it_is_done_again(house: RowsOffice) -> None:
    row = planned(house)
    house.later(days=40)
    tend(house.product())
    set_status(house.work(house.robin), row.id, "planned")
    assert tend(house.product()) == Tended(changed=1, opened=1)


def test_after_a_status_that_ends_a_row_nothing_else_happens_to_it(house: RowsOffice) -> None:
    row = house.add(house.robin, "questions", question="Why?", due="2026-03-03")
    house.add(house.robin, "issues", title="Leak")
    house.later(days=60)
    assert tend(house.product()) == Tended(changed=1)
    assert row.closed_at is not None
    assert house.kept("actions") == []


def test_a_project_that_began_by_mistake_is_left_alone(house: RowsOffice) -> None:
    house.add(house.robin, "issues", title="Leak", found_on="2026-02-02")
    house.project().state = "withdrawn"
    house.session.flush()
    assert tend(house.product()) == NOTHING


def test_by_itself_it_is_done_once_a_day(house: RowsOffice) -> None:
    assert tend_daily(house.product()) == NOTHING
    house.add(house.robin, "issues", title="Leak", found_on="2026-02-02")
    assert tend_daily(house.product()) is None
    house.later(days=1)
    assert tend_daily(house.product()) == Tended(opened=1)
