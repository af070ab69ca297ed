"""Registers: what there is, the rows of one, the same for several at once, and spreadsheets out and in."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from app.definitions.message import Refused
from app.services import editions, projects
from app.services.registers import counting, sheet_done, sheet_in, sheet_out
from app.services.registers.bulk import Bulk
from app.services.registers.listing import ListPage, list_page
from app.services.runs.picking import everybody
from app.store.model import Project
from app.web.edge import reading, work
from app.web.language import chosen
from app.web.pages import show
from app.web.register_choice import address, asked, query
from app.web.register_words import OWN_PAGES, grid
from app.web.row_words import register_address
from app.web.several import done_to
from app.web.sheets import in_words, plan_of
from app.web.words import say

pages = Blueprint("registers", __name__)


@pages.get("/registers")
def everywhere() -> tuple[str, int]:
    """Every register, over all projects that this reader sees."""
    return _index(None)


@pages.get("/projects/<number>/registers")
def of_project(number: str) -> tuple[str, int]:
    """Every register of a project."""
    return _index(number)


@pages.get("/registers/<register>")
def rows(register: str) -> Answer | tuple[str, int]:
    """The rows of a register over all projects; of one, where the address names it."""
    if project := request.args.get("project"):
        return redirect(address(register_address(register, project), query(asked())))
    return _list(register, None)


@pages.get("/projects/<number>/registers/<register>")
def rows_of_project(number: str, register: str) -> tuple[str, int]:
    """The rows of a register of a project."""
    return _list(register, number)


@pages.post("/registers/<register>/several")
def several(register: str) -> Answer | tuple[str, int]:
    """Do the same to all rows that were ticked; what did not work is told."""
    project = _about()
    ticked = request.form.getlist("rows")
    try:
        found = done_to(work(), ticked, request.form)
    except Refused as problem:
        return _list(register, project, 422, problem=say(problem.message), ticked=ticked, given=request.form)
    if found.not_done:
        return _list(register, project, bulk=found, ticked=[one.row_id for one in found.not_done])
    where = register_address(register, project)
    return redirect(address(where, query(asked()) | {"done": "several"}), 303)


@pages.get("/registers/<register>/sheet/<any(xlsx, csv):ending>")
def sheet(register: str, ending: Any) -> Response:
    """The rows of the list as a spreadsheet."""
    found = sheet_out.exported(work(), register, chosen(), ending, _about(), asked().wanted)
    answer = Response(found.body, content_type=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@pages.get("/registers/<register>/sheet")
def ask_sheet(register: str) -> tuple[str, int]:
    """Which spreadsheet is taken in."""
    return _sheet(register)


@pages.post("/registers/<register>/sheet")
@reading
def preview(register: str) -> tuple[str, int]:
    """What a spreadsheet would change; nothing is written."""
    sent = request.files.get("sheet")
    try:
        found = sheet_in.previewed(work(), register, _about(), sent.read() if sent else b"", chosen())
    except Refused as problem:
        return _sheet(register, 422, problem=say(problem.message))
    return _sheet(register, found=found, words=in_words(work(), found), plan=json.dumps(found.plan()))


@pages.post("/registers/<register>/sheet/take")
def take(register: str) -> Answer | tuple[str, int]:
    """Write what was shown."""
    try:
        plan, remark = plan_of(request.form.get("plan", "")), request.form.get("remark", "")
        taken = sheet_done.confirmed(work(), register, _about(), plan, remark)
    except Refused as problem:
        return _sheet(register, 422, problem=say(problem.message))
    if taken.not_taken:
        return _sheet(register, taken=taken)
    return redirect(f"{register_address(register, _about())}?done=sheet", 303)


def _about() -> str | None:
    """The project that is asked for."""
    return request.values.get("project") or None


def _index(project: str | None) -> tuple[str, int]:
    found = counting.counts(work(), project)
    held = {one.register.id for one in found}
    known = editions.library(work()).registers.values()
    empty = [one for one in known if one.id not in held and (project is None or one.scope == "project")]
    about = projects.find(work(), project) if project else None
    context: dict[str, Any] = {
        "counts": found,
        "empty": empty,
        "project": about,
        "number": project,
        "own_pages": OWN_PAGES,
    }
    return show("registers/index.html", **context)


def _list(
    register: str, project: str | None, status: int = 200, bulk: Bulk | None = None, **more: Any
) -> tuple[str, int]:
    shape = asked()
    found = list_page(work(), register, project, shape.wanted)
    more |= {"people": everybody(work()), "projects": _projects(found)}
    return show("registers/rows.html", status, grid=grid(work(), found, shape), bulk=bulk, **more)


def _projects(page: ListPage) -> tuple[Project, ...]:
    """The projects to choose from, where a list is over all of them."""
    return projects.listed(work()) if page.project is None and page.register.scope == "project" else ()


def _sheet(register: str, status: int = 200, **more: Any) -> tuple[str, int]:
    found = list_page(work(), register, _about())
    where = register_address(register, found.project.number if found.project else None)
    return show("registers/sheet.html", status, page=found, where=where, **more)
