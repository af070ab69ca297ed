"""Insert or update in one statement, on both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.store.model import Row


def upsert(session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put `rows` (all with the same columns) into `table`; one with the same primary key is overwritten."""
    if not rows:
        return
    keys = [column.name for column in table.__table__.primary_key]
    insert: Any = (postgresql if _is_postgresql(session) else sqlite).insert(table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        insert = insert.on_conflict_do_update(index_elements=keys, set_=changed)
    else:
        insert = insert.on_conflict_do_nothing(index_elements=keys)
    session.flush()  # what was added before has to be there: rows point at each other
    session.execute(insert, [dict(row) for row in rows], execution_options={"populate_existing": True})


def add_missing(session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put those of `rows` into `table` whose primary key is not there yet; leave the others alone."""
    if not rows:
        return
    insert: Any = (postgresql if _is_postgresql(session) else sqlite).insert(table)
    session.flush()
    session.execute(insert.on_conflict_do_nothing(), [dict(row) for row in rows])


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
