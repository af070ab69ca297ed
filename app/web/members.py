"""Who holds which role in a project: somebody more, or somebody no longer."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.services import editions, people, projects
from app.services.rights import demand
from app.web.edge import work
from app.web.language import chosen
from app.web.pages import show
from app.web.words import say

pages = Blueprint("members", __name__)


@pages.get("/projects/<number>/people")
def index(number: str) -> tuple[str, int]:
    """The roles of a project, for who may change them."""
    return _list(number)


def _list(number: str, status: int = 200, **more: Any) -> tuple[str, int]:
    page = projects.page(work(), number)
    demand(work(), "change-members", page.project)
    known = [(one.person.id, one.person.name) for one in people.listed(work())]
    return show("projects/members.html", status, page=page, roles=_roles(), known=known, **more)


def _roles() -> list[tuple[str, str]]:
    """Every role of the method: code and title."""
    found = editions.library(work()).roles.values()
    return sorted(((one.code, one.title[chosen()]) for one in found), key=lambda one: one[1])


@pages.post("/projects/<number>/people")
def add(number: str) -> Response | tuple[str, int]:
    """Give somebody a role in the project: a colleague, or a name with a mail address."""
    sent = {name: request.form.get(name, "") for name in ("role", "person", "name", "mail")}
    try:
        person = people.known_or_named(work(), sent["person"], sent["name"], sent["mail"])
        projects.add_member(work(), number, sent["role"], person)
    except Refused as problem:
        return _list(number, 422, problem=say(problem.message), sent=sent)
    return redirect(f"/projects/{number}/people?done=role", 303)


@pages.post("/projects/<number>/people/<assignment>/end")
def end(number: str, assignment: str) -> Response:
    """Let a role in the project end today."""
    projects.end_member(work(), number, assignment)
    return redirect(f"/projects/{number}/people?done=ended", 303)
