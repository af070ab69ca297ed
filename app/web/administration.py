"""Administrator rights: switched on for a task, off again, and the list of what was done with them."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Message, Refused
from app.services import administration
from app.services.rights import demand
from app.web.edge import work
from app.web.pages import show
from app.web.texts import gettext as _
from app.web.words import say

pages = Blueprint("administration", __name__)


@pages.get("/administration")
def ask() -> tuple[str, int]:
    """For which task, and who asked for it."""
    return _ask()


def _ask(status: int = 200, problem: Message | None = None) -> tuple[str, int]:
    demand(work(), "administer")
    sent = {name: request.form.get(name, "") for name in ("reason", "asked_by")}
    wrong = "asked_by" if problem is not None and problem.id == "admin-needs-asker" else "reason"
    context = {"rights": administration.state(work()), "problem": say(problem), "wrong": wrong}
    return show("administration/on.html", status, sent=sent, **context)


@pages.post("/administration")
def on() -> Response | tuple[str, int]:
    """Switch them on; they end by themselves."""
    try:
        administration.switch_on(work(), request.form.get("reason", ""), request.form.get("asked_by", ""))
    except Refused as refusal:
        return _ask(422, refusal.message)
    return redirect("/people?done=admin-on", 303)


@pages.post("/administration/off")
def off() -> Response:
    """Switch them off."""
    administration.switch_off(work())
    return redirect("/people?done=admin-off", 303)


@pages.get("/administration/uses")
def uses() -> tuple[str, int]:
    """What was done with administrator rights in a month."""
    month = _month(request.args.get("month", ""))
    spells = administration.month_of(work(), month)
    before = (month - dt.timedelta(days=1)).replace(day=1)
    after = (month + dt.timedelta(days=32)).replace(day=1)
    later = after if after <= administration.today(work()) else None
    return show("administration/uses.html", month=month, spells=spells, earlier=before, later=later, act=_act)


def _month(text: str) -> dt.date:
    """The first of the month that is asked for, as 2026-03; else of this month."""
    try:
        return dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return administration.today(work()).replace(day=1)


def _act(code: str) -> str:
    """What was done, in words."""
    words = {
        "invite": _("let in"),
        "invite-again": _("made another link for"),
        "give-role": _("gave a role to"),
        "end-role": _("ended a role of"),
        "end-sessions": _("signed out everywhere"),
    }
    return words[code]
