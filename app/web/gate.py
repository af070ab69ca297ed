"""Who gets in: sign-in where it is needed, and a token in every form, before any view is asked."""

from __future__ import annotations

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from app.forms.account import Button, SignIn
from app.web import cookie
from app.web.edge import actor, view_is
from app.web.pages import show
from app.web.typed import fields_sent, gettable, pack

Answer = Response | tuple[str, int] | None


def _guard() -> Answer:
    """The answer instead of the view's, where the view may not be asked."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    if not view_is("open_to_all") and not actor().person_id:
        return _sign_in_first()
    if request.method == "POST" and not Button(cookie.guard(), request.form).genuine():
        return _once_more()
    return None


def _sign_in_first() -> Answer:
    """A page is asked for again after signing in; a form that was sent is kept until then."""
    if request.method != "POST":
        return redirect(f"/sign-in?next={request.full_path.rstrip('?')}", 302)
    form = SignIn(cookie.guard(), None, next=request.path, kept=pack())
    return show("account/sign_in.html", 401, form=form, ended=True)


def _once_more() -> Answer:
    """The form was made for an earlier session of this browser: the same form, once more."""
    fields = fields_sent() if actor().person_id else {}
    target = request.path if fields else (request.path if gettable(request.path) else "/")
    return show("account/again.html", 400, fields=fields, target=target)


def install(app: Flask) -> None:
    """Stand before every view."""
    app.before_request(_guard)
