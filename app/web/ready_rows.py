"""Rows that a form has ready: one press puts one in, and who picked it makes it fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.definitions.checklist import Field
from app.definitions.text import Text
from app.forms.rows import Rows, new_id
from app.web.language import chosen

VERB = "ready"


def left_to_pick(question: Rows, field: Field) -> list[tuple[int, str]]:
    """The rows that are not in the table yet: their place in the definition, and their words."""
    there = {cell.text for row in question.rows for cell in row.cells}
    named = ((at, _words(field, row)) for at, row in enumerate(field.ready))
    return [(at, words) for at, words in named if words and words not in there]


def with_picked(fields: Iterable[Field], values: Mapping[str, Any], op: str) -> tuple[dict[str, Any], str]:
    """The answers after `ready:<table>:<place>`, and the row to go to."""
    _, __, rest = op.partition(":")
    table, __, place = rest.partition(":")
    field = next((one for one in fields if one.id == table and table in values), None)
    if field is None or not place.isdecimal() or int(place) >= len(field.ready):
        return dict(values), ""
    kept = list((values[table] or {}).get("rows", []))
    cells = {name: _said(value) for name, value in field.ready[int(place)].items()}
    row = {"_id": new_id(), **cells}
    return {**values, table: {"rows": [*kept, row]}}, f"{table}-{row['_id']}"


def _said(value: str | Text) -> str:
    return value[chosen()] if isinstance(value, Text) else value


def _words(field: Field, row: Mapping[str, str | Text]) -> str:
    """What a row is called by: what it says in the first column of text."""
    written = (one.id for one in field.columns if one.type in ("text", "long"))
    return next((_said(row[id_]) for id_ in written if id_ in row), "")
