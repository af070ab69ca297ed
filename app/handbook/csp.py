"""The inline scripts of a page, by their hash: only these may run, says the security policy."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from pathlib import Path

FILE = "csp.json"
_RUNS = frozenset({"", "text/javascript", "application/javascript", "module"})


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # A script of another type is data (`#__config`): the browser never runs it and asks for no hash.
        self.inside = tag == "script" and "src" not in given and (given.get("type") or "").lower() in _RUNS
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def script_hashes(html: str) -> tuple[str, ...]:
    """`'sha256-…'` of each inline script that runs, sorted, as a policy spells it."""
    parser = _Scripts()
    parser.feed(html)
    parser.close()
    return tuple(sorted({_hash(script) for script in parser.found if script}))


def site_hashes(site: Path) -> tuple[str, ...]:
    """The hashes of all pages of a built site, sorted."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        found.update(script_hashes(page.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def write_csp(site: Path) -> None:
    """Put `csp.json`, `{"script-src": ["'sha256-…'", …]}`, into the folder of the site."""
    text = json.dumps({"script-src": site_hashes(site)}, indent=1) + "\n"
    (site / FILE).write_text(text, encoding="utf-8")


def read_csp(site: Path) -> tuple[str, ...]:
    """The hashes that `write_csp` put there; OSError or ValueError when there are none."""
    return tuple(json.loads((site / FILE).read_text(encoding="utf-8"))["script-src"])


def _hash(script: str) -> str:
    # What the browser hashes is the text between the tags, with line ends as the parser reads them.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
