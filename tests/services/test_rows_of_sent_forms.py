"""What sending a form does to rows of registers, what its record keeps, and what goes back with it."""

from __future__ import annotations

from app.services.registers import changing
from app.services.registers.history import history, source
from app.services.runs import sending, withdrawing
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from tests.services.desk import NOW
from tests.services.rows_house import RowsOffice, house, save

__all__ = ["house"]


def test_sending_changes_rows_and_adds_new_ones(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": 2}, {"event": "Fire", "owner": house.ellen.id})
    house.send(house.robin, number)
    assert storm.data["prob"] == 2
    [_, fire] = house.kept("risks")
    assert (fire.data, fire.owner_id, fire.status) == ({"event": "Fire"}, house.ellen.id, "open")
    found = source(house.work(house.robin), fire.id)
    assert found is not None
    assert (found.form, found.step) == (number, "talk")
    line = history(house.work(house.robin), storm.id).lines[-1]
    assert (line.kind, line.form, [one.column.id for one in line.changes]) == ("changed", number, ["prob"])


def test_what_happened_closes_the_risk_and_becomes_an_issue(house: RowsOffice) -> None:
    storm = house.risk("Storm", cost=120_000, owner=house.ellen.id)
    number = house.talk()
    save(house, number, {"_id": storm.id, "status": "occurred"})
    house.send(house.robin, number)
    assert (storm.status, storm.closed_at) == ("occurred", NOW)
    [issue] = house.kept("issues")
    assert (issue.owner_id, issue.due, issue.data) == (
        house.ellen.id,
        NOW.date(),
        {"title": "Storm", "cost": 120_000, "found_on": NOW.date().isoformat()},
    )
    assert source(house.work(house.robin), issue.id).step == "talk"  # type: ignore[union-attr]


def test_a_notice_is_an_action_of_the_person_it_is_for(house: RowsOffice) -> None:
    house.risk("Storm", prob=5, imp=5)
    number = house.talk()
    house.send(house.robin, number)
    [notice] = house.kept("actions")
    assert (notice.owner_id, notice.data["action"]) == (house.mirjam.id, "Look at the heaviest risk")


def test_the_record_keeps_what_the_form_showed(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    house.send(house.robin, number)
    changing.change(house.work(house.robin), storm.id, {"event": "Hurricane"}, storm.seq)
    approve(house.work(house.mirjam), number, "read_ok")
    frozen = open_run(house.work(house.robin), number).run.frozen
    cells = frozen["steps"][0]["fields"][0]["rows"][0]["cells"]
    assert cells[0]["value"] == "Hurricane"


def test_taking_back_withdraws_what_came_and_sets_back_what_changed(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4)
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": 2, "status": "occurred"}, {"event": "Fire"})
    house.send(house.robin, number)
    sending.take_back(house.work(house.robin), number)
    assert (storm.data["prob"], storm.status, storm.closed_at) == (4, "open", None)
    assert [row.data["event"] for row in house.kept("risks")] == ["Storm"]
    assert house.kept("issues") == []


def test_sent_again_the_same_rows_come_back(house: RowsOffice) -> None:
    house.risk("Storm", prob=5, imp=5)
    number = house.talk()
    save(house, number, {"event": "Fire"})
    house.send(house.robin, number)
    before = [row.id for row in (*house.kept("risks"), *house.kept("actions"))]
    sending.take_back(house.work(house.robin), number)
    house.send(house.robin, number)
    assert [row.id for row in (*house.kept("risks"), *house.kept("actions"))] == before


def test_a_row_that_was_taken_out_before_sending_again_stays_away(house: RowsOffice) -> None:
    number = house.talk()
    save(house, number, {"event": "Fire"}, {"event": "Flood"})
    house.send(house.robin, number)
    sending.take_back(house.work(house.robin), number)
    rows = house.cells(number, "talk", "risks")
    save(house, number, {"_id": rows[1]["_id"], "event": "Flood"})
    house.send(house.robin, number)
    assert [row.data["event"] for row in house.kept("risks")] == ["Flood"]


def test_what_somebody_changed_since_is_not_set_back(house: RowsOffice) -> None:
    storm = house.risk("Storm", prob=4, imp=1)
    number = house.talk()
    save(house, number, {"_id": storm.id, "prob": 2, "imp": 2}, {"event": "Fire"})
    house.send(house.robin, number)
    fire = house.kept("risks")[1]
    changing.change(house.work(house.robin), storm.id, {"prob": 3}, storm.seq)
    changing.change(house.work(house.robin), fire.id, {"prob": 1}, fire.seq)
    sending.take_back(house.work(house.robin), number)
    assert (storm.data["prob"], storm.data["imp"]) == (3, 1)
    assert fire.withdrawn_at is None


def test_a_withdrawn_form_takes_its_rows_along(house: RowsOffice) -> None:
    number = house.talk()
    save(house, number, {"event": "Fire"})
    house.send(house.robin, number)
    withdrawing.withdraw(house.work(house.robin), number, "Twice")
    assert house.kept("risks") == []
