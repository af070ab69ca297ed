"""What people read when something is not possible: what it is, and what to do now."""

from __future__ import annotations

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from app.definitions.message import Refused
from app.web.edge import let_go
from app.web.pages import show
from app.web.texts import gettext as _
from app.web.words import say

LOG = logging.getLogger("leidraad")
PLAIN = (
    "Something went wrong. Try again in a minute.\nEr ging iets mis. Probeer het over een minuut nog eens.\n"
)
NOT_FOUND = ("-not-found", "not-asked")


def page(code: int, title: str, text: str) -> tuple[str, int]:
    """A page that says what is the matter."""
    return show("errors/error.html", code, title=title, text=text)


def _refused(problem: Refused) -> tuple[str, int]:
    """A service said no, in its own words."""
    id_ = problem.message.id
    if id_.endswith(NOT_FOUND):
        return page(404, _("This page is not here"), say(problem.message))
    if id_.startswith("may-not-"):
        return page(403, _("This is not for you"), say(problem.message))
    return page(409, _("This cannot be done now"), say(problem.message))


def _known(problem: HTTPException) -> tuple[str, int]:
    titles = {
        400: (_("We could not read that"), _("Go back, load the page again and try once more.")),
        403: (
            _("This is not for you"),
            _("If you need it for your work, ask the PMO for the role that goes with it."),
        ),
        404: (_("This page is not here"), _("Check the address, or search for what you need.")),
        405: (_("This page is not here"), _("Go back and use the button on the page.")),
        413: (
            _("This file is too large"),
            _("Send a smaller file, or a link to where the document is kept."),
        ),
    }
    code = problem.code or 500
    title, text = titles.get(code, (_("This cannot be done now"), _("Go back and try once more.")))
    return page(code, title, text)


def _broken(problem: Exception) -> tuple[str, int] | Response:
    """A mistake of ours: said in full to who keeps the log, kindly to who reads the page."""
    LOG.error("%s %s failed", request.method, request.path, exc_info=problem)
    let_go()  # the memory may be what is broken
    try:
        text = _(
            "That is our mistake, not yours. Try again in a minute; if it stays, tell the PMO what you did."
        )
        return page(500, _("Something went wrong"), text)
    except Exception:  # then nothing can be asked of the memory, not even the language
        LOG.exception("the page that says so failed too")
        return Response(PLAIN, 500, mimetype="text/plain")


def install(app: Flask) -> None:
    """Answer each problem with a page of our own."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _known)
    app.register_error_handler(500, _broken)
