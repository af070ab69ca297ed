"""Answers as they are stored (JSON) and as rules read them (engine values).

Stored: see the content format. Engine: `None` unanswered, Decimal (money in major units), date, str
codes, tuples of codes, rows as tuples of mappings (an empty tuple is the answer "none").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.definitions.checklist import Asked, Criterion, Field

Json = Any
Value = Any
Row = Mapping[str, Value]
MINOR = Decimal(100)
PRESET = ("code", "kind", "text", "auto")


def _number(stored: Json) -> Value:
    return Decimal(str(stored))


# Types that are stored as rules read them (texts, codes, ids) are not named here.
_ENGINE: Mapping[str, Callable[[Json], Value]] = MappingProxyType(
    {
        "money": lambda stored: Decimal(int(stored)) / MINOR,
        "number": _number,
        "rating": _number,
        "date": date.fromisoformat,
        "multi": tuple,
        "ref": lambda stored: tuple(stored) if isinstance(stored, list) else str(stored),
        "yesnona": lambda stored: "na" if isinstance(stored, dict) else str(stored),
        "file": lambda stored: str(stored["sha256"]),
    }
)


def to_engine(asked: Asked, stored: Json) -> Value:
    """The engine value of a stored scalar answer; `None` when unanswered. Tables go through `stored_rows`."""
    if stored in (None, "", []):
        return None
    read = _ENGINE.get(asked.type)
    return read(stored) if read is not None else stored


def stored_rows(
    field: Field, stored: Json, criteria: tuple[Criterion, ...]
) -> tuple[Mapping[str, Json], ...] | None:
    """The rows of a table as stored; `()` when answered "none", `None` when unanswered.

    A preset table always has its rows: one for each criterion that is asked.
    """
    given = {row["_id"]: row for row in (stored or {}).get("rows", [])}
    if field.preset:
        return tuple({"_id": one.code, **given.get(one.code, {})} for one in criteria)
    if stored is None or ("none" not in stored and not given):
        return None
    return tuple(given.values())


def engine_row(field: Field, row: Mapping[str, Json], criterion: Criterion | None = None) -> dict[str, Value]:
    """One row as rules read it; preset columns come from the criterion."""
    values: dict[str, Value] = {one.id: to_engine(one, row.get(one.id)) for one in field.columns}
    if criterion is not None:
        values |= {
            "code": criterion.code,
            "kind": criterion.kind,
            "text": criterion.text.en,
            "auto": ", ".join(criterion.auto) or None,
        }
    values["_id"] = row["_id"]
    return values


def answered(asked: Asked, stored: Json) -> bool:
    """Whether a scalar answer counts as given; "not applicable" counts only with its reason."""
    if isinstance(stored, dict) and "na" in stored:
        return bool(str(stored["na"]).strip())
    if isinstance(stored, str):
        return bool(stored.strip())
    return stored is not None and stored != []
