"""Starting a form: which one, for which project, and who holds the roles."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.services.runs import form_home, startable, starting
from app.services.runs.starting import NewHolder
from app.web.addresses import leaf
from app.web.edge import work
from app.web.pages import show
from app.web.words import say

pages = Blueprint("start", __name__)


@pages.get("/forms")
def forms() -> tuple[str, int]:
    """What can be started, and what not yet and why."""
    project = request.args.get("project") or None
    return show("start/forms.html", forms=startable.startables(work(), project), project=project)


@pages.get("/forms/<checklist>/start")
def begin(checklist: str) -> tuple[str, int]:
    """For which project, and who holds the roles."""
    return _page(checklist, request.args.get("project") or None, request.args.get("row") or None)


@pages.post("/forms/<checklist>/start")
def start(checklist: str) -> Response | tuple[str, int]:
    """Start it; without a project yet: the roles of the project that was chosen."""
    project = request.form.get("project") or None
    new, row = project == "new", request.form.get("row") or None
    if not new and "roles" not in request.form:
        return redirect(f"/forms/{checklist}/start?project={project or ''}", 303)
    try:
        title = request.form.get("title") if new else None
        number = starting.start(
            work(), checklist, project=None if new else project, new_title=title, roles=_roles(), row=row
        )
    except Refused as problem:
        return _page(checklist, project, row, say(problem.message))
    return redirect(f"/f/{number}{_only_page(number)}", 303)


def _only_page(number: str) -> str:
    """The page of a form that has but one: a list of one thing to do helps nobody."""
    home = form_home.form_home(work(), number)
    return f"/{leaf(home.resume)}" if home.resume and len(home.tasks) == 1 else ""


def _page(checklist: str, project: str | None, row: str | None, problem: str = "") -> tuple[str, int]:
    asked = starting.start_page(work(), checklist, None if project == "new" else project, row)
    status = 422 if problem else 200
    return show("start/start.html", status, page=asked, project=project, problem=problem, given=request.form)


def _roles() -> dict[str, NewHolder]:
    """Who gets which role: somebody known, or a name with a mail address; nothing said changes nothing."""
    found: dict[str, NewHolder] = {}
    for code in request.form.getlist("roles"):
        name = request.form.get(f"{code}-name", "").strip()
        if name:
            found[code] = {"name": name, "email": request.form.get(f"{code}-mail", "").strip()}
        elif person := request.form.get(code, ""):
            found[code] = {"person": person}
    return found
