"""What happened to rows of registers: append-only, and the row is what its events tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store import EVERYTHING, Session, Store, people, projects, registers, row_events
from app.store.model import RegisterRow
from tests.store.rows import NOW, Rows


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


def added(session: Session, **more: object) -> RegisterRow:
    given = {"register": "risks", "number": 1, "data": {"event": "Flood"}, "status": "open", **more}
    return registers.add_row(session, created_at=NOW, **given)  # type: ignore[arg-type]


def changed(session: Session, row: RegisterRow, cells: dict[str, object], **more: object) -> bool:
    return registers.change_row(session, row, cells, at=NOW, actor_id=None, **more)  # type: ignore[arg-type]


def kinds(session: Session, row: RegisterRow) -> list[str]:
    return [one.kind for one in row_events.events_of(session, [row.id])]


def test_a_new_row_begins_with_what_was_said_of_it(session: Session) -> None:
    [event] = row_events.events_of(session, [added(session).id])
    assert (event.kind, event.seq) == ("added", 1)
    assert [(one["col"], one["after"]) for one in row_events.changes_in(event)] == [
        ("event", "Flood"),
        ("status", "open"),
    ]


def test_a_change_says_from_what_to_what(session: Session) -> None:
    row = added(session)
    assert changed(session, row, {"event": "Storm", "due": "2026-05-01"})
    *_, event = row_events.events_of(session, [row.id])
    assert row_events.changes_in(event) == (
        {"col": "event", "before": "Flood", "after": "Storm"},
        {"col": "due", "before": None, "after": "2026-05-01"},
    )
    assert (row.due, row.seq) == (dt.date(2026, 5, 1), 2)


def test_what_is_the_same_leaves_no_trace(session: Session) -> None:
    row = added(session, data={"event": "Flood", "cost": 0})
    assert not changed(session, row, {"event": "Flood", "cost": 0, "cause": ""})
    assert kinds(session, row) == ["added"]


def test_zero_is_not_the_same_as_nothing(session: Session) -> None:
    row = added(session)
    assert changed(session, row, {"cost": 0})
    assert row.data["cost"] == 0


def test_a_row_closes_opens_and_is_withdrawn(session: Session) -> None:
    row = added(session)
    changed(session, row, {"status": "closed"}, closed=True)
    changed(session, row, {"status": "open"}, closed=False)
    changed(session, row, {}, withdrawn=True)
    assert kinds(session, row) == ["added", "closed", "reopened", "withdrawn"]
    changed(session, row, {"status": "closed"}, closed=True)
    assert kinds(session, row)[-2:] == ["reopened", "closed"]
    assert row.withdrawn_at is None


def test_a_withdrawn_row_is_in_no_list(session: Session) -> None:
    row = added(session)
    changed(session, row, {}, withdrawn=True)
    assert registers.list_rows(session, EVERYTHING) == []


CELLS = st.dictionaries(
    st.sampled_from(["event", "cause", "owner", "due", "status"]),
    st.sampled_from(["a", "b", "", None]),
    max_size=3,
)
STEPS = st.lists(st.tuples(CELLS, st.sampled_from([None, True, False]), st.booleans()), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(STEPS)
def test_the_events_of_a_row_tell_what_it_is(sqlite_store: Store, steps: list[object]) -> None:
    with sqlite_store.writing() as session:
        person = people.add_person(session, name="Robin")
        row = added(session)
        for cells, closed, withdrawn in steps:  # type: ignore[misc]
            told = {**cells}  # type: ignore[has-type]
            if "owner" in told:
                told["owner"] = person.id if told["owner"] else None
            if "due" in told:
                told["due"] = "2026-05-01" if told["due"] == "a" else None
            changed(session, row, told, closed=closed, withdrawn=withdrawn)  # type: ignore[has-type]
        state = row_events.fold(row_events.events_of(session, [row.id]))
        there = {name: value for name, value in row_events.whole_of(row).items() if row_events.filled(value)}
        assert state.cells == there
        assert (state.closed, state.withdrawn) == (row.closed_at is not None, row.withdrawn_at is not None)
        assert state.seq == row.seq


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE row_event SET kind = 'closed'",
        "UPDATE row_event SET body = NULL",
        "DELETE FROM row_event",
        "UPDATE fact_change SET name = 'bac'",
        "DELETE FROM fact_change",
    ],
)
def test_history_is_never_changed(store: Store, sql: str) -> None:
    with store.writing() as session:
        added(session)
        project = Rows(session).project()
        projects.put_fact(session, project.id, "bac", 100, None, NOW)
    with pytest.raises(DBAPIError), store.engine.begin() as connection:
        connection.execute(text(sql))


def test_the_words_of_an_event_can_be_taken_out(session: Session) -> None:
    row = added(session)
    [event] = row_events.events_of(session, [row.id])
    row_events.erase(session, event, NOW)
    assert row_events.changes_in(event) == ()
    assert event.tombstone_at == NOW


def test_a_fact_remembers_what_it_was(session: Session) -> None:
    project = Rows(session).project()
    for value in (100, 250):
        projects.put_fact(session, project.id, "bac", value, None, NOW)
    found = projects.fact_changes(session, project.id)
    assert [(one.before, one.after) for one in found] == [(None, 100), (100, 250)]
