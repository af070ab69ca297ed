"""What the templates of a page of questions need to put answers and problems into words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.forms.rows import Rows
from app.forms.step import StepForm
from app.services.runs.form_views import Cell, CheckPage, FieldView, StepView
from app.web.in_words import computed_of, value_of
from app.web.lesson_use import lessons_at
from app.web.ready_rows import left_to_pick
from app.web.table_words import table_of
from app.web.texts import gettext as _
from app.web.words import before, say

Helpers = dict[str, Any]


def helpers(view: StepView) -> Helpers:
    """Functions for the templates, bound to one page."""
    tables = {id(cell): field.field.id for field in view.fields for row in field.rows for cell in row.cells}

    def words_of(field: FieldView) -> str:
        return value_of(field.field, field.value, view)

    def cell_words(cell: Cell) -> str:
        if cell.computed is not None:
            return computed_of(cell)
        return value_of(cell.column, cell.value, view, tables.get(id(cell), ""))

    return {
        "number": view.head.number,
        "edition": view.head.edition,
        "about_project": view.head.project_number,
        "before_sending": view.head.status == "draft",
        "words_of": words_of,
        "cell_words": cell_words,
        "made_words": computed_of,
        "rows_by_id": rows_by_id,
        "left_to_pick": left_to_pick,
        "table_of": lambda question, field: table_of(question, field, cell_words),
        "was_words": lambda cell, table: value_of(cell.column, cell.was, view, table) or _("empty"),
        "raw_words": _raw_words(view),
        "lessons_at": lessons_at(view),
    }


def helpers_of_check(page: CheckPage) -> Helpers:
    """The same for all pages of a form at once."""
    made = [helpers(view) for view in page.steps]
    owner = {id(field): at for at, view in enumerate(page.steps) for field in view.fields}
    cells = {
        id(cell): at
        for at, view in enumerate(page.steps)
        for field in view.fields
        for row in field.rows
        for cell in row.cells
    }
    first = made[0] if made else {}
    return {
        **first,
        "number": page.head.number,
        "words_of": lambda field: made[owner[id(field)]]["words_of"](field),
        "cell_words": lambda cell: made[cells[id(cell)]]["cell_words"](cell),
    }


def _raw_words(view: StepView) -> Callable[[Any, Any], str]:
    def raw_words(field: Any, value: Any) -> str:
        if field.type == "table":
            rows = (value or {}).get("rows", [])
            return _("%(count)s rows", count=len(rows)) if rows else _("None")
        return value_of(field, value, view) or _("empty")

    return raw_words


def rows_by_id(question: Rows | None) -> dict[str, dict[str, Any]]:
    """The inputs of a table by row and column."""
    if question is None:
        return {}
    return {row.id: {cell.ask.asked.id: cell for cell in row.cells} for row in question.rows}


def problems(form: StepForm) -> list[tuple[str, str]]:
    """What could not be read: the input to go to, and the sentence."""
    return [(one.id, f"{before(one.label.text)} {say(one.errors[0])}") for one in form.unreadable()]
