"""Which page is being read. Python-Markdown hands over a text and no name, so a page is known by its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

from app.definitions.library import Library

HEADING = re.compile(r"^# (.+?)(?: *\{[^{}]*\})? *$", re.MULTILINE)
_FIRST = ("index", "README")  # what MkDocs takes for the page of a folder


@dataclass(frozen=True)
class Page:
    """A page of the handbook: its file from the root, the line on which its text begins, its front matter."""

    path: str
    first_line: int
    facts: Mapping[str, Any]
    heading: str = ""

    @property
    def file(self) -> str:
        """Its file in the folder of its language: `method/roles.md`."""
        return self.path.split("/", 2)[2]

    @property
    def up(self) -> str:
        """The way from this page to the folder of the pages in its language."""
        return "../" * (self.path.count("/") - 2)  # below docs/<language>/


@dataclass(frozen=True)
class Reading:
    """What is being read: a page, or None for text on no page, with the definitions as they are now."""

    page: Page | None
    library: Library


def address_of(file: str) -> str:
    """Where the page in `file` (`method/roles.md`) lies below its language's address: `method/roles/`."""
    inner = file.removesuffix(".md")
    return "" if inner in _FIRST else f"{inner.removesuffix('/index').removesuffix('/README')}/"


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
