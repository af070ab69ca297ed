"""The sample organisation: be somebody, or start over. These pages exist in the demo only."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from app.services import demo, sessions
from app.web import cookie
from app.web.edge import let_go, open_to_all, work
from app.web.pages import show

pages = Blueprint("demo", __name__, url_prefix="/demo")


@pages.get("/choose")
@open_to_all
def choose() -> tuple[str, int]:
    """The people of the sample organisation, each with what he or she is about to do."""
    return show("demo/choose.html", people=demo.people(work()))


@pages.post("/choose")
@open_to_all
def become() -> Response:
    """Be this person from now on."""
    sessions.choose(work(), request.form.get("person", ""), cookie.renew())
    return redirect("/", 303)


@pages.post("/reset")
@open_to_all
def reset() -> Response:
    """Start over: throw away what was done and lay out the sample anew."""
    let_go()  # the tables are made anew by another session
    demo.start_over(
        current_app.config["STORE"], current_app.config["SETTINGS"], current_app.config["CLOCK"]()
    )
    cookie.renew()
    return redirect("/demo/choose?done=over", 303)
