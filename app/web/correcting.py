"""Putting right what is finished or was begun by mistake: correct, revise, throw away, take out again."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.forms.account import Reason, Words
from app.services.runs import contesting, correcting, discarding, form_home, revising
from app.web import cookie
from app.web.edge import work
from app.web.pages import show
from app.web.words import say

pages = Blueprint("correcting", __name__)


@pages.get("/f/<number>/correct/<field>")
def ask_correct(number: str, field: str) -> tuple[str, int]:
    """One text, to put a typing error right."""
    return _correct(number, field)


@pages.post("/f/<number>/correct/<field>")
def correct(number: str, field: str) -> Response | tuple[str, int]:
    """Put it right, or say why this is more than a typing error."""
    at = {name: request.form.get(name, "") for name in ("row", "col")}
    try:
        correcting.correct(work(), number, field, request.form.get("text", ""), **at)
    except Refused as problem:
        return _correct(number, field, say(problem.message), 422)
    return redirect(f"/f/{number}/record?done=corrected#{field}", 303)


def _correct(number: str, field: str, problem: str = "", status: int = 200) -> tuple[str, int]:
    given = request.form if problem else request.args
    found = correcting.correctable(work(), number, field, given.get("row", ""), given.get("col", ""))
    text = request.form.get("text", found.text) if problem else found.text
    form = Words(cookie.guard(), text=text)
    context = {"found": found, "form": form, "problem": problem, "home": form_home.form_home(work(), number)}
    return show("correcting/correct.html", status, **context)


@pages.get("/f/<number>/revise")
def ask_revise(number: str) -> tuple[str, int]:
    """Why there has to be a new revision."""
    return _revise(number, Reason(cookie.guard()))


@pages.post("/f/<number>/revise")
def revise(number: str) -> Response | tuple[str, int]:
    """Start the new revision."""
    form = Reason(cookie.guard(), request.form)
    if not form.validate():
        return _revise(number, form, 422)
    return redirect(f"/f/{revising.revise(work(), number, form.text.data or '')}?done=revised", 303)


def _revise(number: str, form: Reason, status: int = 200) -> tuple[str, int]:
    return show("correcting/revise.html", status, form=form, home=form_home.form_home(work(), number))


@pages.post("/f/<number>/discard")
def discard(number: str) -> Response:
    """Throw a draft away; it lies in the bin for a month."""
    discarding.discard(work(), number)
    return redirect("/bin?done=discarded", 303)


@pages.get("/bin")
def bin_() -> tuple[str, int]:
    """The drafts that were thrown away lately."""
    return show("correcting/bin.html", drafts=discarding.binned(work()))


@pages.post("/f/<number>/restore")
def restore(number: str) -> Response:
    """Take a draft out of the bin."""
    discarding.restore(work(), number)
    return redirect(f"/f/{number}?done=restored", 303)


@pages.get("/f/<number>/contest")
def ask_contest(number: str) -> tuple[str, int]:
    """Why the recorded decision is not what was decided."""
    return _contest(number, Reason(cookie.guard()))


@pages.post("/f/<number>/contest")
def contest(number: str) -> Response | tuple[str, int]:
    """Open the decision again."""
    form = Reason(cookie.guard(), request.form)
    if not form.validate():
        return _contest(number, form, 422)
    contesting.contest(work(), number, form.text.data or "")
    return redirect(f"/f/{number}?done=contested", 303)


def _contest(number: str, form: Reason, status: int = 200) -> tuple[str, int]:
    return show("correcting/contest.html", status, form=form, home=form_home.form_home(work(), number))
