"""Answers as they are stored (JSON) and as rules read them (engine values).

Stored: see the content format. Engine: `None` unanswered, Decimal (money in major units), date, str
codes, tuples of codes, rows as tuples of mappings (an empty tuple is the answer "none").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
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


def to_stored(asked: Asked, value: Value) -> Json:
    """An engine value as an answer to `asked` is stored; the other way round of `to_engine`."""
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case Decimal() if asked.type == "money":
            return int((value * MINOR).quantize(Decimal(1), ROUND_HALF_UP))
        case Decimal() if asked.type == "rating":
            return int(value)
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return [value] if asked.many or asked.type == "multi" else value


def stored_rows(
    field: Field,
    stored: Json,
    criteria: tuple[Criterion, ...],
    base: Sequence[Mapping[str, Json]] = (),
) -> tuple[Mapping[str, Json], ...] | None:
    """The rows of a table as stored; `()` when answered "none", `None` when unanswered.

    A preset table always has its rows: one for each criterion that is asked. A live table has the rows of
    `base`, each with the cells that were changed (and `_ref`), and then the new ones.
    """
    given = {row["_id"]: row for row in (stored or {}).get("rows", [])}
    if field.preset:
        return tuple({"_id": one.code, **given.get(one.code, {})} for one in criteria)
    ready = tuple({**one, "_ref": one["_id"], **given.pop(one["_id"], {})} for one in base)
    # A row that has left the register is not a new one.
    rows = (*ready, *(row for row in given.values() if not field.live or "_ref" not in row))
    if not rows and (stored is None or "none" not in stored):
        return None
    return rows


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
