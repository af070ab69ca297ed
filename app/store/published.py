"""All that was published, taken out of a database and put back: the handbook outlives a fresh start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.store.model import Bundle, Definition, Edition, EditionDefinition

_TABLES = (Bundle, Definition, Edition, EditionDefinition)  # in the order in which they point at each other

Rows = Sequence[tuple[type, Sequence[Mapping[str, Any]]]]


def take(session: Session) -> Rows:
    """The rows of every published edition; who published is left out, for people do not stay."""
    taken = []
    for table in _TABLES:
        columns = table.__table__.columns
        found = [dict(row) for row in session.execute(select(*columns)).mappings()]
        taken.append(
            (table, [row | {"published_by": None} if "published_by" in row else row for row in found])
        )
    return taken


def put_back(session: Session, rows: Rows) -> None:
    """Write what `take` took into an empty database."""
    for table, found in rows:
        if found:
            session.execute(insert(table), found)
