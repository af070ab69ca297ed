"""Finding handbook, forms, projects, records and lessons, as far as the one who asks may see them."""

from __future__ import annotations

from app.handbook.search import Found, IndexMissing, Limits
from app.services import rights
from app.services.search_audience import audiences
from app.services.search_index import catch_up, edition_found, ensure, index_for
from app.services.work import Work


def search(
    work: Work,
    q: str,
    lang: str,
    kind: str | None = None,
    *,
    edition: str | None = None,
    limit: int = 20,
) -> Found:
    """What `q` finds, best first: the handbook of one edition (None = the one in force) and all records.

    An index that is missing is built first. Never raises for what was typed; an unknown kind finds nothing.
    """
    rights.demand(work, "search")
    index = index_for(work.settings)
    limits = Limits(audiences(work), frozenset({kind}) if kind else None, edition_found(work, edition))
    try:
        catch_up(work)
        return index.search(q, lang, limits, limit)
    except IndexMissing:
        ensure(work)
        return index.search(q, lang, limits, limit)
