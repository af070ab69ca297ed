"""Let someone stand in for me: a role of one's own, lent to a colleague for a time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused, refused
from app.services import delegation, people
from app.web.edge import work
from app.web.pages import show
from app.web.words import say

pages = Blueprint("delegation", __name__)


@pages.get("/stand-in")
def index() -> tuple[str, int]:
    """Who stands in for me, and where somebody could."""
    return _list()


def _list(status: int = 200, **more: Any) -> tuple[str, int]:
    known = [(one.person.id, one.person.name) for one in people.listed(work())]
    me = work().actor.person_id
    return show(
        "people/stand_in.html",
        status,
        roles=delegation.lendable(work()),
        lent=delegation.lent(work()),
        known=[one for one in known if one[0] != me],
        **more,
    )


@pages.post("/stand-in")
def add() -> Response | tuple[str, int]:
    """Let a colleague stand in."""
    sent = {name: request.form.get(name, "") for name in ("role", "person", "from", "until")}
    try:
        deputy = people.known_or_named(work(), sent["person"], "", None)
        delegation.delegate(work(), sent["role"], deputy, _day(sent["from"]), _day(sent["until"]))
    except Refused as problem:
        return _list(422, problem=say(problem.message), sent=sent)
    return redirect("/stand-in?done=stand-in", 303)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise refused("deputy-dates") from None


@pages.post("/stand-in/<assignment>/end")
def end(assignment: str) -> Response:
    """Do it oneself again."""
    delegation.end(work(), assignment)
    return redirect("/stand-in?done=ended", 303)
