"""Who holds which role today."""

from __future__ import annotations

from app.services.cast import Holding
from app.services.work import Work
from app.store import editions, people


def holdings(work: Work, project_id: str | None) -> tuple[Holding, ...]:
    """Who holds which role today, in the organisation and (if given) in this project."""
    found = people.assignments_on(work.session, editions.today(work.session, work.now), project_id)
    return tuple(Holding(one.person_id, one.role, one.decides) for one in found)
