"""Handing over: check, send, take back, return, withdraw, approve."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.forms.account import Button, Reason, Words
from app.services.runs import deciding, form_home, sending, withdrawing
from app.services.similar_projects import like_idea
from app.web import cookie
from app.web.edge import keep, work
from app.web.pages import show
from app.web.record_words import words
from app.web.step_words import helpers_of_check
from app.web.words import say

pages = Blueprint("sending", __name__)


@pages.get("/f/<number>/check")
def check(number: str) -> tuple[str, int]:
    """All answers before sending; of an idea also the projects that look like it."""
    return _check(number)


def _check(number: str, problem: str = "") -> tuple[str, int]:
    page = sending.check_page(work(), number)
    idea = page.head.checklist.new_project and not problem  # a problem comes from an attempt to send
    alike = like_idea(work(), number) if idea else ()
    told = {"page": page, "problem": problem, "recorded": words, "alike": alike}
    return show("sending/check.html", 409 if problem else 200, **told, **helpers_of_check(page))


@pages.post("/f/<number>/send")
def send(number: str) -> Response | tuple[str, int]:
    """Send it, or say what is still to do."""
    try:
        sending.send(work(), number)
    except Refused as problem:
        return _check(number, say(problem.message))
    return redirect(f"/f/{number}/sent", 303)


@pages.get("/f/<number>/sent")
def sent(number: str) -> tuple[str, int]:
    """The reference, who has it now, and a text for a mail."""
    page = sending.check_page(work(), number)
    return show("sending/sent.html", page=page, form=form_home.form_home(work(), number), number=number)


@pages.post("/f/<number>/take-back")
def take_back(number: str) -> Response:
    """Take it back until somebody acted."""
    sending.take_back(work(), number)
    return redirect(f"/f/{number}?done=taken-back", 303)


@pages.get("/f/<number>/return")
def ask_return(number: str) -> tuple[str, int]:
    """What has to change, question by question."""
    return _return(number, Words(cookie.guard()))


@pages.post("/f/<number>/return")
def send_back(number: str) -> Response | tuple[str, int]:
    """Return it with remarks."""
    form = Words(cookie.guard(), request.form)
    remarks = {name.removeprefix("remark-"): text for name, text in request.form.items() if "remark-" in name}
    try:
        sending.send_back(work(), number, form.text.data or "", remarks)
    except Refused as problem:
        return _return(number, form, say(problem.message))
    return redirect(f"/f/{number}?done=returned", 303)


def _return(number: str, form: Words, problem: str = "") -> tuple[str, int]:
    page = sending.check_page(work(), number)
    return show(
        "sending/return.html",
        422 if problem else 200,
        page=page,
        form=form,
        problem=problem,
        given=request.form,
    )


@pages.get("/f/<number>/withdraw")
def ask_withdraw(number: str) -> tuple[str, int]:
    """Why it is withdrawn."""
    return show(
        "sending/withdraw.html", form=Reason(cookie.guard()), home=form_home.form_home(work(), number)
    )


@pages.post("/f/<number>/withdraw")
def withdraw(number: str) -> Response | tuple[str, int]:
    """Withdraw it; it stays to be read."""
    form = Reason(cookie.guard(), request.form)
    if not form.validate():
        return show("sending/withdraw.html", 422, form=form, home=form_home.form_home(work(), number))
    withdrawing.withdraw(work(), number, form.text.data or "")
    return redirect(f"/f/{number}?done=withdrawn", 303)


@pages.post("/f/<number>/approve/<field>")
def approve(number: str, field: str) -> Response | tuple[str, int]:
    """Give an approval; a refusal is recorded too."""
    refusal = deciding.attempt(work(), number, field, request.form.get("seen", 0, type=int))
    if refusal is None:
        return redirect(f"/f/{number}?done=approved", 303)
    keep()
    return show("errors/error.html", 409, title=say(refusal), text="", form=Button(cookie.guard()))
