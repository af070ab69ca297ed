"""Home: what waits for me, what I wait for, my projects."""

from __future__ import annotations

from flask import Blueprint

from app.services import home, projects
from app.services.runs import discarding
from app.web.edge import actor, open_to_all, work
from app.web.pages import show

pages = Blueprint("home", __name__)


@pages.get("/")
@open_to_all
def index() -> tuple[str, int]:
    """What waits for me; for a visitor what this is."""
    if not actor().person_id:
        return show("visitor.html")
    binned = discarding.binned(work())
    return show("home.html", home=home.home(work()), projects=projects.mine(work()), binned=binned)
