"""The door of the database."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import delete, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from app.store import ReadOnlyError, Store, people
from app.store.engine import make_engine
from app.store.model import Person, Project
from app.store.model.kinds import UtcDateTime, canonical, clean

NOW = dt.datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=dt.UTC)


def test_a_writing_session_commits_once_at_its_end(store: Store) -> None:
    with store.writing() as session:
        people.add_person(session, name="Robin", email="Robin@Example.org")
        with store.session() as other:
            assert people.list_people(other) == []
    with store.session() as session:
        assert [person.email for person in people.list_people(session)] == ["robin@example.org"]


def test_a_writing_session_that_raises_leaves_nothing_behind(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing() as session:
        people.add_person(session, name="Robin")
        raise ZeroDivisionError
    with store.session() as session:
        assert people.list_people(session) == []


def test_a_reading_session_refuses_to_write(store: Store) -> None:
    with pytest.raises(ReadOnlyError), store.session() as session:
        people.add_person(session, name="Robin")


def test_a_reading_session_that_is_left_with_changes_says_so(store: Store) -> None:
    with pytest.raises(ReadOnlyError), store.session() as session:
        session.add(Person(name="Robin"))


def test_a_reading_session_refuses_to_change_rows_in_bulk(store: Store) -> None:
    with store.session() as session, pytest.raises(ReadOnlyError):
        session.execute(delete(Person))


def test_an_instant_comes_back_in_utc_to_the_microsecond(store: Store) -> None:
    amsterdam = NOW.astimezone(dt.timezone(dt.timedelta(hours=2)))
    with store.writing() as session:
        session.add(Project(number="P-2026-001", title="Oeverdam", created_at=amsterdam))
    with store.session() as session:
        kept = session.query(Project).one().created_at
    assert kept == NOW
    assert kept.tzinfo == dt.UTC


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(NOW.replace(tzinfo=None), sqlite.dialect())


def test_rows_point_at_rows_that_are_there(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as session:
        people.assign_role(session, person_id="nobody", role="PM", valid_from=dt.date(2026, 1, 1))


@pytest.mark.parametrize("value", [0.5, {"a": [1, 2.0]}, {"a": {"b": object()}}, {1: "a"}])
def test_a_float_or_a_strange_thing_is_never_kept_as_json(value: object) -> None:
    with pytest.raises(TypeError):
        clean(value)


def test_json_is_written_the_same_way_on_every_machine() -> None:
    assert canonical({"b": (1, True, None), "a": "é\x00"}) == '{"a":"é","b":[1,true,null]}'


def test_sqlite_waits_for_other_writers_and_keeps_what_was_committed(sqlite_store: Store) -> None:
    def pragma(name: str) -> object:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()

    with sqlite_store.engine.connect() as connection:
        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2  # FULL
        assert pragma("foreign_keys") == 1
        assert pragma("busy_timeout") == 30_000


def test_a_data_folder_may_have_a_strange_name(tmp_path: Path) -> None:
    folder = tmp_path / "what? 100% #1"
    folder.mkdir()
    engine = make_engine(f"sqlite:///{folder / 'a.sqlite3'}")
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    engine.dispose()
    assert (folder / "a.sqlite3").exists()


@pytest.mark.parametrize("attempt", range(30))
def test_several_that_open_a_new_database_at_once_wait_for_each_other(tmp_path: Path, attempt: int) -> None:
    together = Barrier(4)

    def opened(_: int) -> str:
        engine = make_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")
        together.wait()
        with engine.connect() as connection:
            mode = str(connection.execute(text("PRAGMA journal_mode")).scalar())
        engine.dispose()
        return mode

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(opened, range(4))) == {"wal"}
