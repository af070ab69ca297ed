"""Every row of a register leads back to an answer or to what somebody did; and opening a form asks little."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from app.definitions.message import Refused
from app.services.registers import changing
from app.services.runs import filling, sending
from app.services.runs.opening import open_run
from app.store import Store, row_events
from app.store.model import RegisterRow
from tests.conftest import Place
from tests.services.rows_house import RowsOffice, house, rows_office

__all__ = ["house"]


@contextmanager
def counted(house: RowsOffice) -> Iterator[list[str]]:
    """The statements that are put to the database meanwhile."""
    engine = house.session.get_bind()
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def statements_to_open(house: RowsOffice, number: str) -> list[str]:
    house.session.expire_all()
    with counted(house) as asked:
        open_run(house.work(house.robin), number)
    return asked


def test_opening_a_form_asks_no_more_for_many_rows_than_for_one(house: RowsOffice) -> None:
    number = house.talk()
    house.risk()
    few = len(statements_to_open(house, number))
    for at in range(12):
        house.risk(f"Risk {at}", owner=house.ellen.id)
    rows = [{"event": f"New {at}", "owner": house.mirjam.id} for at in range(6)]
    house.save(house.robin, number, "talk", {"risks": {"rows": rows}})
    assert len(statements_to_open(house, number)) <= few + 1


def test_a_page_asks_no_more_for_many_rows_than_for_one(house: RowsOffice) -> None:
    number = house.talk()
    house.risk()

    def asked() -> int:
        house.session.expire_all()
        with counted(house) as found:
            filling.step_view(house.work(house.robin), number, "talk")
        return len(found)

    few = asked()
    for at in range(12):
        house.risk(f"Risk {at}")
    assert asked() <= few


def test_a_form_loads_no_register_that_it_does_not_read(house: RowsOffice) -> None:
    house.risk()
    number = house.start(house.robin, "idea", SPO=house.mirjam)
    asked = [one for one in statements_to_open(house, number) if "FROM register_row" in one]
    # Duties that are waived bind every form; beside those no register is looked into.
    assert not [one for one in asked if "register_row.register IN" in one]


WORDS = st.sampled_from(["Storm", "Flood", "Fire"])
CHANCES = st.one_of(st.none(), st.integers(1, 5))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), WORDS, CHANCES),
        st.tuples(st.just("form"), WORDS, CHANCES),
        st.tuples(st.just("back"), WORDS, CHANCES),
        st.tuples(st.just("change"), WORDS, CHANCES),
        st.tuples(st.just("close"), WORDS, CHANCES),
        st.tuples(st.just("reopen"), WORDS, CHANCES),
    ),
    max_size=6,
)


class _Story:
    """Somebody who does things to risks, one after the other."""

    def __init__(self, house: RowsOffice) -> None:
        self.house = house
        self.sent: list[str] = []

    @property
    def rows(self) -> list[RegisterRow]:
        return self.house.kept("risks")

    def do(self, act: str, word: str, chance: int | None) -> None:
        robin = self.house.work(self.house.robin)
        last = self.rows[-1:]
        if act == "add":
            self.house.risk(word, prob=chance)
        elif act == "form":
            self.form(word, chance)
        elif act == "back" and self.sent:
            sending.take_back(robin, self.sent.pop())
        elif act == "change" and last:
            changing.change(robin, last[0].id, {"event": word, "prob": chance}, last[0].seq)
        elif act == "close" and last:
            changing.set_status(robin, last[0].id, "closed", word)
        elif act == "reopen" and last:
            changing.reopen(robin, last[0].id, word)

    def form(self, word: str, chance: int | None) -> None:
        """A form that changes every open risk and adds one."""
        number = self.house.talk()
        there = [{"_id": row.id, "prob": chance} for row in self.rows if row.closed_at is None]
        rows = {"risks": {"rows": [*there, {"event": word, "prob": chance}]}}
        self.house.save(self.house.robin, number, "talk", rows)
        self.house.send(self.house.robin, number)
        self.sent.append(number)


def leads_back(house: RowsOffice, row: RegisterRow) -> None:
    events = row_events.events_of(house.session, [row.id])
    told = row_events.fold(events)
    there = {name: value for name, value in row_events.whole_of(row).items() if row_events.filled(value)}
    assert told.cells == there
    assert (told.closed, told.withdrawn) == (row.closed_at is not None, row.withdrawn_at is not None)
    assert [one.seq for one in events] == list(range(1, row.seq + 1))
    assert all(one.actor_id is not None for one in events)
    assert events[0].run_id == row.run_id
    assert (row.run_id is None) == (row.field is None)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(ACTS)
def test_every_row_leads_back_to_an_answer_or_an_act(
    sqlite_store: Store, tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, int | None]]
) -> None:
    folder = tmp_path_factory.mktemp("story")
    (folder / "data").mkdir()
    place = Place(folder, folder / "data", "")
    with suppress(_EnoughError), rows_office(sqlite_store, place, folder) as house:
        story = _Story(house)
        for act in acts:
            with suppress(Refused):
                story.do(*act)
        house.session.flush()
        for row in house.session.query(RegisterRow):  # those that went back with a form too
            leads_back(house, row)
        raise _EnoughError  # nothing of it is kept for the next story


class _EnoughError(Exception):
    """The story is told."""
