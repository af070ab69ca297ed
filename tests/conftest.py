"""Fixtures of all tests: databases to work on, both kinds.

Every test that asks for `store` runs on SQLite, and again on the PostgreSQL that LEIDRAAD_TEST_POSTGRES
names. Each test worker has a schema of its own there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from app.store import Store, migrate
from app.store.engine import make_engine
from app.store.model import Row

POSTGRES = "LEIDRAAD_TEST_POSTGRES"
_NOT_SET = f"{POSTGRES} is not set: this test did NOT run on PostgreSQL (.ci/run sets it)"

# A busy machine is no fault, and a test that fails today fails tomorrow as well.
settings.register_profile("leidraad", deadline=None, derandomize=True)
settings.load_profile("leidraad")


@dataclass(frozen=True)
class Place:
    """An installation for tests."""

    root: Path
    data: Path
    database: str
    address: str = "http://127.0.0.1:8000"
    demo: bool = False


@pytest.fixture(scope="session")
def postgres_schema() -> Iterator[str]:
    """The URL of an empty schema for this test worker; thrown away at the end."""
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(_NOT_SET)
    schema = f"leidraad_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite database, to copy: migrating it for each test would take longer."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    engine = make_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated, empty database: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        return _fresh_sqlite(request.getfixturevalue("sqlite_template"), tmp_path)
    return _fresh_postgres(request.getfixturevalue("postgres_schema"))


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """A store over an empty database, on each kind."""
    yield from _opened(database)


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    """A store over an empty SQLite database, for tests to which the kind makes no difference."""
    yield from _opened(_fresh_sqlite(sqlite_template, tmp_path))


@pytest.fixture
def place(tmp_path: Path, database: str) -> Place:
    """An installation over the same database as `store`, with its own data folder."""
    (tmp_path / "data").mkdir(exist_ok=True)
    return Place(Path(__file__).resolve().parent.parent, tmp_path / "data", database)


def _opened(url: str) -> Iterator[Store]:
    store = Store(make_engine(url))
    yield store
    store.close()


def _fresh_sqlite(template: Path, folder: Path) -> str:
    path = folder / "leidraad.sqlite3"
    path.write_bytes(template.read_bytes())
    return f"sqlite:///{path}"


def _fresh_postgres(url: str) -> str:
    engine = make_engine(url)
    if migrate.tables(engine):
        _empty(url)
    else:
        migrate.upgrade(engine)
    engine.dispose()
    return url


def _empty(url: str) -> None:
    """Take all rows out of a schema: much faster than migrating it anew, and the guards stay on."""
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # also past the guards
        for table in Row.metadata.sorted_tables:
            connection.execute(table.delete())
    engine.dispose()
