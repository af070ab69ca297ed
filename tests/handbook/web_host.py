"""A web server for the built handbook and one page of the app, with the security policy of the product."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import DictLoader, Environment
from markdown import markdown

from app.handbook.csp import read_csp
from app.handbook.served import asking, search_index
from app.handbook.shell import render_shell, theme_assets
from tests.handbook.conftest import EDITION, ROOT, VALID

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
VERSIONS = [{"version": EDITION, "title": EDITION, "aliases": ["latest"]}]
HITS = [
    {
        "kind": "process", "title": "Decide <b>", "lang": "en", "path": ["Processes", "Decide at a gate"],
        "url": f"/handbook/{EDITION}/processes/run-gate/#decide-gate",
        "passage": [["The ", False], ["sponsor", True], [" & <i>others</i>", False]],
    },
    {"kind": "form", "title": "Gate G1", "url": "/forms/gate-g1/start", "passage": "Two weeks", "lang": "nl"},
]  # fmt: skip

OFFERED = [
    {"kind": "term", "says": "Term", "title": "<i>Sponsor</i>", "url": "/quiz", "lang": "en", "code": ""},
    {"kind": "form", "says": "Start this form", "title": "Poort", "url": "/?2", "lang": "nl", "code": "G1"},
]


@dataclass
class Host:
    """How the server behaves: `app` answers questions, `broken` fails to, `plain` knows of none."""

    site: Path
    mode: str = "app"
    port: int = 0
    asked: list[str] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)  # what was typed when names were asked for
    sent: list[dict[str, list[str]]] = field(default_factory=list)  # forms that came in

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, target: str) -> tuple[int, str, bytes]:
        """Status, type and body for a path with its query."""
        url = urlsplit(target)
        if url.path.startswith("/api/"):
            return (self._search if url.path == "/api/search" else self._suggest)(parse_qs(url.query))
        if url.path == "/feedback":
            return 200, TYPES[".html"], b'<input name="csrf_token" value="fresh">'
        if url.path.endswith("/versions.json"):
            return 200, "application/json", json.dumps(VERSIONS).encode()
        if url.path in ("/", "/quiz"):
            return 200, TYPES[".html"], _app_page(_quiz() if url.path == "/quiz" else "")
        file = self._file(url.path)
        if file is None:
            return 404, "text/plain", b"not found"
        body = file.read_bytes()
        if file.name == "search_index.json" and self.mode != "plain" and "full" not in url.query:
            body = search_index(body.decode(), url.path.removesuffix("search/search_index.json")).encode()
        if file.suffix == ".html" and self.mode != "plain":
            body = asking(body.decode()).encode()
        return 200, TYPES.get(file.suffix, "application/octet-stream"), body

    def _search(self, query: dict[str, list[str]]) -> tuple[int, str, bytes]:
        [words], [lang] = query["q"], query["lang"]
        self.asked.append(f"{lang}: {words}")
        if self.mode != "app":
            return 503, "text/plain", b"not now"
        found = {"hits": [], "suggestion": "gate"} if words == "gaet" else {"hits": HITS, "suggestion": None}
        return 200, "application/json", json.dumps(found).encode()

    def _suggest(self, query: dict[str, list[str]]) -> tuple[int, str, bytes]:
        self.suggested.append(f"{query['lang'][0]}: {query['q'][0]}")
        if self.mode != "app":
            return 503, "text/plain", b"not now"
        found = OFFERED if query["q"] == ["spo"] else []
        return 200, "application/json", json.dumps({"suggested": found}).encode()

    def _file(self, path: str) -> Path | None:
        if path.startswith("/theme/"):
            places = [folder / path.removeprefix("/theme/") for folder in theme_assets()]
        else:
            places = [self.site / path.removeprefix(f"/handbook/{EDITION}/")]
        files = [place / "index.html" if place.is_dir() else place for place in places]
        return next((file for file in files if file.is_file()), None)


PAGE = """{% extends "shell" %}
{% block title %}Mine{% endblock %}
{% block content %}<h1>Mine</h1>{{ more | safe }}{% endblock %}
{% block tabs %}<li class="md-tabs__item"><a class="md-tabs__link" href="/">Mine</a></li>{% endblock %}
{% block drawer %}<li class="md-nav__item"><a class="md-nav__link" href="/">Mine</a></li>{% endblock %}
"""


def _quiz() -> str:
    names = ["md_in_html", "app.handbook.directives"]
    return markdown("::: quiz basics", extensions=names, extension_configs={names[1]: {"root": str(VALID)}})


def _app_page(more: str) -> bytes:
    loader = DictLoader({"shell": render_shell(ROOT, "en", EDITION, "/theme/"), "page": PAGE})
    return Environment(loader=loader, autoescape=True).get_template("page").render(more=more).encode()


@contextmanager
def running(site: Path) -> Iterator[Host]:
    """The server on a free port."""
    host = Host(site)
    scripts = " ".join(read_csp(site))
    policy = f"default-src 'self'; img-src 'self' data:; worker-src 'self'; script-src 'self' {scripts}"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = host.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            host.sent.append({"to": [self.path], **parse_qs(body.decode())})
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield host
        server.shutdown()
        thread.join()
