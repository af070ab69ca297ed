"""Who holds which role today."""

from __future__ import annotations

from collections.abc import Iterable

from app.services.editions import library
from app.services.runs.cast import Holding
from app.services.work import Work
from app.store import editions, people
from app.store.model import RoleAssignment


def _counting(work: Work, found: Iterable[RoleAssignment]) -> tuple[RoleAssignment, ...]:
    """Without roles of the organisation that were given in a project though somebody holds them.

    Nobody becomes the portfolio board by being named so at the start of a form. Who stands in for somebody
    does so as long as that person holds the role.
    """
    there = tuple(found)
    ids = {one.id for one in there}
    held = tuple(one for one in there if one.deputy_of is None or one.deputy_of in ids)
    roles = library(work).roles
    settled = {one.role for one in held if one.project_id is None}
    return tuple(
        one
        for one in held
        if one.project_id is None
        or one.role not in settled
        or one.role not in roles
        or roles[one.role].level == "project"
    )


def _deputy_of(work: Work, one: RoleAssignment) -> str | None:
    deputised = people.assignment_by_id(work.session, one.deputy_of) if one.deputy_of else None
    return deputised.person_id if deputised is not None else None


def holdings(work: Work, project_id: str | None) -> tuple[Holding, ...]:
    """Who holds which role today, in the organisation and (if given) in this project."""
    found = people.assignments_on(work.session, editions.today(work.session, work.now), project_id)
    return tuple(
        Holding(one.person_id, one.role, one.decides, _deputy_of(work, one)) for one in _counting(work, found)
    )
