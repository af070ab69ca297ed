"""Many rows at once into a table: from a spreadsheet, or from an earlier project, looked at first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.definitions.message import Message, Refused, refused
from app.forms.asks import Ask, RowAsked
from app.forms.pasting import Inputs, Pasted, copied, fits, pasted
from app.forms.rows import Rows, new_id
from app.forms.step import StepForm, build
from app.services.runs import filling
from app.services.runs.earlier import earlier_forms, earlier_rows
from app.services.runs.form_views import FieldView, StepView
from app.web import cookie
from app.web.addresses import leaf
from app.web.asking import ask_of, typed
from app.web.edge import reading, work
from app.web.keeping import settled
from app.web.language import chosen
from app.web.pages import show
from app.web.step_words import helpers
from app.web.typed import posted
from app.web.words import say

pages = Blueprint("pasting", __name__)
Table = tuple[StepView, FieldView, Ask]
LONGEST = 300_000  # letters that are looked through


def _table(number: str, step: str, field: str) -> Table:
    """The table of a page that rows can be added to by this reader. Raises Refused."""
    return _table_on(filling.open_step(work(), number, step), field)


def _table_on(page: filling.OpenStep, field: str) -> Table:
    view = page.view()
    one = next((one for one in view.fields if one.field.id == field and one.field.type == "table"), None)
    if one is None or one.field.preset:
        raise refused("table-not-asked", number=view.head.number)
    if not (one.writable and one.grows):
        raise Refused(one.why_not or Message("step-not-yours", {"number": view.head.number}))
    return view, one, ask_of(one, view)


@pages.get("/f/<number>/<step:step>/<field>/paste")
def ask(number: str, step: str, field: str) -> tuple[str, int]:
    """Where rows from a spreadsheet are put in."""
    return _ask(_table(number, step, field))


def _ask(table: Table, text: str = "", problem: str = "") -> tuple[str, int]:
    view, one, asked = table
    context: dict[str, Any] = {
        "columns": [each.asked for each in asked.columns if each.writable and fits(each.asked)]
    }
    context |= {"copied": copied(asked, chosen()), "text": text, "problem": problem}
    return show("filling/paste.html", 422 if problem else 200, view=view, one=one, **context, **helpers(view))


@pages.post("/f/<number>/<step:step>/<field>/paste")
@reading
def preview(number: str, step: str, field: str) -> tuple[str, int]:
    """What would be added, with what is wrong in which cell; nothing is kept."""
    table = _table(number, step, field)
    text = request.form.get("text", "")
    found = pasted(text[:LONGEST], table[2])
    if not found.rows or len(text) > LONGEST:
        return _ask(table, text, say(Message("paste-nothing" if text.strip() else "paste-empty")))
    return _look(table, _form(table, _typed(field, found.rows)), found=found)


@pages.post("/f/<number>/<step:step>/<field>/paste/add")
def add(number: str, step: str, field: str) -> Response | tuple[str, int]:
    """Add the rows that were looked at; with something in them to mend they are shown again."""
    page = filling.open_step(work(), number, step, to_change=True)
    view, _one, asked = table = _table_on(page, field)
    form = _form(table, posted())
    left_out = frozenset(request.form.getlist("leave"))
    if [cell for _, cell in _wrong(form, field) if cell.row not in left_out]:
        return _look(table, form, 422, left_out=left_out)
    new = (settled(form.values(), page.run).get(field) or {}).get("rows", [])
    rows = [*({"_id": row.id, **row.stored} for row in asked.rows), *new]
    value = {"rows": [row for row in rows if row["_id"] not in left_out]}
    try:
        page.save({field: value}, view.seen)
    except Refused as problem:  # what was typed stays on the page
        return _look(table, form, 422, say(problem.message), left_out=left_out)
    return redirect(f"/f/{number}/{leaf(step)}?done=rows#{field}", 303)


@pages.get("/f/<number>/<step:step>/<field>/earlier")
def ask_earlier(number: str, step: str, field: str) -> tuple[str, int]:
    """The projects whose rows can be taken over."""
    view, one, _ = _table(number, step, field)
    forms = earlier_forms(work(), number, field)
    return show("filling/earlier.html", view=view, one=one, forms=forms, **helpers(view))


@pages.post("/f/<number>/<step:step>/<field>/earlier")
@reading
def take_earlier(number: str, step: str, field: str) -> tuple[str, int]:
    """The rows of the chosen project, to be looked at first; nothing is kept."""
    view, one, asked = _table(number, step, field)
    rows = earlier_rows(work(), number, field, request.form.get("form", ""))
    fresh = frozenset(each.asked.id for each in asked.columns if each.writable)
    ready = replace(asked, rows=tuple(RowAsked(new_id(), row, fresh) for row in rows))
    return _look((view, one, asked), build([ready], chosen(), cookie.guard(), view.seen))


def _typed(field: str, rows: Iterable[Mapping[str, Inputs]]) -> MultiDict[str, str]:
    """The rows as a page would have sent them."""
    sent: list[tuple[str, str]] = [("asked", field)]
    for row in rows:
        id_ = new_id()
        sent.append((f"{field}-rows", id_))
        for column, parts in row.items():
            for part, values in parts.items():
                name = f"{field}-{id_}-{column}" + (f"-{part}" if part else "")
                sent += [(name, value) for value in values]
    return MultiDict(sent)


def _form(table: Table, given: Any) -> StepForm:
    """The form that reads new rows of the table, and none of those that are there."""
    view, _, asked = table
    return build(
        [replace(asked, stored=None, rows=(), none_ok=False)], chosen(), cookie.guard(), view.seen, given
    )


class _Cell:
    """A cell that cannot be read: in which row, by its number and id, and where its input is."""

    def __init__(self, at: int, row: str, cell: Any) -> None:
        self.row = row
        self.id = cell.id
        self.words = say(
            Message("paste-wrong", {"at": at, "column": cell.label.text, "why": say(cell.errors[0])})
        )


def _wrong(form: StepForm, field: str) -> list[tuple[int, _Cell]]:
    table = form.question(field)
    rows = table.rows if isinstance(table, Rows) else ()
    return [
        (at, _Cell(at, row.id, cell)) for at, row in enumerate(rows, 1) for cell in row.cells if cell.errors
    ]


def _look(
    table: Table,
    form: StepForm,
    status: int = 200,
    problem: str = "",
    found: Pasted | None = None,
    left_out: frozenset[str] = frozenset(),
) -> tuple[str, int]:
    view, one, _ = table
    columns = tuple(each for each in one.columns if typed(each))
    bare = replace(one, columns=columns, rows=(), grows=False, value=None)
    context = {
        "q": form.question(one.field.id),
        "one": bare,
        "found": found,
        "problem": problem,
        "problems": [
            (cell.id, cell.words) for _, cell in _wrong(form, one.field.id) if cell.row not in left_out
        ],
        "leaving": True,
        "left_out": left_out,
    }
    return show("filling/look.html", status, view=view, **context, **helpers(view))
