"""The text of one built page as a chapter: without what belongs to a screen, with links of the book."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from app.handbook.book.blanks import as_sheets
from app.handbook.book.places import leads_to, place, source
from app.handbook.book.tables import Tables
from app.handbook.directives.words import word

_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_SOURCE = re.compile(r' src="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_GONE_TAGS = {"button", "form", "template", "script", "nav", "textarea", "select"}
_GONE = {"headerlink", "md-content__button", "ld-paper", "ld-read", "ld-edit", "ld-random", "ld-you"}
_VOID = {"br", "hr", "img", "input", "wbr"}
_FORM = '<strong class="ld-form">'
_TICKS = {True: "☑ ", False: "☐ "}
_LEVELS = {f"h{n}": n for n in range(1, 7)}


def article(page: str) -> str:
    """What stands between the borders of a page; '' when it has no text."""
    found = _ARTICLE.search(page)
    return found[1] if found else ""


def title_of(chapter: str) -> str:
    """The words of the first heading, as HTML."""
    found = _HEADING.search(chapter)
    return " ".join(_TAG.sub("", found[2]).split()) if found else ""


@dataclass(frozen=True)
class Where:
    """The place of a page in the book: its address, the level of its first heading, the pages around it."""

    address: str
    level: int
    pages: Container[str]
    lang: str


def chapter(text: str, where: Where) -> str:
    """The article of a page as part of the book.

    Links into the book arrive there, others lose what made them links; what starts a form names it.
    """
    taken = _Taken(where)
    taken.feed(as_sheets(text))
    taken.close()
    return "".join(taken.out).strip()


class _Taken(HTMLParser):
    """Hands the text on, piece by piece, as it stands in the file, but for what is changed on the way."""

    def __init__(self, where: Where) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._where = where
        self._gone: list[str] = []  # open tags of the kind that is being left out
        self._links: list[str] = []  # what ends each open link: nothing where it is none any more
        self._ids: set[str] = set()
        self._tables = Tables(self.out)
        self._start = word("start", where.lang, "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._gone:
            self._gone += [tag] * (tag == self._gone[0])
        elif tag == "input":
            self.out += [_TICKS["checked" in given]] * (given.get("type") == "checkbox")
        elif tag in _GONE_TAGS or _GONE & set(given.get("class", "").split()):
            self._gone += [tag] * (tag not in _VOID)
        elif tag == "a":
            self._link(given)
        else:
            self.out.append(self._tag(tag, self.get_starttag_text() or ""))
            self._tables.start(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)
        elif not self._gone:
            self.out.append(self._tag(tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._gone:
            if tag == self._gone[0]:
                self._gone.pop()
        elif tag == "a":
            if self._links:
                self.out.append(self._links.pop())
        else:
            self._tables.end(tag)
            self.out.append(f"</{self._level(tag)}>")

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def _text(self, text: str) -> None:
        if not self._gone:
            self.out.append(text.removeprefix(self._start) if self.out[-1:] == [_FORM] else text)

    def _link(self, given: dict[str, str]) -> None:
        """A term is explained in the glossary, and paper shows no tooltip: its name stays, as text."""
        css, href = given.get("class", "").split(), given.get("href", "")
        target = None if "ld-term" in css else leads_to(href, self._where.address, self._where.pages)
        if target is not None:
            self._open(f'<a href="{escape(target)}">', "</a>")
        elif "md-button" not in css:
            self._open("", "")
        elif href.startswith("/forms/"):
            another = "".join(self.out[-2:]).strip() == "</strong>"
            self.out.append("· " if another else f"{word('form', self._where.lang)}: ")
            self._open(_FORM, "</strong>")
        else:
            self._gone.append("a")

    def _open(self, start: str, end: str) -> None:
        self.out.append(start)
        self._links.append(end)

    def _id(self, given: re.Match[str]) -> str:
        """Where a page uses an id twice, a link arrives at the first."""
        if given[1] in self._ids:
            return ""
        self._ids.add(given[1])
        return f' id="{place(self._where.address, given[1])}"'

    def _level(self, tag: str) -> str:
        return f"h{min(_LEVELS[tag] + self._where.level - 1, 6)}" if tag in _LEVELS else tag

    def _tag(self, tag: str, raw: str) -> str:
        raw = _ID.sub(self._id, raw)
        if tag == "img":
            raw = _SOURCE.sub(lambda one: f' src="{source(one[1], self._where.address)}"', raw)
        # The level says where a heading stands in the book, the class where it stands on its page.
        return f'<{self._level(tag)} class="ld-{tag}"{raw[len(tag) + 1 :]}' if tag in _LEVELS else raw
