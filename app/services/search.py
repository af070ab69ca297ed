"""Finding handbook, forms, projects, records and lessons, as far as the one who asks may see them."""

from __future__ import annotations

from app.handbook.search import Found, IndexMissing, Limits
from app.services import rights
from app.services.search_entries import PEOPLE
from app.services.search_index import edition_found, index_for, source
from app.services.work import Work
from app.store import projects


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
        return index.search(q, lang, limits, limit)
    except IndexMissing:
        index.ensure(lambda: source(work))
        return index.search(q, lang, limits, limit)


def audiences(work: Work) -> frozenset[str] | None:
    """To whom something may be addressed for the actor to find it; None = to anybody at all.

    Asked anew each time: who loses sight of a project loses its hits at once.
    """
    visible = rights.visible_to(work.actor)
    if visible.all and visible.office:
        return None
    if visible.person_id is None:
        return frozenset({"all"})
    there = projects.list_projects(work.session, visible, merged=True)
    seen = {f"project:{one.id}" for one in there}
    member = {f"member:{one.id}" for one in there if visible.all or one.id in visible.projects}
    return frozenset({"all", PEOPLE, f"person:{visible.person_id}"} | seen | member)
