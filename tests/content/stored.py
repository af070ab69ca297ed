"""Answers of a witness as a form stores them: the way back from engine values to JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.definitions.checklist import Asked, Field

_STORED: Mapping[str, Callable[[Any], Any]] = {
    "money": lambda value: int(value * 100),
    "number": lambda value: format(value, "f"),
    "rating": int,
    "date": date.isoformat,
    "multi": list,
    "ref": lambda value: list(value) if isinstance(value, tuple) else value,
    "yesnona": lambda value: {"na": "–"} if value == "na" else value,
    "file": lambda value: {"sha256": value, "name": value, "size": 0, "version": "1", "dated": None},
}


def stored(asked: Asked, value: Any) -> Any:
    """The JSON of one answer; tables too."""
    if value is None:
        return None
    if isinstance(asked, Field) and asked.type == "table":
        return _table(asked, value)
    return _STORED.get(asked.type, lambda one: one)(value)


def _table(field: Field, value: Any) -> dict[str, Any]:
    columns = {one.id: one for one in field.columns}
    rows = [
        {"_id": row.get("_id", f"r{number}")}
        | {name: stored(columns[name], cell) for name, cell in row.items() if name in columns}
        for number, row in enumerate(value)
    ]
    return {"rows": rows} if rows else {"none": "–"}
