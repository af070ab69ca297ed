"""One row of a register: what stands in it, changing it, its statuses, its history, and adding one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, request, send_file
from werkzeug.wrappers import Response as Answer

from app.definitions.message import Refused
from app.forms.step import StepForm
from app.services import files
from app.services.registers import changing
from app.services.registers.page import RowPage, new_row_page, row_page
from app.web.asking import shown
from app.web.edge import work
from app.web.keeping import settled_for_row
from app.web.pages import show
from app.web.row_words import choices_made, helpers, parted, problems, refusal_on
from app.web.typed import posted
from app.web.unfolding import Remade, now, read
from app.web.words import say

pages = Blueprint("rows", __name__)
DONE = "done=saved"


@pages.get("/rows/<row>")
def row(row: str) -> tuple[str, int]:
    """The row as it is now."""
    return _page(*_typed_on(row, None))


@pages.post("/rows/<row>")
def save(row: str) -> Answer | tuple[str, int]:
    """Change cells of it, or show what cannot be read and what somebody else changed meanwhile."""
    view, form = _typed_on(row, posted())
    if form.unreadable():
        return _page(view, form, 422)
    try:
        cells = settled_for_row(form.values(), view.row.project_id if view.row else None)
        changed = changing.change(work(), row, cells, form.last_seen(), choices_made())
    except Refused as problem:  # what was typed stays on the page
        return _page(view, form, 422, refusal_on(form, problem.message))
    if changed.clashes:
        return show("rows/clash.html", 409, page=view, changed=changed, form=form, **helpers(view))
    return redirect(f"/rows/{row}?{DONE}", 303)


@pages.post("/rows/<row>/status")
def status(row: str) -> Answer | tuple[str, int]:
    """Give it another status, with a reason where one is asked."""
    code, reason = request.form.get("to", ""), request.form.get("row-reason", "")
    try:
        changing.set_status(work(), row, code, reason, request.form.get("seen", 0, type=int))
    except Refused as problem:
        return _page(*_typed_on(row, None), 422, status_problem=say(problem.message), given=request.form)
    return redirect(f"/rows/{row}?{DONE}", 303)


@pages.post("/rows/<row>/reopen")
def reopen(row: str) -> Answer | tuple[str, int]:
    """Open it again, with a reason."""
    try:
        changing.reopen(work(), row, request.form.get("row-reason", ""))
    except Refused as problem:
        return _page(*_typed_on(row, None), 422, status_problem=say(problem.message), given=request.form)
    return redirect(f"/rows/{row}?done=reopened", 303)


@pages.get("/rows/<row>/files/<sha>")
def file(row: str, sha: str) -> Response:
    """A file that belongs to the row; always as a download, so that it can never act as a page of ours."""
    held = [one.value for one in row_page(work(), row).view.fields if one.field.type == "file" and one.value]
    kept, path = files.find(work(), next((one["sha256"] for one in held if one["sha256"] == sha), ""))
    answer = send_file(path, "application/octet-stream", as_attachment=True, download_name=kept.name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@pages.get("/registers/<register>/new")
def ask(register: str) -> tuple[str, int]:
    """The page on which a row is added."""
    return _new(*_new_typed_on(register, request.args.get("project"), None))


@pages.post("/registers/<register>/new")
def add(register: str) -> Answer | tuple[str, int]:
    """Add a row, or say what is missing; what was typed stays."""
    project = request.form.get("project") or None
    view, form = _new_typed_on(register, project, posted())
    if form.unreadable():
        return _new(view, form, 422)
    try:
        place = changing.place_for(work(), view.register, project)
        cells = settled_for_row(form.values(), place.id if place else None)
        made = changing.add(work(), register, project, cells)
    except Refused as problem:
        return _new(view, form, 422, refusal_on(form, problem.message))
    return redirect(f"/rows/{made.id}?done=added", 303)


def _typed_on(row: str, given: Any) -> tuple[RowPage, StepForm]:
    """The row with what is typed on top of what is stored, and the form that reads it."""
    there = row_page(work(), row)
    page = Remade(there.view, lambda typed: row_page(work(), row, typed).view)
    form = read(page, given)
    return replace(there, view=now(page, form)), form


def _new_typed_on(register: str, project: str | None, given: Any) -> tuple[RowPage, StepForm]:
    there = new_row_page(work(), register, project)
    page = Remade(there.view, lambda typed: new_row_page(work(), register, project, typed).view)
    form = read(page, given)
    return replace(there, view=now(page, form)), form


def _page(view: RowPage, form: StepForm, code: int = 200, problem: str = "", **more: Any) -> tuple[str, int]:
    context = {"page": view, "form": form, "problem": problem, "problems": problems(form), **more}
    return show(
        "rows/row.html", code, parts_of=parted(view, shown(view.view, form)), **context, **helpers(view)
    )


def _new(view: RowPage, form: StepForm, code: int = 200, problem: str = "") -> tuple[str, int]:
    context = {"page": view, "form": form, "problem": problem, "problems": problems(form)}
    return show(
        "rows/new.html", code, parts_of=parted(view, shown(view.view, form)), **context, **helpers(view)
    )
