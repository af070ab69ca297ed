"""What the rows of a form's own table are called, where another of its questions picks one of them."""

from __future__ import annotations

from collections.abc import Mapping

from app.runs.path import Walk


def row_names(walk: Walk, table: str) -> Mapping[str, str]:
    """Row id -> the words somebody gave it; a row without words goes by its place."""
    one = walk.fields.get(table)
    if one is None:
        return {}
    written = [column for column in one.field.columns if column.type in ("text", "long")]
    names = [column.id for column in sorted(written, key=lambda column: not column.summary)]
    return {
        row.id: next((str(row.stored[name]) for name in names if row.stored.get(name)), str(at))
        for at, row in enumerate(one.rows, start=1)
    }


def pointed_at(walk: Walk) -> Mapping[str, str]:
    """The same for the rows of every own table that a question of the form points at."""
    asked = [column for one in walk.fields.values() for column in (one.field, *one.field.columns)]
    tables = {
        one.to: None for one in asked if one.type == "ref" and one.to is not None and one.to in walk.fields
    }
    return {id_: name for table in tables for id_, name in row_names(walk, table).items()}
