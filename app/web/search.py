"""Finding it again: the page, and the same answers for the search box of the handbook."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Answer

from app.handbook.search import Found, Hit
from app.services import search as finding
from app.web.edge import open_to_all, work
from app.web.language import chosen
from app.web.pages import show
from app.web.texts import gettext as _

pages = Blueprint("search", __name__)
KINDS = ("form", "process", "handbook", "term", "role", "project", "record", "lesson")
MOST, A_GROUP, LONGEST = 60, 3, 200


def _labels() -> dict[str, str]:
    """The kinds as people call them, in the order of the page: do it, read it, terms, what was kept."""
    return {
        "form": _("Do it: forms"), "process": _("Read it: processes"), "handbook": _("Read it: handbook"),
        "term": _("Terms"), "role": _("Roles"), "project": _("Projects"), "record": _("Finished forms"),
        "lesson": _("Lessons"),
    }  # fmt: skip


def _renamed() -> dict[str, str]:
    return {("query" if name == "q" else name): value for name, value in request.args.items() if value}


def _asked(name: str) -> tuple[str, str | None]:
    kind = request.args.get("kind", "")
    return request.args.get(name, "").strip()[:LONGEST], kind if kind in KINDS else None


@pages.get("/search")
@open_to_all
def page() -> Answer | tuple[str, int]:
    """What is found, grouped: three of a kind, or all of the one that was chosen."""
    if "q" in request.args:  # the theme opens its own box over any page with a `q` in its address
        return redirect(f"/search?{urlencode(_renamed())}", 302)
    q, kind = _asked("query")
    found = finding.search(work(), q, chosen(), kind, limit=MOST) if q else Found()
    kinds = [("", _("Everything")), *_labels().items()]
    groups = _groups(found.hits, MOST if kind else A_GROUP)
    context: dict[str, Any] = {
        "q": q,
        "kind": kind or "",
        "kinds": kinds,
        "groups": groups,
        "total": len(found.hits),
    }
    return show("search/search.html", suggestion=found.suggestion, **context)


def _groups(hits: tuple[Hit, ...], most: int) -> list[tuple[str, str, int, list[Hit]]]:
    """Code, title, how many there are, and the first of them; the group with the best hit comes first."""
    labels, found = _labels(), dict[str, list[Hit]]()
    for hit in hits:
        found.setdefault(hit.kind, []).append(hit)
    return [(kind, labels[kind], len(group), group[:most]) for kind, group in found.items()]


@pages.get("/api/search")
@open_to_all
def api() -> Response:
    """`{"hits": [{kind, title, url, passage, lang, path}], "suggestion"}`; `passage`: [[text, marked]]."""
    q, kind = _asked("q")
    edition = request.args.get("edition")
    found = finding.search(work(), q, chosen(), kind, edition=edition) if q else Found()
    hits = [
        {
            "kind": hit.kind, "title": hit.title, "url": hit.url, "lang": hit.lang,
            "passage": hit.passage, "path": hit.path, "code": hit.code,
        }
        for hit in found.hits
    ]  # fmt: skip
    return jsonify({"hits": hits, "suggestion": found.suggestion})
