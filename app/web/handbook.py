"""The handbook: each published state at an address of its own, for ever."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, redirect, request, send_file
from werkzeug.security import safe_join
from werkzeug.wrappers import Response as Answer

from app.handbook import served
from app.handbook.csp import read_csp
from app.handbook.mine import mine
from app.handbook.shell import theme_assets
from app.services import editions, feedback
from app.web import security
from app.web.edge import actor, open_to_all, work
from app.web.here import here
from app.web.language import chosen
from app.web.pages import show

pages = Blueprint("handbook", __name__)
HASHED = ("assets/javascripts/", "assets/stylesheets/")


@pages.get("/handbook/")
@open_to_all
def current() -> Answer | tuple[str, int]:
    """To the handbook that is current, in the reader's language."""
    number = editions.current_id(work())
    if number is None:
        return show("errors/no_handbook.html", 404)
    return redirect(f"/handbook/{number}/{'nl/' if chosen() == 'nl' else ''}", 302)


@pages.get("/handbook/versions.json")
@open_to_all
def versions() -> Response:
    """All published handbooks, for the list in the header."""
    return jsonify(editions.versions(list(editions.listed(work()))))


@pages.get("/handbook/<edition>/versions.json")
@open_to_all
def versions_nl(edition: str) -> Response:
    """The same for the Dutch pages, which lie one folder deeper."""
    return jsonify(editions.versions(list(editions.listed(work())), dutch_of=edition))


@pages.get("/handbook/<edition>/search/search_index.json")
@pages.get("/handbook/<edition>/<any(nl):lang>/search/search_index.json")
@open_to_all
def search_index(edition: str, lang: str = "") -> Answer:
    """Instead of the whole index: whom to ask. With `?full=1` the index, for when asking fails."""
    path = f"{lang}/search/search_index.json" if lang else "search/search_index.json"
    if "full" in request.args:
        return _file(edition, path)
    text = _place(edition, path).read_text(encoding="utf-8")
    return _made(served.search_index(text, _address(edition, lang)), "application/json")


@pages.get("/handbook/<edition>/sitemap.xml")
@pages.get("/handbook/<edition>/<any(nl):lang>/sitemap.xml")
@open_to_all
def sitemap(edition: str, lang: str = "") -> Answer:
    """All pages with whole addresses: the list of handbooks in the header finds the same page with it."""
    text = _place(edition, f"{lang}/sitemap.xml" if lang else "sitemap.xml").read_text(encoding="utf-8")
    return _made(
        served.sitemap(text, request.host_url.rstrip("/") + _address(edition, lang)), "application/xml"
    )


def _address(edition: str, lang: str) -> str:
    return f"/handbook/{edition}/{lang}/" if lang else f"/handbook/{edition}/"


def _made(text: str, kind: str) -> Response:
    answer = Response(text, mimetype=kind)
    answer.headers["Cache-Control"] = security.ASKED_AGAIN
    return answer


@pages.get("/handbook/<edition>/")
@pages.get("/handbook/<edition>/<path:path>")
@open_to_all
def page(edition: str, path: str = "") -> Answer:
    """A page or file of a published handbook."""
    return _file(edition, path)


def _place(edition: str, path: str) -> Path:
    """Where a file of a handbook lies; 404 for what is not in it."""
    folder = editions.handbook_folder(work(), edition)
    found = safe_join(str(folder), path) if path else str(folder)
    place = Path(found) if found else folder / "?"
    place = place / "index.html" if place.is_dir() else place
    if not place.is_file() or place.name.startswith("."):
        abort(404)
    return place


def _file(edition: str, path: str) -> Answer:
    place = _place(edition, path)
    if path and not path.endswith("/") and place.name == "index.html" and not path.endswith("index.html"):
        return redirect(f"/handbook/{edition}/{path}/", 301)
    return _send(place, editions.handbook_folder(work(), edition), path)


def _send(place: Path, folder: Path, path: str) -> Answer:
    """The file with how long it may be kept: what never changes, for ever; pages are asked for again."""
    answer = _read(place, path) if place.suffix == ".html" else send_file(place, conditional=True)
    for_ever = any(one in path for one in HASHED) and ".min." in place.name
    answer.headers["Cache-Control"] = security.KEPT_FOR_EVER if for_ever else security.ASKED_AGAIN
    if place.suffix == ".html":
        if actor().known:
            answer.headers["Cache-Control"] = security.OWN_PAGE
        answer.headers["Content-Security-Policy"] = security.policy(read_csp(folder))
    return answer


def _read(place: Path, path: str) -> Response:
    """A page with what is the reader's own, and the question whether it was clear if anybody hears it."""
    text = mine(place.read_text(encoding="utf-8"), frozenset(held.role for held in actor().roles))
    edition = str((request.view_args or {})["edition"])
    text = here(text, edition, "nl" if path.startswith("nl/") else "en")
    answer = Response(served.asking(text) if feedback.asked(work()) else text, mimetype="text/html")
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@pages.get("/theme/<path:path>")
@open_to_all
def theme(path: str) -> Answer:
    """Styles and scripts of the theme, for the pages of the app."""
    for folder in theme_assets():
        found = safe_join(str(folder), path)
        if path.startswith("assets/") and found and Path(found).is_file():
            return _send(Path(found), folder, path)
    abort(404)
