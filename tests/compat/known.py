"""What Zensical is known to do otherwise. Everything beside this fails `make compat`.

A line that is no longer true fails it as well: the list is only worth reading when all of it holds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """A difference, as the comparison says it, with what it means for who moves to the engine."""

    engine: str
    what: str  # begins what the comparison says
    why: str


KNOWN = (
    Known(
        "Zensical",
        "file missing: search/search_index.json",
        "Its search reads search.json, and so would the app have to. The entries are compared.",
    ),
    Known("Zensical", "file missing: sitemap.xml.gz", "Our handbook is not offered to search engines."),
    Known("Zensical", "file missing: tags.json", "Only written; nothing of ours reads it."),
    Known(
        "Zensical",
        'article: <a id="__skip" tabindex="-1">',
        "A place for “skip to content” at the top of the text; Material leads to the heading.",
    ),
)
