"""The door of the database: sessions that only read, and sessions that write and commit once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.pool import ConnectionPoolEntry

_WRITING = "leidraad_writing"
_BUSY_MS = 30_000  # how long a writer waits for another one
_MOMENT = 0.01  # seconds


class Placed(Protocol):
    """What the store wants to know of an installation."""

    @property
    def database(self) -> str: ...


class ReadOnlyError(RuntimeError):
    """A session that only reads was asked to write: a mistake of ours, never of a person."""


class _Reading(Session):
    """A session that only reads. Its class is listened to, once: one is made for each request."""


class Store:
    """The memory of one installation."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = engine.execution_options(**{_WRITING: True})

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading, over one moment of the database. Writing in it raises ReadOnlyError."""
        with _Reading(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session
            if session.new or session.dirty or session.deleted:
                raise ReadOnlyError("a reading session was left with changes in it")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session for one transaction's worth of work: commits once, at its end; nothing if it raises.

        On SQLite it takes the right to write at its start: two that read first and write then could both
        find the same last event and fork the chain.
        """
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def beside(session: Session) -> Store:
    """The store of `session`, for what goes on after it was closed. It closes with the other one."""
    return Store(session.get_bind().engine.execution_options(**{_WRITING: False}))


def open_store(settings: Placed) -> Store:
    """The store of `settings.database`. Connects at first use."""
    return Store(make_engine(settings.database))


def make_engine(database: str) -> Engine:
    """An engine for a SQLAlchemy URL of SQLite or PostgreSQL, set up as our sessions need it."""
    if database.startswith("sqlite:///"):
        # Not parsed as a URL: a folder may be called `a?b`.
        return _sqlite(URL.create("sqlite", database=database.removeprefix("sqlite:///")))
    url = make_url(database)
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(url, pool_size=10, max_overflow=20, pool_pre_ping=True, pool_timeout=30)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url, pool_size=10, max_overflow=20, pool_timeout=30, connect_args={"timeout": _BUSY_MS / 1000}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (f"busy_timeout = {_BUSY_MS}", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Of two that open a new database at once one waits here: for this SQLite itself does not wait."""
    until = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(_MOMENT)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _refuse_flush(session: Session, _: UOWTransaction, __: Any) -> None:
    if session.new or session.dirty or session.deleted:
        raise ReadOnlyError("a reading session was asked to write")


def _refuse_change(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise ReadOnlyError("a reading session was asked to change rows")


event.listen(_Reading, "before_flush", _refuse_flush)
event.listen(_Reading, "do_orm_execute", _refuse_change)
