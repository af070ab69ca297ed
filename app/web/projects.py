"""Projects: the list, and the page of one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.handbook.pictures import GateState, life_cycle
from app.services import editions, project_list, project_sheet, projects
from app.services.projects import Page
from app.services.runs import contesting, startable
from app.web.edge import work
from app.web.language import chosen
from app.web.pages import show
from app.web.project_list_words import asked, list_words
from app.web.project_words import gate_states, next_step, register_counts

pages = Blueprint("projects", __name__)


@pages.get("/projects")
def index() -> tuple[str, int]:
    """The projects that this reader may see and asks for."""
    found = project_list.project_list(work(), asked())
    begins = startable.beginning(work())
    return show("projects/projects.html", begins=begins, **list_words(found, editions.method(work())))


@pages.get("/projects.<any(xlsx, csv):ending>")
def sheet(ending: Any) -> Response:
    """The same list as a spreadsheet."""
    found = project_sheet.exported(work(), asked(), chosen(), ending)
    answer = make_response(found.body)
    answer.headers["Content-Type"] = found.media_type
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@pages.get("/projects/<number>")
def project(number: str) -> tuple[str, int]:
    """Where it stands, what comes next, who is in it, what was written down."""
    page = projects.page(work(), number)
    forms = startable.startables(work(), number)
    words: dict[str, Any] = {
        "next_step": next_step(page, forms),
        "counts": register_counts(page),
        "titles": _titles(),
        "contested": contesting.contested_in(work(), page.forms),
    }
    return show("projects/project.html", page=page, forms=forms, picture=_picture(page), **words)


@pages.post("/projects/<number>/visibility")
def visibility(number: str) -> Response:
    """Open it to everybody, or keep it for its members."""
    projects.set_visibility(work(), number, request.form.get("visibility", ""))
    return redirect(f"/projects/{number}?done=saved", 303)


def _titles() -> dict[str, str]:
    """What the forms are called."""
    found = editions.library(work()).checklists
    return {name: one.title[chosen()] for name, one in found.items()}


def _picture(page: Page) -> Markup:
    """The line of phases and gates, with "here"."""
    method = editions.method(work())
    known = {one.id for one in method.phases}
    here = page.project.phase if page.project.phase in known else None
    states: dict[str, GateState] = gate_states(page)
    return Markup(life_cycle(method, chosen(), here, states))  # noqa: S704 - drawn by us, texts escaped there
