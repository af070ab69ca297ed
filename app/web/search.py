"""Finding it again: the page, and the same answers for the search box of the handbook."""

from __future__ import annotations

from typing import Any
from unicodedata import category
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Answer

from app.handbook.search import Found
from app.services import search as finding
from app.services import search_missed, search_results, search_suggested
from app.services.rights import may
from app.services.search_filters import Wanted
from app.services.search_results import Results
from app.web.edge import open_to_all, work
from app.web.language import chosen
from app.web.pages import show
from app.web.search_words import KINDS, filters, heading, kind_name, offered_as, wanted

pages = Blueprint("search", __name__)
A_GROUP, LONGEST, MOST = 3, 200, 20


def _typed(name: str) -> str:
    """What was typed, as it can stand in a page again: what no page may hold separates words."""
    typed = "".join(one if _writable(one) else " " for one in request.args.get(name, "").strip()[:LONGEST])
    return typed.strip()


def _writable(letter: str) -> bool:
    code = ord(letter)
    beyond = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # never to be letters, says Unicode
    return not beyond and category(letter) not in ("Cc", "Cs")


@pages.get("/search")
@open_to_all
def page() -> Answer | tuple[str, int]:
    """What is found, grouped: three of a kind, or all of the one that was chosen."""
    if "q" in request.args:  # the theme opens its own box over any page with a `q` in its address
        known = {("query" if name == "q" else name): value for name, value in request.args.items() if value}
        return redirect(f"/search?{urlencode(known)}", 302)
    q, choice = _typed("query"), wanted()
    found = search_results.look(work(), q, chosen(), choice) if q else Results()
    if q and not choice.narrow:
        search_missed.note(work(), q)
    context: dict[str, Any] = {
        "q": q,
        "found": found,
        "filters": filters(choice) if q else (),
        "most": None if choice.kind else A_GROUP,
        "chosen": {name: value for name, value in request.args.items() if value and name != "query"},
        "narrowed": choice != Wanted(),
        "heading": heading,
        "kind_name": kind_name,
        "reads_missed": may(work(), "see-missed") is None,
    }
    return show("search/search.html", **context)


@pages.get("/search/missed")
def missed() -> tuple[str, int]:
    """The words that people search for and that nothing holds."""
    return show("search/missed.html", found=search_missed.report(work()))


@pages.get("/api/search")
@open_to_all
def api() -> Response:
    """`{"hits": [{kind, title, url, passage, lang, path}], "suggestion"}`; `passage`: [[text, marked]].

    `limit`: how many hits, at most and at first twenty.
    """
    most = min(request.args.get("limit", MOST, type=int), MOST)
    q, kind, edition = _typed("q"), request.args.get("kind", ""), request.args.get("edition")
    limited = kind if kind in KINDS else None
    found = finding.search(work(), q, chosen(), limited, edition=edition, limit=most) if q else Found()
    hits = [
        {
            "kind": hit.kind, "title": hit.title, "url": hit.url, "lang": hit.lang,
            "passage": hit.passage, "path": hit.path, "code": hit.code,
        }
        for hit in found.hits
    ]  # fmt: skip
    return jsonify({"hits": hits, "suggestion": found.suggestion})


@pages.get("/api/suggest")
@open_to_all
def suggest() -> Response:
    """`{"suggested": [{kind, says, title, url, lang, code}]}` while somebody types; `says`: what it is."""
    found = search_suggested.suggest(work(), _typed("q"), chosen(), request.args.get("edition"))
    shown = [
        {
            "kind": one.kind, "says": offered_as(one.kind), "title": one.title, "url": one.url,
            "lang": one.lang, "code": one.code,
        }
        for one in found
    ]  # fmt: skip
    return jsonify({"suggested": shown})
