"""A Markdown page as its sections: one for each heading, with plain text.

Only what matters for finding is read: headings with their anchors, and words. A page is not rendered, so
that a handbook of tens of thousands of sections is read in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{3,})\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*([^{}]*)\}\s*$")
_ID = re.compile(r"#([\w:.-]+)")
_NOT_A_TITLE = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s)|\s*$| {4}")
_MARKS = (  # what is written -> what is read
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"!?\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"^\s*\[[^\]]+\]:\s+\S+.*$", re.MULTILINE), " "),
    (re.compile(r"<(?:https?://|/?[A-Za-z])[^>]*>"), " "),
    (re.compile(r"^\s*(?:`{3,}|~{3,}).*$", re.MULTILINE), " "),
    (re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$", re.MULTILINE), " "),
    (re.compile(r"[`*|]|~~|(?<!\w)_+|_+(?!\w)"), " "),
)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it until the next one. `level` 0 is what stands before any heading."""

    level: int
    title: str
    anchor: str
    text: str


def sections(markdown: str) -> tuple[str, list[Section]]:
    """The title in the front matter ('' for none), and the sections in their order."""
    whole = markdown.replace("\r\n", "\n").lstrip("\ufeff")
    front = _FRONT.match(whole)
    title = _TITLE.search(front[1]) if front else None
    taken: set[str] = set()
    found = [_section(level, heading, body, taken) for level, heading, body in _parts(_FRONT.sub("", whole))]
    return (plain(title[1]) if title else ""), [one for one in found if one.level or one.text]


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, on one line."""
    for written, read in _MARKS:
        markdown = written.sub(read, markdown)
    return " ".join(markdown.split())


def _parts(markdown: str) -> Iterator[tuple[int, str, list[str]]]:
    level, heading, body, fence = 0, "", list[str](), ""
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        atx = None if fence or mark else _ATX.match(line)
        under = None if fence or mark else _SETEXT.match(line)
        if atx:
            yield level, heading, body
            level, heading, body = len(atx[1]), atx[2] or "", []
        elif under and body and not _NOT_A_TITLE.match(body[-1]):
            above = body.pop()
            yield level, heading, body
            level, heading, body = (1 if "=" in under[1] else 2), above, []
        else:
            body.append(line)
    yield level, heading, body


def _section(level: int, heading: str, body: list[str], taken: set[str]) -> Section:
    attributes = _ATTRIBUTES.search(heading)
    named = _ID.search(attributes[1]) if attributes else None
    title = plain(heading[: attributes.start()] if attributes else heading)
    anchor = ""
    if level:
        anchor = named[1] if named else unique(slugify(title, "-"), taken)
        taken.add(anchor)
    return Section(level, title, anchor, plain("\n".join(body)))
