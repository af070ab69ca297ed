"""The foot of a page: who answers for it and when it was last looked at, from its front matter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from app.definitions.library import Library
from app.handbook.directives.page import Reading
from app.handbook.directives.people import role_page
from app.handbook.directives.words import day, role, word

_KEYS = ("owner", "reviewed", "review_by")


class Foot(Treeprocessor):
    """Runs before the engine makes addresses of the links to pages.

    Not as finished HTML: MkDocs leaves the links in that alone, and Zensical completes them once more.
    """

    def __init__(self, md: Markdown, root: Path, lang: str, reading: Callable[[], Reading | None]) -> None:
        super().__init__(md)
        self.root, self.lang, self.reading = root, lang, reading

    def run(self, root: Element) -> None:
        reading = self.reading()
        page = reading.page if reading else None
        told = [(key, str(page.facts[key])) for key in _KEYS if page.facts.get(key)] if page else []
        if reading is None or page is None or not told:
            return
        facts = SubElement(root, "dl", {"class": "ld-page-facts", "data-search-exclude": "true"})
        for key, value in told:
            pair = SubElement(facts, "div")
            SubElement(pair, "dt").text = word(f"page_{key}", self.lang)
            said = SubElement(pair, "dd")
            if key == "owner":
                self._owner(said, reading.library, value, page.up)
            else:
                _day(said, key, value, self.lang)

    def _owner(self, said: Element, library: Library, code: str, up: str) -> None:
        page = role_page(code)
        leads = (self.root / "docs" / self.lang / page).is_file()
        place = SubElement(said, "a", {"href": f"{up}{page}"}) if leads else said
        place.text = role(library, code, self.lang)


def _day(place: Element, key: str, value: str, lang: str) -> None:
    """A date in words. A script compares that of the next review with the day it is (page.js)."""
    try:
        said = day(date.fromisoformat(value), lang)
    except ValueError:
        place.text = value
        return
    past = {"data-ld-past": word("page_past", lang, said)} if key == "review_by" else {}
    SubElement(place, "time", {"datetime": value, **past}).text = said
