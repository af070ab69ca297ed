"""Document templates in the book: not the Markdown to copy but the sheet itself, to fill in with a pen."""

from __future__ import annotations

import re
from html import unescape

from markdown import Markdown

_TEMPLATE = re.compile(r'(<section class="ld-template"[^>]*>).*?<code>(.*?)</code>.*?</section>', re.DOTALL)
_BOX = re.compile(r"<li>(\s*(?:<p>)?)\[ \] ")
_ROOM = re.compile(r"<p>…</p>")
_HEADING = re.compile(r"(</?h)([1-3])\b")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", re.DOTALL)
_MOST_COLUMNS = 8  # that leave room to write beside each other


def as_sheets(article: str) -> str:
    """The article with its templates drawn: headings below its own, boxes to tick, room to write in."""
    return _TEMPLATE.sub(lambda one: f"{one[1]}{_sheet(unescape(one[2]))}</section>", article)


def _sheet(markdown: str) -> str:
    html = Markdown(extensions=["sane_lists", "tables"]).convert(markdown)
    html = _BOX.sub(r'<li class="ld-box">\1☐ ', html)
    html = _ROOM.sub('<p class="ld-room"></p>', html)
    html = _TABLE.sub(lambda one: _narrow(one[0]), html)
    return _HEADING.sub(lambda one: f"{one[1]}{int(one[2]) + 2}", html)


def _narrow(table: str) -> str:
    """A table that is too wide to write in, turned: what were columns are rows, and the rows are numbered."""
    heads, *rows = (_CELL.findall(row) for row in _ROW.findall(table))
    if len(heads) <= _MOST_COLUMNS:
        return table
    numbers = "".join(f"<th>{number}</th>" for number, _ in enumerate(rows, 1))
    lines = "".join(
        f"<tr><th>{head}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for head, *cells in zip(heads, *rows, strict=True)
    )
    return (
        f'<table class="ld-turned"><thead><tr><th></th>{numbers}</tr></thead><tbody>{lines}</tbody></table>'
    )
