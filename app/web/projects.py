"""Projects: the list, and the page of one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, make_response, redirect, request
from werkzeug.wrappers import Response

from app.services import editions, project_list, project_record, project_sheet, project_work, projects
from app.services.merging import told
from app.services.overview import Standing, standings
from app.services.projects import Page
from app.services.registers import counting
from app.services.rights import may
from app.services.runs import contesting, startable
from app.services.similar_projects import like_project
from app.web.edge import work
from app.web.here import way_to_life_cycle
from app.web.language import chosen, local
from app.web.pages import show
from app.web.project_list_words import LINE_WORDS, asked, list_words
from app.web.project_words import PAGE_WORDS, gate_lines, picture

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
def project(number: str) -> Response | tuple[str, int]:
    """Where it stands, what comes next, who is in it, what was written down."""
    page = projects.page(work(), number)
    if page.project.merged_into_id is not None:
        return _elsewhere(page)
    standing = standings(work(), (page.project,))[page.project.id]
    told = _standing(page, standing) | _doing(page, standing) | _kept(page)
    return show("projects/project.html", page=page, titles=_titles(), **told, **PAGE_WORDS, **LINE_WORDS)


def _elsewhere(page: Page) -> Response:
    """The number of a project that was merged stays an address: it leads to the one that goes on."""
    number, went_on = page.project.number, told.went_on(work(), page.project)
    if went_on is None or went_on.target is None:
        return redirect(f"/projects/{number}/before")
    return redirect(f"/projects/{went_on.target.number}?from={number}")


@pages.get("/projects/<number>/history")
def history(number: str) -> tuple[str, int]:
    """What happened in it, newest first."""
    story = project_record.story(work(), number, request.args.get("page", 1, type=int))
    about = projects.find(work(), number)
    return show("projects/history.html", project=about, story=story, **PAGE_WORDS)


@pages.post("/projects/<number>/visibility")
def visibility(number: str) -> Response:
    """Open it to everybody, or keep it for its members."""
    projects.set_visibility(work(), number, request.form.get("visibility", ""))
    return redirect(f"/projects/{number}?done=saved", 303)


def _standing(page: Page, standing: Standing) -> dict[str, Any]:
    """Phase and gates, and the colours of the last report."""
    method = editions.method(work())
    taken = project_work.class_gates(work(), page.project)
    return {
        "standing": standing,
        "picture": picture(method, page, standing),
        "explained": way_to_life_cycle(page.project.number),
        "gates": gate_lines(method, page, standing, taken),
        "age": project_list.age_of(standing.report, local(g.now).date()),
    }


def _doing(page: Page, standing: Standing) -> dict[str, Any]:
    """What is open, what comes next, what can be started."""
    forms = startable.startables(work(), page.project.number)
    going = project_work.open_work(work(), page)
    return {
        "going": going,
        "next_step": project_work.next_step(work(), page, standing, going, forms),
        "to_start": project_work.to_start(work(), page, standing, forms),
        "contested": contesting.contested_in(work(), page.forms),
    }


def _kept(page: Page) -> dict[str, Any]:
    """What was written down."""
    return {
        "counts": counting.counts(work(), page.project.number),
        "decisions": project_record.decisions(work(), page),
        "documents": project_record.documents(work(), page),
        "story": project_record.story(work(), page.project.number),
        "came_from": told.came_from(work(), page.project),
        "came_by": request.args.get("from", ""),
        "may_merge": may(work(), "merge-projects", page.project) is None,
        "alike": like_project(work(), page.project),
    }


def _titles() -> dict[str, str]:
    """What the forms are called."""
    found = editions.library(work()).checklists
    return {name: one.title[chosen()] for name, one in found.items()}
