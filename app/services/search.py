"""Finding handbook, forms, projects, records and lessons, as far as the one who asks may see them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from app.handbook.search import Found, IndexMissing, Limits, Search
from app.services import rights
from app.services.search_audience import audiences
from app.services.search_index import catch_up, edition_found, ensure, index_for
from app.services.work import Work

Answer = TypeVar("Answer")


def search(
    work: Work,
    q: str,
    lang: str,
    kind: str | Collection[str] | None = None,
    *,
    edition: str | None = None,
    limit: int = 20,
) -> Found:
    """What `q` finds, best first: the handbook of one edition (None = the one in force) and all records.

    `kind`: one kind, or several; an unknown one finds nothing. An index that is missing is built first. Never
    raises for what was typed.
    """
    limits = limits_of(work, {kind} if isinstance(kind, str) else kind, edition)
    return answered(work, lambda index: index.search(q, lang, limits, limit))


def limits_of(work: Work, kinds: Collection[str] | None = None, edition: str | None = None) -> Limits:
    """What the actor may find, of these kinds and this edition. Raises Refused."""
    rights.demand(work, "search")
    return Limits(audiences(work), frozenset(kinds) if kinds else None, edition_found(work, edition))


def answered(work: Work, ask: Callable[[Search], Answer]) -> Answer:
    """What the index answers, after it was brought to what the database says now, or built."""
    index = index_for(work.settings)
    try:
        catch_up(work)
        return ask(index)
    except IndexMissing:
        ensure(work)
        return ask(index)
