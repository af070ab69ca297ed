"""Bringing a database to the tables of this version of the software."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect, text

from app.store import guards

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 5_347_001  # PostgreSQL: one node upgrades, the others wait


class UnguardedError(RuntimeError):
    """The triggers that keep events append-only are not there; nothing may be written."""


class NewerDatabaseError(RuntimeError):
    """The database was upgraded by a newer version of the software."""


def upgrade(engine: Engine) -> bool:
    """Make or upgrade the tables of `engine`; True where there was something to do.

    Safe to call from several processes at once. Raises UnguardedError and NewerDatabaseError.
    """
    with engine.execution_options(leidraad_writing=True).begin() as connection:
        _wait_for_others(connection)
        config = _config(connection)
        changed = _behind(connection, config)
        if changed:
            command.upgrade(config, "head")
        lost = guards.missing(connection)
        if lost:
            raise UnguardedError(", ".join(lost))
        return changed


def start_over(engine: Engine) -> None:
    """Throw away all that is in the database and make the tables anew (the demo's button)."""
    with engine.execution_options(leidraad_writing=True).begin() as connection:
        _wait_for_others(connection)
        if connection.dialect.name == "sqlite":
            _drop_all_of_sqlite(connection)
        else:
            found = MetaData()
            found.reflect(connection)
            found.drop_all(connection)
        command.upgrade(_config(connection), "head")


def _drop_all_of_sqlite(connection: Connection) -> None:
    """Tables point at each other, some in a circle: they go in any order when the check waits for the end."""
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for name in inspect(connection).get_table_names():
        connection.execute(text(f"DROP TABLE {name}"))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _behind(connection: Connection, config: Config) -> bool:
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        raise NewerDatabaseError(current)
    return current != script.get_current_head()


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def tables(engine: Engine) -> frozenset[str]:
    """The names of the tables that are there."""
    return frozenset(inspect(engine).get_table_names())
