"""Triggers that keep events append-only and payloads unaltered, on both databases.

Alembic's batch mode copies a table and drops its triggers without a word. So a migration that touches
`event` or `payload` calls `statements` again, and `missing` is asked after every upgrade.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

NAMES = (
    "event_is_never_changed",
    "event_is_never_deleted",
    "payload_is_only_emptied",
    "payload_is_never_deleted",
)

_SQLITE = (
    """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    """CREATE TRIGGER payload_is_only_emptied BEFORE UPDATE ON payload
       WHEN NOT (new.event_id = old.event_id AND new.body IS NULL AND new.salt = ''
                 AND new.tombstone_at IS NOT NULL AND old.tombstone_at IS NULL)
       BEGIN SELECT RAISE(ABORT, 'a payload is only emptied'); END""",
    """CREATE TRIGGER payload_is_never_deleted BEFORE DELETE ON payload
       BEGIN SELECT RAISE(ABORT, 'a payload is never deleted'); END""",
)

_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION leidraad_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '% refused: these rows are append-only', TG_OP; END $$""",
    """CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
       FOR EACH ROW EXECUTE FUNCTION leidraad_refuse()""",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE OR TRUNCATE ON event
       FOR EACH STATEMENT EXECUTE FUNCTION leidraad_refuse()""",
    """CREATE TRIGGER payload_is_only_emptied BEFORE UPDATE ON payload FOR EACH ROW
       WHEN (NOT (new.event_id = old.event_id AND new.body IS NULL AND new.salt = ''
                  AND new.tombstone_at IS NOT NULL AND old.tombstone_at IS NULL))
       EXECUTE FUNCTION leidraad_refuse()""",
    """CREATE TRIGGER payload_is_never_deleted BEFORE DELETE OR TRUNCATE ON payload
       FOR EACH STATEMENT EXECUTE FUNCTION leidraad_refuse()""",
)

_FOUND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                     WHERE relnamespace = current_schema()::regnamespace
                       AND tgenabled = 'O' AND NOT tgisinternal""",
}


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL that makes the guards on `dialect` (sqlite or postgresql)."""
    return _SQLITE if dialect == "sqlite" else _POSTGRESQL


def missing(connection: Connection) -> tuple[str, ...]:
    """The names of guards that this database does not have."""
    found = set(connection.scalars(text(_FOUND[connection.dialect.name])))
    return tuple(name for name in NAMES if name not in found)
