"""Asking the questions, one after the other, and looking where the answer stands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from app.handbook.quality.questions import Question

BEST = 10  # how many answers are looked at

# (query, the reader's language, how many) -> sections as `path#anchor` or `path`, best first
Asker = Callable[[str, str, int], Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """A question, with the places (1 = first, 0 = not among the best ten) at which its answer came.

    `seconds` is what asking took, `found` what came, best first.
    """

    question: Question
    section: int
    page: int
    seconds: float
    found: tuple[str, ...]


def ask(asker: Asker, questions: Iterable[Question], tops: Mapping[str, str] | None = None) -> list[Asked]:
    """Ask every question of `asker`. `tops` (see there) lets a page stand for its first section."""
    return [_asked(asker, one, tops or {}) for one in questions]


def tops(sections: Iterable[str]) -> dict[str, str]:
    """The first section of each page, by the page; `sections` as they stand on their pages."""
    found: dict[str, str] = {}
    for one in sections:
        found.setdefault(page_of(one), one)
    return found


def _asked(asker: Asker, question: Question, tops: Mapping[str, str]) -> Asked:
    most = BEST * (2 if question.exclude_page else 1)
    begun = time.perf_counter()
    found = asker(question.query, question.lang, most)
    seconds = time.perf_counter() - begun
    kept = tuple(one for one in found if page_of(one) != question.exclude_page)[:BEST]
    return Asked(
        question,
        section=_place(
            [_same(tops.get(one, one)) for one in kept],
            {_same(tops.get(one, one)) for one in question.expected},
        ),
        page=_place([page_of(one) for one in kept], {question.expected_page}),
        seconds=seconds,
        found=kept,
    )


def page_of(section: str) -> str:
    """The page of a section: `path#anchor` -> `path`."""
    return section.partition("#")[0]


def _same(section: str) -> str:
    """A section, its anchor written in one way: sites differ in accents and repeated hyphens."""
    page, _, anchor = section.partition("#")
    return f"{page}#{slugify(anchor.replace('_', '-'), '-')}"


def _place(found: Sequence[str], wanted: set[str]) -> int:
    return next((at for at, one in enumerate(found, 1) if one in wanted), 0)
