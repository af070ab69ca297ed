"""What the search can find in one edition: its pages by heading, the method by step, term, role, question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from app.definitions.library import Library
from app.definitions.text import LANGS
from app.handbook.asked import asked
from app.handbook.directives.definitions import definitions
from app.handbook.directives.page import address_of, pages_of
from app.handbook.directives.people import role_anchor, role_page
from app.handbook.entry import Entry
from app.handbook.method_entries import form_entries, question_entries, role_entries, term_entries

_ANCESTOR = re.compile(r'class="md-path__link">\s*<span class="md-ellipsis">\s*(.*?)\s*</span>', re.DOTALL)
_NOTHING: tuple[str, ...] = ()
_PROCESS = re.compile(r"processes/([^/]+)/")
_TITLE = re.compile(r'<h1 id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Place:
    """One language of one edition: where its pages lie on disk and at which address."""

    root: Path
    site: Path
    edition: str
    lang: str

    @property
    def address(self) -> str:
        return f"/handbook/{self.edition}/{'nl/' if self.lang == 'nl' else ''}"

    @property
    def folder(self) -> Path:
        return self.site / "nl" if self.lang == "nl" else self.site

    def page_with(self, directive: str) -> str:
        """The address of the page on which a directive stands; '' when there is none."""
        docs = self.root / "docs" / self.lang
        for file in sorted(docs.rglob("*.md")):
            if f"::: {directive}" in (line.strip() for line in file.read_text("utf-8").splitlines()):
                inner = file.relative_to(docs).with_suffix("").as_posix() + "/"
                return self.address + re.sub(r"(^|/)index/$", r"\1", inner)
        return ""

    def quiz(self, module: str) -> str:
        """The address of the page on which the questions of a module stand; '' for none."""
        return self.page_with(f"quiz {module}")

    def role(self, code: str, cards: str) -> str:
        """Where a role is told of: on a page of its own, else among the cards of one page; '' for nowhere."""
        own = role_page(code)
        if (self.root / "docs" / self.lang / own).is_file():
            return f"{self.address}{own.removesuffix('.md')}/"
        return f"{cards}#{role_anchor(code)}" if cards else ""


def handbook_entries(root: Path, site: Path, edition: str) -> Iterator[Entry]:
    """All entries of an edition, in both languages.

    `root` holds its source, `site` what `build_site` made of it. Pages are read from the index that MkDocs
    wrote: one entry for each page and each heading. Raises OSError or ValueError when the site is not whole.
    """
    library = definitions(root)
    for lang in LANGS:
        place = Place(root, site, edition, lang)
        glossary, roles = place.page_with("glossary"), place.page_with("roles")
        yield from _page_entries(place, library, {glossary, roles})
        yield from form_entries(library, edition, lang)
        yield from term_entries(library, edition, lang, glossary)
        yield from role_entries(library, edition, lang, partial(place.role, cards=roles))
        yield from question_entries(library, edition, lang, place.quiz)


def _page_entries(place: Place, library: Library, lists: set[str]) -> Iterator[Entry]:
    words = {address_of(one.file): asked(one.facts) for one in pages_of(place.root, place.lang)}
    index = json.loads((place.folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    page_title, above, first = "", _NOTHING, ""
    for found in index["docs"]:
        location, title = str(found["location"]), plain(found["title"])
        page, _, heading = location.partition("#")
        if not heading:
            html = (place.folder / page / "index.html").read_text(encoding="utf-8")
            page_title, above, first = title, _above(html), first_heading(html)
        # A list of terms or roles would answer every question; its items have entries of their own.
        text = "" if place.address + page in lists else plain(found["text"])
        yield Entry(
            id=f"page:{place.edition}:{place.lang}:{location}",
            kind="process" if page.count("/") == 2 and _process(page, library) else "handbook",
            lang=place.lang,
            title=title,
            path=(*above, page_title) if heading else above,
            text=text,
            url=place.address + location,
            edition=place.edition,
            same=f"page:{place.edition}:{location}",
            weight=float(found.get("boost", 1)),
            process=_process(page, library),
            asked=words.get(page, {}).get(heading or first, ()),
        )


def plain(html: Any) -> str:
    """The words of a piece of HTML, on one line."""
    return " ".join(unescape(_TAG.sub(" ", str(html))).split())


def _process(page: str, library: Library) -> str:
    """The process that a page is about, or lies below; '' for none."""
    inner = _PROCESS.match(page)
    return inner[1] if inner and inner[1] in library.processes else ""


def _above(html: str) -> tuple[str, ...]:
    """The titles above a page, from the path that the theme shows on it; without the start page."""
    return tuple(plain(title) for title in _ANCESTOR.findall(html)[1:])


def first_heading(html: str) -> str:
    """The anchor of the title of a page: MkDocs' index names the page alone. '' for none."""
    found = _TITLE.search(html)
    return found[1] if found else ""
