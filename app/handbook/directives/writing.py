"""What a directive writes: lines of Markdown, and HTML where Markdown has no words for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TypeVar

from app.definitions.checklist import Checklist
from app.definitions.library import Library
from app.definitions.method import Process
from app.definitions.training import Module

Lines = list[str]
T = TypeVar("T")


PAGES = "docs:"
"""Begins a link that is written from the folder of the pages. It is made relative once the page is known."""

_POSSIBLE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(docs\?:([^)#\s]+)\)")


class Html(str):
    """A line that is finished HTML and must pass Markdown unread."""


class Mistake(Exception):  # noqa: N818 - said to an author, not to a programmer
    """What is wrong with a directive, in words for the author of the page."""


def mistaken(said: str) -> Lines:
    """A mistake shown where its directive stands; only the preview does so."""
    return [Html(f'<div class="admonition failure" role="alert"><p>{html(said)}</p></div>')]


def html(text: str) -> str:
    """Text inside HTML."""
    return escape(text)


def cell(text: str) -> str:
    """Text that fits in one cell of a Markdown table."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Lines:
    """A Markdown table, or nothing when it has no rows; the cells may hold Markdown themselves."""
    titles = [cell(one) for one in head]
    lines = ["| " + " | ".join(cell(one) for one in row) + " |" for row in rows]
    return ["| " + " | ".join(titles) + " |", "|" + " --- |" * len(titles), *lines] if lines else []


def pairs(facts: Iterable[tuple[str, str]]) -> Lines:
    """A list of terms with what they mean."""
    lines: Lines = []
    for term, meaning in facts:
        lines += [term, f":   {cell(meaning)}".replace("\\|", "|"), ""]
    return lines


def boxed(css: str, lines: Lines, id_: str = "") -> Lines:
    """Lines in a box that the style sheet knows by `css`."""
    anchor = f' id="{id_}"' if id_ else ""
    return [f'<div class="{css}"{anchor} markdown="1">', "", *lines, "", "</div>", ""]


def page_link(target: str, title: str) -> str:
    """A link to a page (`processes/run-gate.md#decide`), from whichever page it will stand on."""
    return f"[{title}]({PAGES}{target})"


def possible_link(target: str, title: str) -> str:
    """A link to a page that a handbook may have or not; without the page only the title is left."""
    return f"[{title}](docs?:{target})"


def with_links(line: str, up: str, exists: Callable[[str], bool]) -> str:
    """The line with its links to pages written from the page on which it stands, `up` below their folder."""

    def possible(found: re.Match[str]) -> str:
        return f"[{found[1]}]({up}{found[2]})" if exists(found[2]) else found[1]

    return _POSSIBLE.sub(possible, line).replace(f"]({PAGES}", f"]({up}")


def process(library: Library, id_: str) -> Process:
    """The process of that id; raises Mistake."""
    return _known(library, library.processes, id_, ("processes", "process"))


def checklist(library: Library, id_: str) -> Checklist:
    """The checklist of that id; raises Mistake."""
    return _known(library, library.checklists, id_, ("checklists", "checklist"))


def module(library: Library, id_: str) -> Module:
    """The module of the training of that id; raises Mistake."""
    return _known(library, library.modules, id_, ("modules", "module"))


def _known(library: Library, among: Mapping[str, T], id_: str, kind: tuple[str, str]) -> T:
    """The thing of that id; raises Mistake that names those there are."""
    key, what = kind
    folder = "checklists/training" if key == "modules" else key
    if not id_:
        raise Mistake(f"names no {what}; write its id after the name of the directive")
    if f"{key}/{id_}" in library.broken:
        raise Mistake(f"{folder}/{id_}.yml cannot be read; `leidraad check` says why")
    if id_ not in among:
        raise Mistake(f"there is no {what} {id_!r}; there are: {', '.join(sorted(among)) or 'none'}")
    return among[id_]
