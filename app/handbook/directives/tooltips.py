"""Terms of the glossary in running text: the first in each section leads to what it means, and shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from app.definitions.library import Library
from app.definitions.method import Term
from app.handbook.directives.page import Reading
from app.handbook.directives.term_words import Terms, terms

# Where a term is a heading, a link, something to press, or no running text.
_WORDS = "h1 h2 h3 h4 h5 h6 a code pre kbd button abbr summary th dt label legend script style svg"
_CLOSED = frozenset(_WORDS.split())
_SECTION = frozenset({"h1", "h2"})
_SHOWN = re.compile(r"^ {0,3}:::\s*glossary\s*$", re.MULTILINE)


class Tooltips(Treeprocessor):
    """Runs after the text is a tree, and before MkDocs checks the links in it."""

    def __init__(self, md: Markdown, root: Path, lang: str, reading: Callable[[], Reading | None]) -> None:
        super().__init__(md)
        self.root, self.lang, self.reading = root, lang, reading

    def run(self, root: Element) -> None:
        reading, glossary = self.reading(), glossary_page(self.root, self.lang)
        page = reading.page if reading else None
        if reading is None or page is None or not glossary or page.facts.get("terms") is False:
            return  # no page to link from, no page to link to, or a page that asks for none
        if page.path.endswith(f"docs/{self.lang}/{glossary}"):
            return
        known = _terms(self.root, reading.library, self.lang)
        _Marking(known, f"{page.up}{glossary}", self.lang).walk(root)


class _Marking:
    """One page; `seen` holds the terms that this section has had."""

    def __init__(self, known: Terms, glossary: str, lang: str) -> None:
        self._known, self._glossary, self._lang = known, glossary, lang
        self._seen: set[str] = set()

    def walk(self, element: Element) -> None:
        if element.tag in _SECTION:
            self._seen.clear()
        if element.tag in _CLOSED or "md-button" in element.get("class", ""):
            return
        below = list(element)
        element.text, marked = self._marked(element.text)
        for place, one in enumerate(marked):
            element.insert(place, one)
        for child in below:
            self.walk(child)
            child.tail, marked = self._marked(child.tail)
            place = list(element).index(child) + 1 if marked else 0
            for offset, one in enumerate(marked):
                element.insert(place + offset, one)

    def _marked(self, text: str | None) -> tuple[str | None, list[Element]]:
        """The text before the first term, and a link for each term with the text after it."""
        if not text or isinstance(text, AtomicString):
            return text, []
        before, links, end = text, list[Element](), 0
        for start, stop, term in self._known.found(text):
            if term.id in self._seen:
                continue
            self._seen.add(term.id)
            between = text[end:start]
            if links:
                links[-1].tail = between
            else:
                before = between
            links.append(self._link(text[start:stop], term))
            end = stop
        if links:
            links[-1].tail = text[end:]
        return before, links

    def _link(self, said: str, term: Term) -> Element:
        meaning = term.def_nl if self._lang == "nl" else term.def_en
        link = Element("a", {"class": "ld-term", "href": f"{self._glossary}#{term.id}", "title": meaning})
        link.text = said
        return link


_pages: dict[tuple[Path, str], Path] = {}
_known: dict[tuple[Path, str], tuple[Library, Terms]] = {}


def glossary_page(root: Path, lang: str) -> str:
    """The page on which the glossary stands, below the folder of its language; '' when there is none."""
    docs = root.resolve() / "docs" / lang
    found = _pages.get((docs, lang))
    if found is None or not _shows(found):  # unknown, or moved while an author is at work
        found = next((file for file in sorted(docs.rglob("*.md")) if _shows(file)), None)
        if found is None:
            return ""
        _pages[docs, lang] = found
    return found.relative_to(docs).as_posix()


def _shows(file: Path) -> bool:
    return file.is_file() and _SHOWN.search(file.read_text(encoding="utf-8-sig")) is not None


def _terms(root: Path, library: Library, lang: str) -> Terms:
    """The words of this library; made once, for it is the same for all pages."""
    known = _known.get((root, lang))
    if known is None or known[0] is not library:
        known = _known[root, lang] = (library, terms(library.glossary.values(), lang))
    return known[1]
