"""Bringing a database to the tables of this version."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from app.store import EVERYTHING, Store, guards, migrate, people, registers, row_events
from app.store.engine import make_engine
from app.store.model import Row


def test_the_migrations_make_exactly_the_tables_of_the_model(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_a_second_upgrade_has_nothing_to_do(store: Store) -> None:
    assert migrate.upgrade(store.engine) is False


def test_two_that_upgrade_at_once_make_one_database(tmp_path: Path) -> None:
    def upgrade(_: int) -> bool:
        engine = make_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")
        changed = migrate.upgrade(engine)
        engine.dispose()
        return changed

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(upgrade, range(2))) == [False, True]


@pytest.mark.parametrize("guard", guards.NAMES)
def test_a_database_without_one_of_its_guards_is_not_used(sqlite_store: Store, guard: str) -> None:
    with sqlite_store.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {guard}"))
    with pytest.raises(migrate.UnguardedError, match=guard):
        migrate.upgrade(sqlite_store.engine)


def test_the_guards_are_there_on_both_databases(store: Store) -> None:
    with store.engine.connect() as connection:
        assert guards.missing(connection) == ()


def test_a_database_of_newer_software_is_not_touched(sqlite_store: Store) -> None:
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrate.NewerDatabaseError):
        migrate.upgrade(sqlite_store.engine)


def test_rows_from_before_begin_their_history_with_what_they_say(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with engine.execution_options(leidraad_writing=True).begin() as connection:
        config = migrate._config(connection)
        command.upgrade(config, "0002")
        connection.execute(
            text(
                "INSERT INTO register_row (id, register, number, data, status, due, created_at) VALUES"
                " ('r1', 'risks', 1, '{\"event\": \"Flood\", \"due\": \"2026-05-01\"}', 'open',"
                " '2026-05-01', '2026-03-02 09:30:00')"
            )
        )
        command.upgrade(config, "head")
    store = Store(engine)
    with store.session() as session:
        [row] = registers.list_rows(session, EVERYTHING)
        told = row_events.fold(row_events.events_of(session, [row.id]))
        assert told.cells == {"event": "Flood", "due": "2026-05-01", "status": "open"}
        assert (row.data, row.seq) == ({"event": "Flood"}, 1)
    store.close()


def test_the_newest_step_can_be_taken_back(sqlite_store: Store) -> None:
    with sqlite_store.engine.execution_options(leidraad_writing=True).begin() as connection:
        config = migrate._config(connection)
        command.downgrade(config, "0002")
        command.upgrade(config, "head")
        assert guards.missing(connection) == ()


def test_starting_over_leaves_an_empty_guarded_database(store: Store) -> None:
    with store.writing() as session:
        person = people.add_person(session, name="Robin")
        people.assign_role(session, person_id=person.id, role="PM", valid_from=dt.date(2026, 1, 1))
    migrate.start_over(store.engine)
    with store.session() as session:
        assert people.list_people(session) == []
    with store.engine.connect() as connection:
        assert guards.missing(connection) == ()
