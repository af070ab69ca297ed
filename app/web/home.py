"""Home: what waits for me, what I wait for, my projects."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from app.services import home, project_list
from app.services.runs import discarding, reminding
from app.web.edge import actor, open_to_all, work
from app.web.home_words import home_words, starts
from app.web.pages import show

pages = Blueprint("home", __name__)


@pages.get("/")
@open_to_all
def index() -> tuple[str, int]:
    """What waits for me; for a visitor what this is."""
    if not actor().person_id:
        return show("visitor.html")
    told = home_words(home.home(work())) | {"starts": starts()}
    return show("home.html", projects=project_list.mine(work()), binned=discarding.binned(work()), **told)


@pages.post("/f/<number>/remind")
def remind(number: str) -> Response:
    """Mark a form, so that those who have it see that somebody waits."""
    reminding.remind(work(), number)
    return redirect("/?done=reminded", 303)
