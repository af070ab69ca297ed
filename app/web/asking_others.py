"""Asking somebody else for a step of a form."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.forms.reading import Unreadable, day
from app.services.runs import asking_others
from app.web.addresses import leaf
from app.web.edge import work
from app.web.pages import show
from app.web.texts import gettext as _
from app.web.words import say

pages = Blueprint("asking_others", __name__)


@pages.get("/f/<number>/<step:step>/ask")
def ask(number: str, step: str) -> tuple[str, int]:
    """Whom to ask, with what words, by when."""
    return _ask(number, step, {})


def _ask(number: str, step: str, given: Any, problem: str = "", at: str = "person") -> tuple[str, int]:
    page = asking_others.ask_page(work(), number, step)
    context = {"page": page, "number": number, "given": given, "problem": problem, "at": at}
    return show("filling/ask.html", 422 if problem else 200, **context)


@pages.post("/f/<number>/<step:step>/ask")
def send(number: str, step: str) -> Response | tuple[str, int]:
    """Make it an action of whom was chosen."""
    given, raw = request.form, request.form.get("due", "")
    page = asking_others.ask_page(work(), number, step)
    words = _("Help with “%(step)s” of %(form)s, %(number)s", step=say(page.step.title),
              form=say(page.head.name), number=number)  # fmt: skip
    try:
        due = day(raw) if raw.strip() else None
        asking_others.ask(work(), number, step, given.get("person", ""), words, given.get("note", ""), due)
    except Unreadable as problem:
        return _ask(number, step, given, say(problem.args[0]), "due")
    except Refused as problem:  # what was typed stays on the page
        return _ask(number, step, given, say(problem.message))
    return redirect(f"/f/{number}/{leaf(step)}?done=asked", 303)
