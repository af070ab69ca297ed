"""Which page is being read. Python-Markdown hands over a text and no name, so a page is known by its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

from app.definitions.library import Library
from app.handbook.directives.people import role_page
from app.handbook.directives.words import day, role, word
from app.handbook.directives.writing import Html, html

HEADING = re.compile(r"^# (.+?)(?: *\{[^{}]*\})? *$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page of the handbook: its file from the root, the line on which its text begins, its front matter."""

    path: str
    first_line: int
    facts: Mapping[str, Any]
    heading: str = ""

    @property
    def up(self) -> str:
        """The way from this page to the folder of the pages in its language."""
        return "../" * (self.path.count("/") - 2)  # below docs/<language>/

    def address(self, target: str) -> str:
        """The address of another page as seen from this one, for HTML that MkDocs does not read."""
        own = "" if self.path.endswith("/index.md") else "../"  # a page gets a folder of its own
        return f"{own}{self.up}{target.removesuffix('index.md').removesuffix('.md')}/"


_known: dict[tuple[Path, str], dict[str, Page]] = {}


def page_of(root: Path, lang: str, lines: list[str]) -> Page | None:
    """The page with this text, or None for text that is on no page (a help text, an unsaved draft)."""
    key = "".join("".join(lines).split())
    place = (root.resolve(), lang)
    found = _known.get(place, {}).get(key)
    if found is None:  # a new or changed page
        _known[place] = _pages(root, lang)
        found = _known[place].get(key)
    return found


def pages_of(root: Path, lang: str) -> tuple[Page, ...]:
    """All pages in one language, by their file."""
    return tuple(page for _, page in _read(root, lang))


def _pages(root: Path, lang: str) -> dict[str, Page]:
    return {"".join(body.split()): page for body, page in _read(root, lang)}


def _read(root: Path, lang: str) -> Iterator[tuple[str, Page]]:
    """Each page with its text as MkDocs hands it over: without front matter."""
    for file in sorted((root / "docs" / lang).rglob("*.md")):
        source = file.read_text(encoding="utf-8-sig")
        body, facts = meta.get_data(source)
        before = source[: source.rindex(body)].count("\n") if body else 0
        heading = HEADING.search(body)
        title = heading[1] if heading else ""
        yield body, Page(file.relative_to(root).as_posix(), before + 1, facts, title)


def foot(page: Page, library: Library, lang: str, exists: Callable[[str], bool]) -> Html | None:
    """Who answers for the page and when it was last looked at, from its front matter."""
    shown = []
    for key in ("owner", "reviewed", "review_by"):
        value = page.facts.get(key)
        if value:
            said = _owner(page, library, lang, exists) if key == "owner" else _day(key, str(value), lang)
            shown.append(f"<div><dt>{html(word('page_' + key, lang))}</dt><dd>{said}</dd></div>")
    start = '<dl class="ld-page-facts" data-search-exclude="true">'
    return Html(f"{start}{''.join(shown)}</dl>") if shown else None


def _owner(page: Page, library: Library, lang: str, exists: Callable[[str], bool]) -> str:
    code = str(page.facts["owner"])
    said, target = html(role(library, code, lang)), role_page(code)
    return f'<a href="{page.address(target)}">{said}</a>' if exists(target) else said


def _day(key: str, value: str, lang: str) -> str:
    """A date in words. A script compares that of the next review with the day it is (page.js)."""
    try:
        said = day(date.fromisoformat(value), lang)
    except ValueError:
        return html(value)
    past = f' data-ld-past="{html(word("page_past", lang, said))}"' if key == "review_by" else ""
    return f'<time datetime="{value}"{past}>{said}</time>'
