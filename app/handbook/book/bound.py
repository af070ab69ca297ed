"""The book as one document: a title page, contents that lead to every chapter, and the chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from app.handbook.book.article import Where, article, chapter, title_of
from app.handbook.book.menu import Entry
from app.handbook.book.places import place, settle
from app.handbook.directives.words import day, word

_RANDOM, _MORE = 'class="ld-random"', "<h2"


@dataclass(frozen=True)
class Book:
    """What a book says of itself."""

    name: str  # of the handbook: `Leidraad`
    edition: str  # `2026.1`, or `draft`
    made: date
    lang: str

    @property
    def which(self) -> str:
        """Which handbook this is: `Handbook 2026.1`."""
        said = word("draft", self.lang) if self.edition == "draft" else self.edition
        return f"{word('handbook', self.lang)} {said}"


@dataclass(frozen=True)
class _Part:
    """A chapter, or a heading above chapters, with its place in the book."""

    kind: str  # its class
    level: int
    id: str
    title: str  # as HTML
    body: str


def bound(book: Book, site: Path, menu: Sequence[Entry]) -> str:
    """The HTML of the book. `site` is the folder of its language, strictly built."""
    parts = tuple(_parts(site, menu, book.lang))
    chapters = "".join(_section(part) for part in parts)
    return settle(
        f'<!doctype html><html lang="{book.lang}"><head><meta charset="utf-8">'
        f"<title>{escape(f'{book.name} · {book.which}')}</title>"
        f'<meta name="dcterms.created" content="{book.made.isoformat()}">'
        f'<meta name="generator" content="{escape(book.name)}"></head>'
        f"<body>{_title_page(book)}{_contents(book, parts)}<main>{chapters}</main></body></html>"
    )


def _parts(site: Path, menu: Sequence[Entry], lang: str) -> Iterator[_Part]:
    texts = {one.address: _text(site, one.address) for one in menu if one.address is not None}
    pages = {address: text for address, text in texts.items() if text}
    for number, one in enumerate(menu, 1):
        if one.address is None:
            title = escape(one.title)
            heading = f"<h{one.level}>{title}</h{one.level}>"
            yield _Part("ld-part", one.level, f"part-{number}", title, heading)
        elif one.address in pages:
            body = chapter(pages[one.address], Where(one.address, one.level, pages, lang))
            yield _Part("ld-chapter", one.level, place(one.address), title_of(body), body)


def _text(site: Path, address: str) -> str:
    """The article of a page; '' for one that only asks at random what the modules ask."""
    text = article((site / address / "index.html").read_text(encoding="utf-8"))
    return "" if _RANDOM in text and _MORE not in text else text


def _section(part: _Part) -> str:
    return f'<section class="{part.kind} {part.kind}--{part.level}" id="{part.id}">{part.body}</section>'


def _title_page(book: Book) -> str:
    return (
        f'<header class="ld-title-page"><p class="ld-title-page__name">{escape(book.name)}</p>'
        f'<p class="ld-title-page__which">{escape(book.which)}</p><p>{day(book.made, book.lang)}</p></header>'
    )


def _contents(book: Book, parts: Sequence[_Part]) -> str:
    lines = "".join(
        f'<li class="ld-contents--{part.level}"><a href="#{part.id}">{part.title}</a></li>' for part in parts
    )
    return f'<nav class="ld-contents"><h1>{word("contents", book.lang)}</h1><ol>{lines}</ol></nav>'
