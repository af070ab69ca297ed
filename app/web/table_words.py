"""A table of rows as a page shows it: one line that sums a row up, its cells in order, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Column
from app.forms.fields import Question
from app.forms.rows import RowForm, Rows
from app.services.runs.form_views import Cell, FieldView, Row
from app.web.asking import typed
from app.web.in_words import computed_of
from app.web.language import amount, figure, short_day
from app.web.texts import gettext as _
from app.web.words import listed, say

SHORT = frozenset(
    {"text", "date", "money", "number", "rating", "choice", "person", "role", "ref", "yesno", "rag", "calc"}
)
MOST = 8  # inputs of a row in sight at first; the others wait behind "more"
ACROSS = 5  # so many short columns stand side by side on a wide screen
LONGEST = 60  # letters of one cell in the line of its row
EMPTY: tuple[Any, ...] = (None, "", [])
Words = Callable[[Cell], str]


@dataclass(frozen=True)
class CellShown:
    """One cell: its input where this reader may write it, and what the service says of it."""

    column: Column
    input: Question | None
    cell: Cell | None


@dataclass(frozen=True)
class RowShown:
    """One row. `missing`: what it still needs; `open`: there is something to do in it."""

    id: str
    line: str
    cells: tuple[CellShown, ...]
    more: tuple[CellShown, ...]
    missing: int
    view: Row | None
    open: bool

    @property
    def changed(self) -> bool:
        """Whether it stands in a register and something in it is changed here."""
        return self.view is not None and any(one.changed for one in self.view.cells)


@dataclass(frozen=True)
class Table:
    """A table with its rows. `across`: how many columns stand side by side; 0 = a card for each row."""

    rows: tuple[RowShown, ...]
    columns: tuple[Column, ...]
    across: int
    first: str  # the first and the last row that can be moved
    last: str


def table_of(question: Rows, view: FieldView, words: Words) -> Table:
    """The table as its inputs and its view say."""
    columns = tuple(one for one in view.columns if not one.preset)
    views = {row.id: row for row in view.rows}
    rows = tuple(_row(one, views.get(one.id), view, columns, words) for one in question.rows)
    moving = [one.id for one in rows if one.view is None or one.view.standing is None]
    side_by_side = len(columns) <= ACROSS and all(_short(one) for one in columns)
    across = len(columns) if side_by_side else 0
    return Table(rows, columns, across, next(iter(moving), ""), next(reversed(moving), ""))


def _short(column: Column) -> bool:
    return column.type in SHORT and not (column.more or column.many)


def _row(
    form: RowForm, row: Row | None, view: FieldView, columns: tuple[Column, ...], words: Words
) -> RowShown:
    inputs = {one.ask.asked.id: one for one in form.cells}
    there = {one.column.id: one for one in row.cells} if row else {}
    hidden = row.hidden if row else {}
    shown = []
    for column in columns:
        cell, question = there.get(column.id), inputs.get(column.id)
        if column.id in hidden or (row is not None and cell is None):
            continue
        writable = question is not None and question.ask.writable and typed(column)
        shown.append(CellShown(column, question if writable else None, cell))
    missing = sum(1 for one in shown if _missing(one))
    first = _first(shown)
    wrong = any(cell.errors for cell in form.cells)
    own = row is None or row.standing is None
    return RowShown(
        id=form.id,
        line=" · ".join(_line(shown, words)),
        cells=tuple(one for one in shown if one.column.id in first),
        more=tuple(one for one in shown if one.column.id not in first),
        missing=missing,
        view=row,
        open=wrong or (own and (form.empty or missing > 0)),
    )


def _first(shown: list[CellShown]) -> frozenset[str]:
    """The columns in sight at first: what is needed and what sums the row up, then the others in order."""
    near = [one for one in shown if not one.column.more]
    asked = [one for one in near if one.input is not None]
    if len(asked) <= MOST:
        return frozenset(one.column.id for one in near)
    by_need = sorted(asked, key=_later)
    kept = {one.column.id for one in by_need[:MOST]}
    return frozenset(kept | {one.column.id for one in near if one.input is None and one.column.summary})


def _later(one: CellShown) -> bool:
    wrong = one.input is not None and one.input.errors
    return not (wrong or one.column.required or one.column.summary)


def _missing(one: CellShown) -> bool:
    return (
        one.input is not None
        and one.column.required
        and one.input.data in EMPTY
        and not one.input.raw.get("")
    )


def _line(shown: list[CellShown], words: Words) -> Iterator[str]:
    """The parts of the one line that sums a row up."""
    marked = [one for one in shown if one.column.summary]
    for one in marked or shown[:2]:
        text = _typed(one.input) if one.input is not None else words(one.cell) if one.cell else ""
        if text:
            labelled = one.column.type in ("rating", "number", "yesno", "calc")
            yield f"{say(one.column.label)}: {text}" if labelled else text


def _typed(question: Question) -> str:
    """What stands in an input, in words."""
    labels = {one.code: one.label for one in question.choices}
    if question.several:
        return listed([labels.get(one, one) for one in question.raw])
    text = labels.get(question.text, question.text).strip()
    if question.errors or question.data in EMPTY:
        return text
    match question.kind:
        case "date":
            return short_day(question.data)
        case "money":
            return amount(question.data)
        case "number":
            return figure(question.data)
        case "file":
            return str(question.data.get("name", "")) if isinstance(question.data, dict) else ""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def made(cell: Cell | None) -> str:
    """A worked-out cell in words, or what it still needs."""
    if cell is None:
        return "–"
    if cell.computed is not None:
        return computed_of(cell)
    return "–" if not cell.lacks else ""


def lacking(lacks: tuple[Any, ...]) -> str:
    """Why something is not worked out yet."""
    if not lacks:
        return _("There is nothing yet to work this out from.")
    labels = listed([f"‘{say(one)}’" for one in lacks])  # most labels are questions, with their own mark
    return _("Not worked out yet. Still needed: %(labels)s.", labels=labels)
