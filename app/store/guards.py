"""Triggers that keep events append-only and payloads unaltered, on both databases.

Alembic's batch mode copies a table and drops its triggers without a word. So a migration that touches a
guarded table calls `statements` for it again, and `missing` is asked after every upgrade.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True)
class Guard:
    """One trigger: on which table, before what, and (`unless`) the one change that it lets through."""

    name: str
    table: str
    before: str  # UPDATE | DELETE
    unless: str = ""


_PAYLOAD_EMPTIED = """new.event_id = old.event_id AND new.body IS NULL AND new.salt = ''
                 AND new.tombstone_at IS NOT NULL AND old.tombstone_at IS NULL"""
_ROW_EVENT_EMPTIED = """new.id = old.id AND new.row_id = old.row_id AND new.seq = old.seq
                 AND new.at = old.at AND new.kind = old.kind
                 AND coalesce(new.actor_id, '') = coalesce(old.actor_id, '')
                 AND coalesce(new.run_id, '') = coalesce(old.run_id, '')
                 AND new.body IS NULL AND new.tombstone_at IS NOT NULL AND old.tombstone_at IS NULL"""

GUARDS = (
    Guard("event_is_never_changed", "event", "UPDATE"),
    Guard("event_is_never_deleted", "event", "DELETE"),
    Guard("payload_is_only_emptied", "payload", "UPDATE", _PAYLOAD_EMPTIED),
    Guard("payload_is_never_deleted", "payload", "DELETE"),
    Guard("row_event_is_only_emptied", "row_event", "UPDATE", _ROW_EVENT_EMPTIED),
    Guard("row_event_is_never_deleted", "row_event", "DELETE"),
    Guard("fact_change_is_never_changed", "fact_change", "UPDATE"),
    Guard("fact_change_is_never_deleted", "fact_change", "DELETE"),
    Guard("administration_use_is_never_changed", "administration_use", "UPDATE"),
    Guard("administration_use_is_never_deleted", "administration_use", "DELETE"),
)
NAMES = tuple(one.name for one in GUARDS)

_REFUSE = """CREATE OR REPLACE FUNCTION leidraad_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '% refused: these rows are append-only', TG_OP; END $$"""

_FOUND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                     WHERE relnamespace = current_schema()::regnamespace
                       AND tgenabled = 'O' AND NOT tgisinternal""",
}


def _on_sqlite(guard: Guard) -> str:
    when = f"WHEN NOT ({guard.unless})" if guard.unless else ""
    said = guard.name.replace("_", " ")
    return f"""CREATE TRIGGER {guard.name} BEFORE {guard.before} ON {guard.table} {when}
       BEGIN SELECT RAISE(ABORT, '{said}'); END"""


def _on_postgresql(guard: Guard) -> str:
    before = "DELETE OR TRUNCATE" if guard.before == "DELETE" else guard.before
    each = "STATEMENT" if guard.before == "DELETE" else "ROW"
    when = f"WHEN (NOT ({guard.unless}))" if guard.unless else ""
    return f"""CREATE TRIGGER {guard.name} BEFORE {before} ON {guard.table} FOR EACH {each} {when}
       EXECUTE FUNCTION leidraad_refuse()"""


def statements(dialect: str, *tables: str) -> Iterator[str]:
    """The SQL that makes the guards of these tables on `dialect` (sqlite or postgresql)."""
    if dialect != "sqlite":
        yield _REFUSE
    make = _on_sqlite if dialect == "sqlite" else _on_postgresql
    yield from (make(one) for one in GUARDS if one.table in tables)


def missing(connection: Connection) -> tuple[str, ...]:
    """The names of guards that this database does not have."""
    found = set(connection.scalars(text(_FOUND[connection.dialect.name])))
    return tuple(name for name in NAMES if name not in found)
