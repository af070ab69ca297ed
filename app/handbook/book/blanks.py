"""Document templates in the book: not the Markdown to copy but the sheet itself, to fill in with a pen."""

from __future__ import annotations

import re
from html import unescape

from markdown import Markdown

_TEMPLATE = re.compile(r'(<section class="ld-template"[^>]*>).*?<code>(.*?)</code>.*?</section>', re.DOTALL)
_BOX = re.compile(r"<li>(\s*(?:<p>)?)\[ \] ")
_ROOM = re.compile(r"<p>…</p>")
_HEADING = re.compile(r"(</?h)([1-3])\b")


def as_sheets(article: str) -> str:
    """The article with its templates drawn: headings below its own, boxes to tick, room to write in."""
    return _TEMPLATE.sub(lambda one: f"{one[1]}{_sheet(unescape(one[2]))}</section>", article)


def _sheet(markdown: str) -> str:
    html = Markdown(extensions=["sane_lists", "tables"]).convert(markdown)
    html = _BOX.sub(r'<li class="ld-box">\1☐ ', html)
    html = _ROOM.sub('<p class="ld-room"></p>', html)
    return _HEADING.sub(lambda one: f"{one[1]}{int(one[2]) + 2}", html)
