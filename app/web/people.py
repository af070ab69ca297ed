"""People: who is there, inviting somebody, roles in the organisation."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Refused
from app.forms.account import Invite
from app.services import administration, editions, invitations, people
from app.services.rights import may
from app.web import cookie
from app.web.edge import work
from app.web.language import chosen
from app.web.pages import show
from app.web.texts import gettext as _
from app.web.words import say

pages = Blueprint("people", __name__)


@pages.get("/people")
def index() -> tuple[str, int]:
    """Everybody, with the roles they hold in the organisation."""
    return _list()


def _list(status: int = 200, **more: Any) -> tuple[str, int]:
    found = people.listed(work())
    context = {"people": found, "roles": _roles(), "may_invite": may(work(), "invite") is None}
    context |= {"rights": administration.state(work()), "may_give": may(work(), "give-role") is None}
    may_read = may(work(), "see-administration") is None
    return show("people/people.html", status, may_read=may_read, **context, **more)


def _roles() -> list[tuple[str, str]]:
    """The roles of the organisation: code and title."""
    found = editions.library(work()).roles.values()
    return [(one.code, one.title[chosen()]) for one in found if one.level == "organisation"]


def _form(posted: Any = None) -> Invite:
    form = Invite(cookie.guard(), posted)
    form.role.choices = [("", _("No role in the organisation")), *_roles()]
    return form


@pages.get("/people/invite")
def ask() -> tuple[str, int]:
    """Who is invited."""
    return show("people/invite.html", form=_form(), link=None)


@pages.post("/people/invite")
def invite() -> tuple[str, int]:
    """Make the one-time link, to be given to the one who is invited."""
    form = _form(request.form)
    if not form.validate():
        return show("people/invite.html", 422, form=form, link=None)
    name, mail = form.name.data or "", form.mail.data or ""
    try:
        roles = [form.role.data] if form.role.data else []
        link = invitations.invite(work(), name, mail, chosen(), roles)
    except Refused as problem:
        return show("people/invite.html", 422, form=form, link=None, problem=say(problem.message))
    return show("people/invite.html", form=form, link=link, name=name)


@pages.post("/people/<person>/invite")
def again(person: str) -> tuple[str, int]:
    """Another link for somebody without account; the earlier one is dead."""
    return show("people/invite.html", form=_form(), link=invitations.invite_again(work(), person), name="")


@pages.post("/people/<person>/roles")
def give(person: str) -> Response | tuple[str, int]:
    """Give somebody a role in the organisation."""
    try:
        people.give_role(work(), person, request.form.get("role", ""))
    except Refused as problem:
        return _list(409, problem=say(problem.message))
    return redirect("/people?done=role", 303)


@pages.post("/people/roles/<assignment>/end")
def end(assignment: str) -> Response:
    """Let a role end today."""
    people.end_role(work(), assignment)
    return redirect("/people?done=ended", 303)
