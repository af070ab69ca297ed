"""Events: appended, chained, never changed."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store import Store, events, guards
from app.store.events import Fault
from app.store.model import Event, Payload
from tests.store.rows import NOW

ROOT = Path(__file__).parent.parent.parent


def append(store: Store, run_id: str, kind: str = "step-saved", body: object = None) -> str:
    with store.writing() as session:
        return events.append(session, run_id, None, kind, body, NOW).id


def faults(store: Store, run_id: str) -> tuple[Fault, ...]:
    with store.session() as session:
        return events.verify_chain(session, run_id)


def unguarded(store: Store, statement: str, **values: object) -> None:
    """Change what may not be changed, as somebody with the keys of the database could."""
    with store.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for name in guards.NAMES:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(statement), values)


def test_events_of_a_run_are_numbered_and_keep_their_words(store: Store, run_id: str) -> None:
    append(store, run_id, "run-started")
    append(store, run_id, "step-saved", {"step": "need", "count": 3})
    with store.session() as session:
        happened = events.events_of(session, run_id)
    assert [(one.seq, one.kind, one.body) for one in happened] == [
        (1, "run-started", None),
        (2, "step-saved", {"step": "need", "count": 3}),
    ]
    assert happened[1].at == NOW
    assert faults(store, run_id) == ()


def test_an_event_of_a_run_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(LookupError):
        append(store, "no-such-run")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET kind = 'decided'",
        "DELETE FROM event",
        "UPDATE payload SET body = '{}'",
        "UPDATE payload SET body = NULL, salt = ''",
        "DELETE FROM payload",
    ],
)
def test_the_database_itself_refuses_to_change_what_happened(
    store: Store, run_id: str, statement: str
) -> None:
    append(store, run_id, body={"words": "of people"})
    with pytest.raises(DBAPIError), store.engine.begin() as connection:
        connection.execute(text(statement))
    assert faults(store, run_id) == ()


def test_words_can_be_taken_out_and_the_chain_still_holds(store: Store, run_id: str) -> None:
    first = append(store, run_id, body={"name": "Robin"})
    append(store, run_id)
    with store.writing() as session:
        events.erase(session, first, NOW)
        events.erase(session, first, NOW + dt.timedelta(days=1))  # once is enough
    with store.session() as session:
        happened = events.events_of(session, run_id)[0]
        payload = session.get_one(Payload, first)
    assert (happened.body, happened.erased) == (None, True)
    assert (payload.salt, payload.tombstone_at) == ("", NOW)
    assert faults(store, run_id) == ()


def test_the_same_words_leave_another_hash_each_time(store: Store, run_id: str) -> None:
    append(store, run_id, body={"answer": "yes"})
    append(store, run_id, body={"answer": "yes"})
    with store.session() as session:
        assert len({event.payload_hash for event in session.query(Event)}) == 2


def test_a_changed_event_breaks_the_chain_at_the_next_one(store: Store, run_id: str) -> None:
    for _ in range(3):
        append(store, run_id)
    unguarded(store, "UPDATE event SET kind = 'decided' WHERE seq = 2")
    assert faults(store, run_id) == (Fault(3, "chain"),)


def test_changed_words_are_found(store: Store, run_id: str) -> None:
    append(store, run_id, body={"answer": "yes"})
    unguarded(store, "UPDATE payload SET body = :body", body=json.dumps({"answer": "no"}))
    assert faults(store, run_id) == (Fault(1, "payload"),)


def test_a_missing_event_is_found(store: Store, run_id: str) -> None:
    for kind in ("run-started", "step-saved", "sent"):
        append(store, run_id, kind)
    unguarded(store, "DELETE FROM payload WHERE event_id IN (SELECT id FROM event WHERE seq = 2)")
    assert faults(store, run_id) == (Fault(2, "lost"),)
    unguarded(store, "DELETE FROM event WHERE seq = 2")
    assert faults(store, run_id) == (Fault(3, "gap"), Fault(3, "chain"))


def test_threads_that_append_at_once_make_one_chain(store: Store, run_id: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: append(store, run_id, body={"number": number}), range(40)))
    with store.session() as session:
        happened = events.events_of(session, run_id)
    assert [one.seq for one in happened] == list(range(1, 41))
    assert sorted(one.body["number"] for one in happened) == list(range(40))
    assert faults(store, run_id) == ()


APPENDER = """
import datetime as dt, sys
from app.store import Store, events, guards
from app.store.engine import make_engine

store = Store(make_engine(sys.argv[1]))
for number in range(10):
    with store.writing() as session:
        events.append(session, sys.argv[2], None, "step-saved", {"n": number}, dt.datetime.now(dt.UTC))
store.close()
"""


def test_processes_that_append_at_once_make_one_chain(store: Store, database: str, run_id: str) -> None:
    command = [sys.executable, "-c", APPENDER, database, run_id]
    appenders = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in appenders] == [0] * 4
    with store.session() as session:
        assert [one.seq for one in events.events_of(session, run_id)] == list(range(1, 41))
    assert faults(store, run_id) == ()
