"""A register as a list: what one sees of it, in the order and with the sums that one asks for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from app.services.registers import bulk, changing
from app.services.registers.counting import counts
from app.services.registers.lines import Wanted
from app.services.registers.listing import list_page
from app.services.registers.page import new_row_page, row_page
from app.store import projects
from app.store.model import Person, RegisterRow
from tests.services.desk import NOW, refuses
from tests.services.overview_house import statements
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]


def numbers(
    house: RowsOffice, register: str = "risks", by: Person | None = None, **wanted: object
) -> list[int]:
    page = list_page(house.work(by or house.robin), register, None, Wanted(**wanted))  # type: ignore[arg-type]
    return [line.row.number for line in page.lines]


def four_risks(house: RowsOffice) -> None:
    house.risk("Storm", prob=4, imp=5, cost=100_000, kind="threat", due="2026-03-01")
    house.risk("Flood", prob=1, imp=2, cost=50_000, kind="chance", owner=house.ellen.id)
    house.risk("Fire", due="2026-05-01")
    old = house.risk("Old", cost=900_000)
    changing.set_status(house.work(house.robin), old.id, "closed", "over")


def test_open_rows_come_by_date_and_all_when_asked(house: RowsOffice) -> None:
    four_risks(house)
    assert numbers(house) == [1, 2, 3]
    assert numbers(house, status="all") == [1, 2, 4, 3]
    assert numbers(house, status="closed") == [4]


def test_rows_are_chosen_by_owner_date_value_and_words(house: RowsOffice) -> None:
    four_risks(house)
    assert numbers(house, owner="me") == [1, 3]
    assert numbers(house, owner=house.ellen.id) == [2]
    assert numbers(house, overdue=True) == [1]
    assert numbers(house, where={"kind": "chance"}) == [2]
    assert numbers(house, text="STORM") == [1]
    assert numbers(house, text="bedreiging") == [1]
    assert numbers(house, text="ellen") == [2]


def test_saved_views_and_the_ones_every_register_has(house: RowsOffice) -> None:
    four_risks(house)
    assert numbers(house, view="heavy") == [1]
    assert numbers(house, view="mine", by=house.ellen) == [2]
    assert numbers(house, view="overdue") == [1]
    assert numbers(house, view="open") == [1, 2, 3]
    assert len(numbers(house, view="all")) == 4
    with refuses("register-view-unknown"):
        numbers(house, view="nothing")


def test_rows_are_put_in_order_of_any_column_with_the_empty_ones_last(house: RowsOffice) -> None:
    four_risks(house)
    assert numbers(house, sort="score") == [2, 1, 3]
    assert numbers(house, sort="score", down=True) == [1, 2, 3]
    assert numbers(house, sort="kind") == [1, 2, 3]
    assert numbers(house, sort="owner")[0] == 2
    assert numbers(house, sort="number", down=True) == [3, 2, 1]
    assert numbers(house, sort="event") == [3, 2, 1]
    assert numbers(house, sort="status", status="all")[-1] == 4


def test_sums_are_over_all_rows_whichever_are_listed(house: RowsOffice) -> None:
    four_risks(house)
    page = list_page(house.work(house.robin), "risks", house.number, Wanted(text="storm"))
    assert [(one.total.id, one.value) for one in page.sums] == [
        ("weight", Decimal(22)),
        ("exposure", Decimal(1500)),
        ("share", None),  # this project has no budget yet
    ]
    assert page.lines[0].values["score"] == Decimal(20)
    assert page.names.of(house.robin.id) == "Robin"
    assert page.may_add is None


def test_a_sum_may_read_the_facts_of_its_project(house: RowsOffice) -> None:
    house.risk("Storm", cost=100_000)
    projects.put_fact(house.session, house.project().id, "authorised", 400_000, None, NOW)
    page = list_page(house.work(house.robin), "risks", house.number)
    assert page.sums[-1].value == Decimal("0.25")
    everywhere = list_page(house.work(house.robin), "risks")
    assert everywhere.sums[-1].value is None  # the rows of several projects have no budget in common


def test_registers_are_counted_without_reading_a_row(house: RowsOffice) -> None:
    four_risks(house)
    work = house.work(house.robin)
    with statements(house.session) as asked:
        [one] = counts(work, house.number)
    assert (one.every, one.still_open, one.overdue) == (4, 3, 1)
    about_rows = [each for each in asked if "FROM register_row" in each]
    assert len(about_rows) == 1
    assert "register_row.data" not in about_rows[0]


def test_rows_that_are_not_asked_for_are_left_where_they_are(house: RowsOffice) -> None:
    """Unless numbers on top of the list are made of all rows."""
    for text in ("What is a gate?", "Who decides?", "When?"):
        row = house.add(house.paula, "questions", question=text)
    changing.set_status(house.work(house.paula), row.id, "answered")
    house.session.expunge_all()
    work = house.work(house.paula)
    page = list_page(work, "questions", None, Wanted(view="open", status="all"))
    assert [line.row.number for line in page.lines] == [1, 2]
    assert row.id not in {
        one.id for one in house.session.identity_map.values() if isinstance(one, RegisterRow)
    }
    assert [one.row.number for one in list_page(work, "questions", None, Wanted("answered")).lines] == [3]


def test_registers_are_counted_as_one_sees_them(house: RowsOffice) -> None:
    four_risks(house)
    house.add(house.robin, "questions", question="What is a gate?")
    [one] = counts(house.work(house.ellen), house.number)
    assert (one.register.id, one.every, one.still_open, one.overdue) == ("risks", 4, 3, 1)
    assert [one.register.id for one in counts(house.work(house.paula))] == ["risks", "questions"]
    assert [one.register.id for one in counts(house.work(house.ellen))] == ["risks"]
    with refuses("project-not-found"):
        counts(house.work(house.robin), "P-1")


def test_the_page_of_a_row_asks_what_its_reader_may_change(house: RowsOffice) -> None:
    row = house.risk("Storm", prob=4, imp=5)
    page = row_page(house.work(house.robin), row.id)
    asked = {one.field.id: one for one in page.view.fields}
    assert (asked["event"].value, asked["event"].writable) == ("Storm", True)
    assert asked["score"].computed == Decimal(20)
    assert "response" not in asked  # asked of a threat only
    assert page.title.en == "Risk 1 · Storm"
    assert [(one.status.code, one.why_not) for one in page.statuses] == [("occurred", None), ("closed", None)]
    assert row_page(house.work(house.ellen), row.id).may_change is not None
    typed = row_page(house.work(house.robin), row.id, {"kind": "threat"})
    assert "response" in {one.field.id for one in typed.view.fields}


def test_the_page_of_a_closed_row_offers_to_open_it_again(house: RowsOffice) -> None:
    row = house.risk()
    bulk.close(house.work(house.robin), [row.id], "closed", "over")
    page = row_page(house.work(house.robin), row.id)
    assert (page.statuses, page.may_reopen, page.view.writable) == ((), None, False)
    assert page.history is not None
    assert [line.kind for line in page.history.lines] == ["added", "closed"]


def test_the_page_of_a_new_row_knows_what_is_locked(house: RowsOffice) -> None:
    page = new_row_page(house.work(house.robin), "milestones", house.number)
    asked = {one.field.id: one for one in page.view.fields}
    assert (asked["name"].writable, asked["baseline"].writable) == (True, False)
    assert new_row_page(house.work(house.ellen), "milestones", house.number).may_change is not None
    with refuses("start-needs-project"):
        new_row_page(house.work(house.robin), "milestones", None)


def test_a_late_row_says_so(house: RowsOffice) -> None:
    row = house.risk(due="2026-03-01")
    assert row_page(house.work(house.robin), row.id).overdue
    assert row.due == dt.date(2026, 3, 1)
