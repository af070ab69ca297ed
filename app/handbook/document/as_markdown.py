"""A document as Markdown, to copy into whatever people write in."""

from __future__ import annotations

from collections.abc import Iterator

from app.handbook.directives.words import word
from app.handbook.directives.writing import table
from app.handbook.document.outline import Outline, Question

ROOM = "…"


def as_markdown(document: Outline) -> str:
    """The whole document; nothing in it is HTML."""
    return "\n".join(_lines(document)).strip() + "\n"


def _lines(document: Outline) -> Iterator[str]:
    yield from (f"# {document.title}", "", document.purpose, "")
    for section in document.sections:
        yield from (f"## {section.title}", "")
        if section.intro:
            yield from (section.intro, "")
        if section.who:
            yield from (f"*{word('filled_in_by', document.lang, section.who)}*", "")
        for question in section.questions:
            yield from _question(question)


def _question(one: Question) -> Iterator[str]:
    yield from (f"### {one.label}", "")
    for said in one.guidance:
        yield from (f"> {said}", "")
    if one.columns:
        for head, note in one.notes:
            yield f"- **{head}** {note}"
        yield from ([""] if one.notes else [])
        yield from (*table(one.columns, one.rows), "")
    elif one.options:
        yield from (*(f"- [ ] {option}" for option in one.options), "")
    else:
        yield from (ROOM, "")
