"""What the answers say together: how often the right one came, how high, and how soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.handbook.quality.asking import Asked

ALL = "all"


@dataclass(frozen=True)
class Figures:
    """Of one kind of question. `mrr`: mean of 1/place of the right section; `recall`: the share that had it.

    Both look at the best ten; `first_three` at the best three. `page_*`: any section of the right page.
    """

    kind: str
    questions: int
    mrr: float
    recall: float
    first_three: float
    page_mrr: float
    page_recall: float


@dataclass(frozen=True)
class Percentiles:
    """How long an answer took, in milliseconds."""

    p50: float
    p95: float
    p99: float
    most: float


def figures(asked: Sequence[Asked]) -> list[Figures]:
    """The figures of each kind, in the order in which the kinds came, and of all together."""
    kinds = dict.fromkeys(one.question.kind for one in asked)
    parts = [(kind, [one for one in asked if one.question.kind == kind]) for kind in kinds]
    return [_of(kind, part) for kind, part in [*parts, (ALL, list(asked))] if part]


def percentiles(seconds: Iterable[float]) -> Percentiles:
    """The percentiles of at least one duration, each by nearest rank."""
    row = sorted(one * 1000 for one in seconds)

    def at(share: float) -> float:
        return row[min(len(row) - 1, int(share * len(row)))]

    return Percentiles(at(0.5), at(0.95), at(0.99), row[-1])


def _of(kind: str, asked: Sequence[Asked]) -> Figures:
    sections, pages = [one.section for one in asked], [one.page for one in asked]
    return Figures(
        kind,
        len(asked),
        mrr=_mean(1 / place if place else 0.0 for place in sections),
        recall=_mean(float(place > 0) for place in sections),
        first_three=_mean(float(0 < place <= 3) for place in sections),
        page_mrr=_mean(1 / place if place else 0.0 for place in pages),
        page_recall=_mean(float(place > 0) for place in pages),
    )


def _mean(values: Iterable[float]) -> float:
    row = list(values)
    return sum(row) / len(row)
