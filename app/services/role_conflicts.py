"""Roles that one person may not hold together in the same project, with the reason in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.definitions.message import Message, Refused
from app.definitions.method import Role
from app.services.editions import current_id, library
from app.services.work import Work
from app.store import EVERYTHING, editions, people, projects
from app.store.model import RoleAssignment


def excluded(
    roles: Mapping[str, Role], role: str, others: Collection[str], project_class: str | None
) -> tuple[str, ...]:
    """Those of `others` that may not go together with `role`, whichever of the two says so."""

    def says(one: str, other: str) -> bool:
        own = roles[one].excludes if one in roles else ()
        return any(each.role == other and each.holds(project_class) for each in own)

    return tuple(
        other for other in dict.fromkeys(others) if other != role and (says(role, other) or says(other, role))
    )


def held_in(work: Work, project_id: str, person_id: str) -> tuple[str, ...]:
    """The roles somebody holds in a project, with those of the people he stands in for there."""
    today = editions.today(work.session, work.now)
    members = people.members(work.session, project_id, today)
    mine = [one for one in members if one.person_id == person_id]
    stands_for = {_delegator(work, one) for one in mine} - {None}
    return tuple(dict.fromkeys(one.role for one in members if one in mine or one.person_id in stands_for))


def _delegator(work: Work, one: RoleAssignment) -> str | None:
    first = people.assignment_by_id(work.session, one.deputy_of) if one.deputy_of else None
    return first.person_id if first is not None else None


def conflict(
    work: Work, project_id: str, role: str, person_id: str, *, besides: Collection[str] = ()
) -> Message | None:
    """Why somebody cannot get this role in a project; None where nothing stands in the way.

    `besides`: roles that he gets in the same act.
    """
    held = (*held_in(work, project_id, person_id), *besides)
    roles = library(work).roles if current_id(work) else {}  # before the first handbook nobody named any
    project = projects.project_by_id(work.session, project_id, EVERYTHING)
    clash = excluded(roles, role, held, project.project_class if project is not None else None)
    if not clash:
        return None
    name = people.names(work.session, {person_id}).get(person_id, "")
    return Message("roles-exclude", {"name": name, "role": role, "roles": clash})


def demand_free(
    work: Work, project_id: str, role: str, person_id: str, *, besides: Collection[str] = ()
) -> None:
    """Raises Refused where somebody holds a role in the project that excludes this one."""
    found = conflict(work, project_id, role, person_id, besides=besides)
    if found is not None:
        raise Refused(found)
