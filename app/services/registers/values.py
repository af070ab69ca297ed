"""Rows as rules read them: typed values, and what is worked out, by the edition that the reader follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.definitions.library import Library
from app.definitions.register_rules import RegisterRules, register_rules
from app.runs.register_rows import StoredRow, read_row
from app.store.model import RegisterRow

Value = Any
# A library never changes once it is read, so the rules of its registers are read once as well.
_RULES: dict[tuple[int, str], tuple[Library, RegisterRules]] = {}


def rules_of(known: Library, register_id: str) -> RegisterRules:
    """The rules of a register, made ready once for each library. KeyError where there is no such register."""
    key = (id(known), register_id)
    if key not in _RULES:
        _RULES[key] = (
            known,
            register_rules(known, register_id),
        )  # the library is held, so its id stays its own
    return _RULES[key][1]


def stored_row(row: RegisterRow, project: str | None) -> StoredRow:
    """A row as the pure rooms read it. `project`: the number of its project."""
    data = row.data if isinstance(row.data, dict) else {}
    return StoredRow(
        row.id, str(row.number), row.status, project=project, owner=row.owner_id, due=row.due, values=data
    )


def engine_rows(
    known: Library, register_id: str, rows: Iterable[RegisterRow], numbers: Mapping[str, str], today: date
) -> tuple[dict[str, Value], ...]:
    """Rows of one register as rules read them. `numbers`: project id -> the number people say."""
    if register_id not in known.registers:
        return ()
    rules = rules_of(known, register_id)
    return tuple(read_row(rules, stored_row(row, numbers.get(row.project_id or "")), today) for row in rows)
