"""The paragraph of the handbook that belongs to a page of a form, to show beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3

from app.handbook.pages import plain

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "code", "br", "dl", "dt", "dd"}


@dataclass(frozen=True)
class Paragraph:
    """A heading of a built page and what stands under it, as HTML without links, tables and pictures."""

    title: str
    html: str


def paragraph(folder: Path, reference: str) -> Paragraph | None:
    """The paragraph at `processes/<id>/#<step>` in the site of one language, or None when it is not there.

    `folder` never changes once it is published, so it is read once. Raises OSError when there is no site.
    """
    return _paragraphs(folder).get(reference)


@lru_cache(maxsize=16)
def _paragraphs(folder: Path) -> Mapping[str, Paragraph]:
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {
        str(one["location"]): Paragraph(plain(one["title"]), nh3.clean(str(one["text"]), tags=set(_TAGS)))
        for one in index["docs"]
    }
