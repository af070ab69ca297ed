"""Merging taken back: two projects again, but for what somebody went on with."""

from __future__ import annotations

from app.services.merging import undo
from app.services.merging.told import went_on
from app.services.registers import changing
from app.services.runs import commenting
from app.services.runs.opening import open_run
from app.store import people
from tests.services.desk import refuses
from tests.services.merging_house import Pair, merged, numbers, pair
from tests.services.rows_house import RowsOffice, house

__all__ = ["house", "pair"]


def test_taking_it_back_puts_all_back_that_nobody_touched(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    house.person("Robin", "PM", project=source)
    house.person("Otto", "OPS", project=source)
    house.number = source.number
    row, talk = house.risk("Frost"), house.talk()
    merged(house, source, target)
    house.later(days=29)
    undo.undo(house.work(house.paula), source.number)
    assert (row.project_id, row.number) == (source.id, 1)
    assert open_run(house.work(house.robin), talk).project is source
    assert numbers(house) == {source.number, target.number}
    held = people.members(house.session, target.id, house.now.date())
    assert "Otto" not in [one.person.name for one in held]
    assert went_on(house.work(house.paula), source) is None


def test_what_somebody_went_on_with_stays_where_it_went(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    house.person("Robin", "PM", project=source)
    house.number = source.number
    row, other, talk = house.risk("Frost"), house.risk("Hail"), house.talk()
    merged(house, source, target)
    house.later(hours=1)
    changing.change(house.work(house.robin), row.id, {"cost": 5_000}, row.seq)
    commenting.comment(house.work(house.robin), talk, "risks", "Look at this")
    plan = undo.back(house.work(house.paula), source.number)
    assert (plan.stay_rows, plan.rows) == ((row,), (other,))
    assert [one.number for one in plan.stay_forms] == [talk]
    undo.undo(house.work(house.paula), source.number)
    assert (row.project_id, other.project_id) == (target.id, source.id)
    assert open_run(house.work(house.robin), talk).project is target


def test_after_thirty_days_it_is_for_good(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    merged(house, source, target)
    with refuses("may-not-merge"):
        undo.undo(house.work(house.robin), source.number)
    house.later(days=30, minutes=1)
    with refuses("merge-undo-too-late"):
        undo.undo(house.work(house.paula), source.number)
    with refuses("merge-not-there"):
        undo.undo(house.work(house.paula), target.number)


def test_of_three_the_last_merge_is_taken_back_first(house: RowsOffice, pair: Pair) -> None:
    source, target, _ = pair
    merged(house, source, target)
    house.later(hours=1)
    house.start(house.robin, "idea", SPO=house.ellen)
    third = house.project()
    merged(house, target, third)
    told = went_on(house.work(house.robin), source)
    assert told is not None
    assert told.target is third
    with refuses("merge-undo-other-first"):
        undo.undo(house.work(house.paula), source.number)
    undo.undo(house.work(house.paula), target.number)
    undo.undo(house.work(house.paula), source.number)
    assert len(numbers(house)) == 3
