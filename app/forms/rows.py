"""A table of rows. Each row has a stable id; buttons add, move and remove rows, also without script."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.forms.asks import Ask, RowAsked, Stored
from app.forms.csrf import Posted
from app.forms.fields import Question, field_for


@dataclass(frozen=True)
class RowForm:
    """One row as a page shows it: a field for each column, in order."""

    id: str
    cells: tuple[Question, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return all(cell.data in (None, "", []) and not cell.errors for cell in self.cells)

    @property
    def summary(self) -> str:
        """One line that sums the row up, with dates as they are stored."""
        return " · ".join(text for _, text in self.summed())

    def summed(self) -> Iterator[tuple[str, str]]:
        """Type and text of each part of that line, for who writes dates in a language."""
        marked = [one for one in self.cells if getattr(one.ask.asked, "summary", False)]
        for cell in marked or self.cells[:2]:
            labels = {one.code: one.label for one in cell.choices}
            text = labels.get(cell.text, cell.text)
            if text:
                yield cell.kind, text


class Rows(Question):
    """A question that is answered with rows, or with "none"."""

    rows: tuple[RowForm, ...] = ()

    def show(self, stored: Stored) -> dict[str, str]:
        self.rows = tuple(self._row(one, None) for one in self.ask.rows)
        given = isinstance(stored, dict) and "none" in stored
        return {"none": "on" if given else "", "reason": str(stored["none"]) if given else ""}

    def take(self, posted: Posted) -> None:
        self.raw = {
            "none": posted.get(f"{self.name}-none", ""),
            "reason": posted.get(f"{self.name}-reason", ""),
        }
        known = {one.id: one for one in self.ask.rows}
        ids = list(known) if self.ask.preset else posted.getlist(f"{self.name}-rows")
        fresh = frozenset(one.asked.id for one in self.ask.columns if one.writable)
        rows = [
            known.get(one, RowAsked(one, {}, fresh))
            for one in dict.fromkeys(ids)
            if one.isalnum() or one in known
        ]
        self.rows = tuple(self._row(one, posted) for one in rows)

    def value(self, posted: Posted) -> Any:
        self.process_errors = [problem for row in self.rows for cell in row.cells for problem in cell.errors]
        if self.raw["none"]:
            return {"none": self.raw["reason"].strip()}
        rows = [_stored(row) for row in self.rows if self.ask.preset or not row.empty]
        return {"rows": rows} if rows else None

    def _row(self, row: RowAsked, posted: Posted | None) -> RowForm:
        cells = []
        for column in self.ask.columns:
            name = f"{self.name}-{row.id}-{column.asked.id}"
            ask = Ask(
                column.asked, row.stored.get(column.asked.id), column.asked.id in row.writable, column.choices
            )
            cell = field_for(ask)(ask, self.lang, name, name=name, _form=None, _meta=self.meta)
            cell.process(posted if posted is not None and _sent(cell, posted) else None)
            cells.append(cell)
        return RowForm(row.id, tuple(cells))


def _sent(cell: Question, posted: Posted) -> bool:
    """Whether the page held the inputs of a cell: one that was not asked in its row keeps what it holds."""
    return cell.several or any(name in posted for name in (cell.name, *cell.part_names))


def _stored(row: RowForm) -> dict[str, Any]:
    """A row as it is kept; a cell that could not be read keeps what it was, one that was emptied says so."""
    values = {
        cell.ask.asked.id: None if cell.data in _EMPTY else cell.data
        for cell in row.cells
        if cell.data not in _EMPTY or (cell.ask.writable and cell.ask.stored not in _EMPTY)
    }
    return {"_id": row.id, **values}


_EMPTY: tuple[Any, ...] = (None, "", [])


def changed(rows: Stored, verb: str, row_id: str) -> tuple[Stored, str]:
    """The rows after a button `add`, `remove`, `up`, `down` or `copy`, and the row to go to.

    Row ids are drawn at random, so that a new row never comes with the cells of one that was removed.
    """
    kept = list((rows or {}).get("rows", []))
    at = next((place for place, row in enumerate(kept) if row["_id"] == row_id), None)
    if verb == "add":
        return {"rows": [*kept, {"_id": (new := new_id())}]}, new
    if at is None:
        return rows, ""
    if verb == "remove":
        del kept[at]
        return {"rows": kept} if kept else None, ""
    if verb == "copy":
        kept.insert(at + 1, {**kept[at], "_id": (new := new_id())})
        return {"rows": kept}, new
    to = at - 1 if verb == "up" else at + 1
    if 0 <= to < len(kept):
        kept[at], kept[to] = kept[to], kept[at]
    return {"rows": kept}, row_id


def put_back(rows: Stored, row: dict[str, Any], after: Iterable[str]) -> Stored:
    """The rows with one that was taken out: behind the nearest row of `after` that is still there."""
    kept = [one for one in (rows or {}).get("rows", []) if one["_id"] != row["_id"]]
    places = {one["_id"]: at for at, one in enumerate(kept)}
    before = next((one for one in after if one in places), None)
    kept.insert(places[before] + 1 if before is not None else 0, row)
    return {"rows": kept}


def new_id() -> str:
    """The id of a new row."""
    return "r" + secrets.token_hex(4)
