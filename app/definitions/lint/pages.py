"""A page of the handbook as the checks see it: its headings, links and directives, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.definitions.yaml12 import Mark

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_ID = re.compile(r"\{:?[^{}]*#([\w:.-]+)[^{}]*\}")
_HTML_ID = re.compile(r"<[a-zA-Z][^>]*\s(?:id|name)=[\"']([^\"']+)[\"']")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?(\S+?)>?(?:\s|$)")
_DIRECTIVE = re.compile(r"^ *:::\s+(\S+)(?:\s+(\S+))?\s*$")
_CODE = re.compile(r"(`+)(?:(?!\1).)+?\1(?!`)")
_PICTURE = re.compile(r"!\[\s*\](?:\(|\[)|<img(?![^>]*\balt=[\"'][^\"'\s])[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->")
_MARKUP = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?|<[^>]+>|[*`]")

Heading = tuple[int, str | None, Mark]  # level, the id written by hand


@dataclass
class Page:
    """One Markdown file. `path` is relative to its language's folder. `ids`: anchors written by hand.

    `lines` are what people read, with their numbers: no front matter, no code. `unseen`: pictures that
    say nothing.
    """

    path: str
    unsure: bool = False  # a directive shows a file that cannot be read, so nobody knows its anchors
    anchors: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)  # the anchors that belong to headings
    ids: dict[str, Mark] = field(default_factory=dict)
    again: list[tuple[str, Mark]] = field(default_factory=list)
    links: list[tuple[str, Mark]] = field(default_factory=list)
    directives: list[tuple[str, str | None, Mark]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    unseen: list[Mark] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)


def slug(heading: str) -> str:
    """The anchor that Markdown makes of a heading without an id of its own."""
    text = unicodedata.normalize("NFKD", _MARKUP.sub(r"\1", heading)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not code, with what is code inside them blanked out; from 1."""
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark.group(1).startswith(fence) and line.strip() == mark.group(1):
                fence = ""
            continue
        if mark:
            fence = mark.group(1)
            continue
        yield number, _CODE.sub(_blank, _COMMENT.sub(_blank, line))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def read_page(path: str, text: str) -> Page:
    """What a page holds for the checks."""
    page = Page(path)
    raw = text.splitlines()
    for number, line in _lines(_without_front_matter(text)):
        page.lines.append((number, line))
        heading = _HEADING.match(line)
        if heading:
            _heading(page, number, len(heading.group(1)), _HEADING.sub(r"\2", raw[number - 1]))
        else:
            for one in _ID.finditer(line):
                page.anchors.add(one.group(1))
        page.anchors.update(_HTML_ID.findall(line))
        page.unseen += [(number, one.start() + 1) for one in _PICTURE.finditer(line)]
        for pattern in (_LINK, _DEFINED):
            page.links += [(one.group(1), (number, one.start(1) + 1)) for one in pattern.finditer(line)]
        if directive := _DIRECTIVE.match(line):
            page.directives.append((directive.group(1), directive.group(2), (number, directive.start(1) + 1)))
    return page


def _without_front_matter(text: str) -> str:
    """The text with its front matter as empty lines, so that line numbers stay."""
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return "\n" * found.group().count("\n") + text[found.end() :] if found else text


def _heading(page: Page, number: int, level: int, heading: str) -> None:
    given = _ID.search(heading)
    page.headings.append((level, given.group(1) if given else None, (number, 1)))
    if given:
        anchor = given.group(1)
        if anchor in page.ids:
            page.again.append((anchor, (number, 1)))
        page.ids.setdefault(anchor, (number, 1))
    else:
        anchor, again = slug(heading), 0
        while (f"{anchor}_{again}" if again else anchor) in page.anchors:
            again += 1
        anchor = f"{anchor}_{again}" if again else anchor
    page.anchors.add(anchor)
    page.sections.add(anchor)
