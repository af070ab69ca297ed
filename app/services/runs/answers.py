"""What saving changes: the values and cells in which new answers differ from those that stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Field
from app.runs.duties import Touched
from app.services.runs.live import kept_of
from app.store.answers import Cell, Kept
from app.store.row_events import filled

ROW_ID = "_id"

Json = Any


@dataclass(frozen=True)
class Change:
    """One value that saving changes: a field, or one cell of a table. `after` None = cleared."""

    field: str
    row: str
    col: str
    before: Json
    after: Json
    kept: Json = None  # `of_register`: what the answer keeps of the cell, beside what stands in the register
    of_register: bool = False

    def as_cell(self) -> Cell:
        """The change as the store keeps it."""
        return Cell(self.field, self.kept if self.of_register else self.after, self.row, self.col)

    def as_touched(self) -> Touched:
        """The change as far as approvals are concerned."""
        return Touched(self.field, self.col, self.before is not None)

    def as_json(self) -> dict[str, Json]:
        """The change as an event keeps it."""
        return {
            "field": self.field,
            "row": self.row,
            "col": self.col,
            "before": self.before,
            "after": self.after,
        }


def put_together(answers: Iterable[Kept]) -> dict[str, Json]:
    """Stored answers by field, tables put together in their order."""
    whole: dict[str, Json] = {}
    cells: dict[tuple[str, str], dict[str, Json]] = {}
    for one in answers:
        if one.row:
            cells.setdefault((one.field, one.row), {})[one.col] = one.value
            whole.setdefault(one.field, {"rows": []})
            if one.row not in whole[one.field].get("rows", [one.row]):
                whole[one.field]["rows"].append(one.row)
        else:
            whole[one.field] = one.value
    return {field: _table(field, value, cells) for field, value in whole.items()}


def _table(field: str, value: Json, cells: Mapping[tuple[str, str], Mapping[str, Json]]) -> Json:
    if not (isinstance(value, dict) and "rows" in value):
        return value
    return {"rows": [{ROW_ID: row, **cells.get((field, row), {})} for row in value["rows"]]}


def _order(value: Json) -> Json:
    """What is kept of a table beside its cells: the order of its rows, or "none" with its reason."""
    if value is None or "none" in value:
        return value
    return {"rows": [row[ROW_ID] for row in value["rows"]]} if value["rows"] else None


def _cells(value: Json) -> dict[tuple[str, str], Json]:
    rows = (value or {}).get("rows", [])
    return {(row[ROW_ID], col): cell for row in rows for col, cell in row.items() if col != ROW_ID}


def in_shape(before: Json, after: Json) -> Json:
    """`after` for somebody who fills in cells, while rows are added, moved and taken out by others."""
    rows = after.get("rows", []) if isinstance(after, dict) else []
    given = {row[ROW_ID]: row for row in rows}
    if not (isinstance(before, dict) and "rows" in before):
        return before
    return {"rows": [given.get(row[ROW_ID], row) for row in before["rows"]]}


def _table_changes(field: Field, before: Json, after: Json, columns: frozenset[str]) -> list[Change]:
    """Cells of `columns` that differ; a row that is gone takes all its cells with it.

    The rows of a preset table never go: one that was not handed in stays as it is.
    """
    old, new = _cells(before), _cells(after)
    kept = {row[ROW_ID] for row in (after or {}).get("rows", [])}
    if field.preset:
        old = {(row, col): value for (row, col), value in old.items() if row in kept}
    found = [
        Change(field.id, row, col, old.get((row, col)), new.get((row, col)))
        for row, col in sorted({**old, **new})
        if (col in columns or row not in kept) and old.get((row, col)) != new.get((row, col))
    ]
    if not field.preset and _order(before) != _order(after):
        found.append(Change(field.id, "", "", _order(before), _order(after)))
    return found


def _without(value: Json, ids: frozenset[str]) -> Json:
    """A table without these rows; what is not answered in rows as it is."""
    if not isinstance(value, dict) or "rows" not in value:
        return value
    rows = [row for row in value["rows"] if row[ROW_ID] not in ids]
    return {"rows": rows} if rows else None


def _live_changes(
    field: Field, before: Json, after: Json, columns: frozenset[str], base: Sequence[Mapping[str, Json]]
) -> list[Change]:
    """Cells of the register's rows that differ (such a row never goes), and what changes in the new rows."""
    ready = frozenset(str(one[ROW_ID]) for one in base)
    old, new = _cells(before), _cells(after)
    found = [
        Change(field.id, row, col, old.get((row, col)), value, kept_of(row, col, value, base), True)
        for (row, col), value in sorted(new.items())
        if row in ready and col in columns
        if old.get((row, col)) != value and (filled(old.get((row, col))) or filled(value))
    ]
    return found + _table_changes(field, _without(before, ready), _without(after, ready), columns)


def changes(
    field: Field,
    before: Json,
    after: Json,
    columns: frozenset[str],
    base: Sequence[Mapping[str, Json]] = (),
) -> list[Change]:
    """What saving `after` over `before` changes, for somebody who may write `columns` of a table.

    `base`: the rows of the register that stand ready in a live table; both values hold them whole.
    """
    if base:
        return _live_changes(field, before, after, columns, base)
    if field.type == "table":
        return _table_changes(field, before, after, columns)
    return [] if before == after else [Change(field.id, "", "", before, after)]


def with_ids(value: Json, new_id: Mapping[int, str]) -> Json:
    """A table in which each new row has its stable id. `new_id`: position -> id."""
    if not isinstance(value, dict) or "rows" not in value:
        return value
    rows = [
        {**row, ROW_ID: row.get(ROW_ID) or new_id[position]} for position, row in enumerate(value["rows"])
    ]
    return {"rows": rows}
