"""The paragraph of the handbook that belongs to a page of a form, to show beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3

from app.handbook.pages import plain

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "code", "br", "dl", "dt", "dd", "details", "summary"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_SILENT = {"script", "style", "svg", "figure", "nav", "button", "form"}  # left out with all that is in them
_HEADING = re.compile(r'<h[1-6][^>]* id="([^"]+)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_SIGN = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_FOOT = re.compile(
    r'<(dl class="ld-page-facts"|p class="ld-edit"|template).*', re.DOTALL
)  # of the whole page


@dataclass(frozen=True)
class Paragraph:
    """A heading of a built page and what stands under it, as HTML without links and pictures."""

    title: str
    html: str


def paragraph(folder: Path, reference: str) -> Paragraph | None:
    """The paragraph at `processes/<id>/#<step>` in the site of one language, or None when it is not there.

    A page never changes once it is published, so it is read once.
    """
    page, _, step = reference.partition("#")
    return _paragraphs(folder / page / "index.html").get(step)


@lru_cache(maxsize=128)
def _paragraphs(page: Path) -> Mapping[str, Paragraph]:
    """Heading -> its paragraph; nothing where there is no such page."""
    if not page.is_file():
        return {}
    text = page.read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text.partition("<article")[2].partition("</article>")[0])
    found = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {step: Paragraph(plain(_SIGN.sub("", title)), _cleaned(html)) for step, title, html in found}


def _cleaned(html: str) -> str:
    return nh3.clean(
        _FOOT.sub("", html), tags=_TAGS | _TABLE, clean_content_tags=_SILENT, attributes={}
    ).strip()
