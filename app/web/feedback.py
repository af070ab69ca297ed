"""Was this page of the handbook clear? What readers say of it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.services import editions, feedback
from app.services.feedback import Place
from app.services.registers.reading import find
from app.web.edge import work
from app.web.pages import show

pages = Blueprint("feedback", __name__)


@pages.get("/feedback")
def index() -> tuple[str, int]:
    """What was said of the pages of the current handbook."""
    number = editions.current_edition(work()).id
    return show("feedback/index.html", number=number, said=feedback.said(work(), number))


@pages.post("/feedback")
def tell() -> Response | tuple[str, int]:
    """Count a yes, bring a remark to the owner of the page, or ask for what is missing."""
    about, said, text = _about(request.form), request.form.get("clear", ""), request.form.get("text", "")
    if said == "yes":
        feedback.clear(work(), about)
        return redirect(_thanks(about), 303)
    if said == "no" and text.strip():
        return redirect(_thanks(about, feedback.unclear(work(), about, text).id), 303)
    return show("feedback/ask.html", 422, about=about, said=said, text=text)


@pages.get("/feedback/thanks")
def thanks() -> tuple[str, int]:
    """What happens with it now."""
    about, row = _about(request.args), request.args.get("row")
    found = find(work(), row) if row else None
    owner = feedback.name_of_owner(work(), found) if found else None
    return show("feedback/thanks.html", about=about, row=found, owner=owner)


def _about(given: MultiDict[str, str]) -> Place:
    return feedback.place(work(), given.get("edition", ""), given.get("of", ""), given.get("page", ""))


def _thanks(about: Place, row: str = "") -> str:
    told = {"edition": about.edition, "of": about.lang, "page": about.page.page, "row": row}
    return f"/feedback/thanks?{urlencode({name: value for name, value in told.items() if value})}"
