"""Signing in and out, the first visit, the language."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.definitions.message import Message, Refused
from app.forms.account import SignIn, Welcome
from app.services import invitations, people, sessions
from app.services.runs import filling
from app.services.work import Work
from app.web import cookie
from app.web.edge import actor, again_as, keep, open_to_all, work
from app.web.language import chosen
from app.web.pages import show
from app.web.typed import gettable, local, step_of, unpack_text
from app.web.words import say

pages = Blueprint("account", __name__)


@pages.get("/sign-in")
@open_to_all
def sign_in() -> tuple[str, int]:
    """Mail address and password."""
    form = SignIn(cookie.guard(), None, next=local(request.args.get("next", "/")))
    return show("account/sign_in.html", form=form)


@pages.post("/sign-in")
@open_to_all
def enter() -> Response | tuple[str, int]:
    """Sign in; then the page that was asked for, with what had been typed on it."""
    form = SignIn(cookie.guard(), request.form)
    if not form.validate():
        return show("account/sign_in.html", 422, form=form)
    token = cookie.fresh().token
    found = sessions.sign_in(work(), form.mail.data or "", form.password.data or "", token)
    if isinstance(found, Message):
        keep()
        return show("account/sign_in.html", 422, form=form, problem=say(found))
    cookie.become(token)
    return _go_on(again_as(found.id), local(form.next.data or "/"), unpack_text(form.kept.data or ""))


def _go_on(work: Work, path: str, kept: dict[str, list[str]]) -> Response | tuple[str, int]:
    """Where somebody wanted to be: a step with its draft, a form to send once more, or a page."""
    step = step_of(path)
    if kept and step:
        try:
            filling.save_draft(work, *step, kept)
        except Refused:  # not this person's form
            return redirect("/", 303)
        return redirect(f"{path}?done=kept", 303)
    if kept:
        return show("account/again.html", fields=kept, target=path)
    return redirect(path if gettable(path) else "/", 303)


@pages.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    """End the session of this browser."""
    sessions.sign_out(work(), cookie.token())
    cookie.renew(chosen())
    return redirect("/?done=out", 303)


@pages.get("/welcome/<token>")
@open_to_all
def welcome(token: str) -> tuple[str, int]:
    """Who you are, and a password of your own; looking at it uses nothing up."""
    offer = invitations.look(work(), token)
    form = Welcome(cookie.guard(), None, name=offer.name, mail=offer.email)
    return show("account/welcome.html", form=form, offer=offer)


@pages.post("/welcome/<token>")
@open_to_all
def accept(token: str) -> Response | tuple[str, int]:
    """Make the account and sign in; the link is dead afterwards."""
    offer, form = invitations.look(work(), token), Welcome(cookie.guard(), request.form)
    if not form.validate():
        return show("account/welcome.html", 422, form=form, offer=offer)
    name, mail, password = form.name.data or "", form.mail.data or "", form.password.data or ""
    try:
        person = invitations.accept(work(), token, name, mail, password, chosen())
    except Refused as problem:
        field = "password" if problem.message.id.startswith("password") else "mail"
        more = {"problem": say(problem.message), "field": field}
        return show("account/welcome.html", 422, form=form, offer=offer, **more)
    sessions.begin(work(), person, cookie.renew())
    return redirect("/?done=welcome", 303)


@pages.get("/account")
def me() -> tuple[str, int]:
    """Who I am here."""
    return show("account/me.html", roles=actor().roles)


@pages.post("/language")
@open_to_all
def language() -> Response:
    """Change the language, and back to the same page."""
    lang = request.form.get("lang", "")
    people.set_language(work(), lang)
    cookie.speak(lang)
    target = local(request.form.get("next", "/"))
    return redirect(_without_lang(target if gettable(target) else "/"), 303)


def _without_lang(path: str) -> str:
    """The address without the language that was asked for in it, which would win."""
    page, _, query = path.partition("?")
    left = "&".join(one for one in query.split("&") if one and not one.startswith(("lang=", "done=")))
    return f"{page}?{left}" if left else page
