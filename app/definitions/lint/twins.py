"""The two languages of a page: the same headings, in the same order, at the same levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.definitions.finding import finding
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Heading, Page
from app.definitions.yaml12 import START, Mark

Pages = Mapping[str, Page]


def same_headings(look: Look, lang: str, page: Page, other: str, others: Pages) -> None:
    """A page and its twin; said once of both, at the page that comes first."""
    twin = others.get(page.path)
    target = f"docs/{other}/{page.path}"
    if twin is None:
        look.findings.append(finding("page-without-twin", f"docs/{lang}/{page.path}", START, target=target))
        return
    for anchor, mark in page.ids.items():
        if anchor not in twin.ids:
            _note(look, "heading-without-twin", lang, page, mark, anchor=anchor, target=target)
    place = _differs(page, twin) if lang < other else None
    if place is not None:
        _note(look, "headings-differ", lang, page, place, target=target)


def _note(look: Look, rule: str, lang: str, page: Page, mark: Mark, **args: str) -> None:
    look.findings.append(finding(rule, f"docs/{lang}/{page.path}", mark, **args))


def _differs(page: Page, twin: Page) -> Mark | None:
    """Where the first heading stands that is another one in the other language."""
    both = page.ids.keys() & twin.ids.keys()
    ours, theirs = _named(page, both), _named(twin, both)
    for (level, anchor, mark), other in zip(ours, theirs, strict=False):
        if (level, anchor) != other[:2]:
            return mark
    if _unnamed(page) != _unnamed(twin):
        return next((mark for _, anchor, mark in page.headings if anchor is None), START)
    return None


def _named(page: Page, both: set[str]) -> list[Heading]:
    return [one for one in page.headings if one[1] in both]


def _unnamed(page: Page) -> Counter[int]:
    """How many headings without an id there are at each level: they cannot be compared one by one."""
    return Counter(level for level, anchor, _ in page.headings if anchor is None)
