"""This project was started twice: choosing which one goes on, doing it, and taking it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Message, Refused
from app.services import editions, project_record, projects
from app.services.merging import allowed, merge, told, undo
from app.services.registers import counting
from app.services.registers.titles import title_of_row
from app.services.rights import demand
from app.store.model import RegisterRow
from app.web.edge import work
from app.web.language import chosen
from app.web.pages import show
from app.web.project_list_words import LINE_WORDS
from app.web.project_words import PAGE_WORDS
from app.web.words import say

pages = Blueprint("merging", __name__)


def _titles() -> dict[str, str]:
    """What the forms are called."""
    found = editions.library(work()).checklists
    return {name: one.title[chosen()] for name, one in found.items()}


def _row_title(row: RegisterRow) -> str:
    """A row in one line: its number, and what it is about."""
    return title_of_row(editions.library(work()).registers[row.register], row, chosen())


@pages.get("/projects/<number>/before")
def before(number: str) -> Response | tuple[str, int]:
    """A project for which another one goes on, as it was."""
    page = projects.page(work(), number)
    went_on = told.went_on(work(), page.project)
    if went_on is None:
        return redirect(f"/projects/{number}")
    context: dict[str, Any] = {
        "went_on": went_on,
        "counts": counting.counts(work(), number),
        "decisions": project_record.decisions(work(), page),
        "documents": project_record.documents(work(), page),
        "story": project_record.story(work(), number),
    }
    return show("projects/before.html", page=page, titles=_titles(), **context, **PAGE_WORDS, **LINE_WORDS)


@pages.get("/projects/<number>/merge")
def ask(number: str) -> tuple[str, int]:
    """Which project goes on; once one is chosen, what would come over and what clashes."""
    return _ask(number, request.args.get("into", ""))


def _ask(number: str, into: str, status: int = 200, problem: Message | None = None) -> tuple[str, int]:
    project = projects.find(work(), number)
    demand(work(), "merge-projects", project)
    plan, wrong = None, problem
    if into:
        try:
            plan = merge.preview(work(), number, into)
        except Refused as refusal:
            wrong, status = refusal.message, max(status, 422)
    context: dict[str, Any] = {"project": project, "plan": plan, "into": into, "problem": say(wrong)}
    others = allowed.candidates(work(), project)
    reason = request.form.get("reason", "")
    context |= {"titles": _titles(), "row_title": _row_title}
    return show("projects/merge.html", status, others=others, reason=reason, **context)


@pages.post("/projects/<number>/merge")
def do(number: str) -> Response | tuple[str, int]:
    """Let the other project go on for this one."""
    into, reason = request.form.get("into", ""), request.form.get("reason", "")
    try:
        plan = merge.merge(work(), number, into, reason, request.form.get("seen", ""))
    except Refused as refusal:
        return _ask(number, into, 422, refusal.message)
    return redirect(f"/projects/{plan.target.number}?from={number}&done=merged", 303)


@pages.get("/projects/<number>/merge/undo")
def ask_undo(number: str) -> tuple[str, int]:
    """What taking it back would do."""
    plan = undo.back(work(), number)
    return show("projects/unmerge.html", plan=plan, titles=_titles(), row_title=_row_title)


@pages.post("/projects/<number>/merge/undo")
def take_back(number: str) -> Response:
    """Make them two projects again."""
    undo.undo(work(), number)
    return redirect(f"/projects/{number}?done=parted", 303)
