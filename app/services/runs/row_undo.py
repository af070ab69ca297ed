"""A row that was taken out of a table can be put back: what it held stands in the history of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.services.runs.opening import open_run
from app.services.work import Work

Json = Any


@dataclass(frozen=True)
class TakenOut:
    """A row as it was. `after`: the rows it stood behind, the nearest first."""

    row: Mapping[str, Json]
    after: tuple[str, ...]


def taken_out(work: Work, number: str, field: str, row: str) -> TakenOut | None:
    """The row that was taken out of a table of a form last; None where it still stands there or never did."""
    opened = open_run(work, number)
    value = opened.stored.get(field)
    if isinstance(value, dict) and any(one["_id"] == row for one in value.get("rows", ())):
        return None
    for event in reversed(opened.happened):
        changes = [one for one in event.body.get("changes", ()) if one["field"] == field]
        cells = {one["col"]: one["before"] for one in changes if one["row"] == row and one["after"] is None}
        if event.kind == "step_saved" and cells:
            orders = (one["before"] for one in changes if not one["row"] and isinstance(one["before"], dict))
            order = next((one["rows"] for one in orders if row in one.get("rows", ())), [row])
            return TakenOut({"_id": row, **cells}, tuple(reversed(order[: order.index(row)])))
    return None
