"""Standing in: a role lent in writing, for a time, to somebody who inherits what stands in its holder's way.

A deputy's role is an assignment of its own (`deputy_of`), so it ends by itself and stays to be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.definitions.message import refused
from app.services import rights
from app.services.role_conflicts import demand_free
from app.services.work import Work
from app.store import editions, people, projects
from app.store.model import Person, Project, RoleAssignment

LONGEST = dt.timedelta(days=365)


@dataclass(frozen=True)
class StandIn:
    """Somebody stands in for somebody, in a role, until a day."""

    id: str
    role: str
    project: Project | None  # None = a role in the organisation
    deputy: Person
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True)
class Lendable:
    """A role of the actor's own that somebody else can take for a time."""

    id: str
    role: str
    project: Project | None


def lendable(work: Work) -> tuple[Lendable, ...]:
    """The roles the actor can let somebody stand in for: his own, and none in which he stands in himself."""
    held = [one for one in _mine(work) if one.deputy_of is None]
    places = _projects(work, held)
    return tuple(Lendable(one.id, one.role, places.get(one.project_id or "")) for one in held)


def lent(work: Work) -> tuple[StandIn, ...]:
    """Who stands in for the actor, now or later."""
    found = people.deputies(work.session, {one.id for one in _mine(work)}, _today(work))
    places = _projects(work, found)
    return tuple(
        StandIn(
            one.id,
            one.role,
            places.get(one.project_id or ""),
            one.person,
            one.valid_from,
            one.valid_to,
        )
        for one in found
    )


def delegate(
    work: Work, assignment_id: str, deputy: Person, valid_from: dt.date, valid_to: dt.date
) -> RoleAssignment:
    """Let `deputy` stand in for the actor, both days included. Raises Refused.

    At most a year, one link long, and nobody stands in where his own roles exclude it.
    """
    own = people.assignment_by_id(work.session, assignment_id)
    if own is None or own.id not in {one.id for one in _mine(work)}:
        raise refused("deputy-not-your-role")
    if own.deputy_of is not None:
        raise refused("deputy-of-deputy")
    if deputy.id == work.actor.person_id:
        raise refused("deputy-yourself")
    if valid_from < _today(work) or valid_to < valid_from:
        raise refused("deputy-dates")
    if valid_to - valid_from > LONGEST:
        raise refused("deputy-too-long")
    if own.project_id is not None:
        demand_free(work, own.project_id, own.role, deputy.id)
    return people.assign_role(
        work.session,
        person_id=deputy.id,
        role=own.role,
        project_id=own.project_id,
        valid_from=valid_from,
        valid_to=valid_to,
        deputy_of=own.id,
        decides=own.decides,
    )


def end(work: Work, assignment_id: str) -> None:
    """Let standing in end now: by the one who lent the role, or who changes members. Raises Refused."""
    found = people.assignment_by_id(work.session, assignment_id)
    first = people.assignment_by_id(work.session, found.deputy_of) if found and found.deputy_of else None
    if found is None or first is None:
        raise refused("role-not-found")
    if first.person_id != work.actor.person_id:
        visible = rights.visible_to(work.actor)
        project = projects.project_by_id(work.session, found.project_id or "", visible)
        rights.demand(work, "change-members", project)
    people.end_assignment(work.session, found, _today(work) - dt.timedelta(days=1))


def stand_ins(work: Work, members: Iterable[RoleAssignment]) -> Mapping[str, str]:
    """Assignment id -> the name of the person in whose place it holds."""
    found = {one.id: one.deputy_of for one in members if one.deputy_of is not None}
    first = {id_: people.assignment_by_id(work.session, of) for id_, of in found.items()}
    names = people.names(work.session, {one.person_id for one in first.values() if one is not None})
    return {id_: names.get(one.person_id, "") for id_, one in first.items() if one is not None}


def _mine(work: Work) -> list[RoleAssignment]:
    if work.actor.person_id is None:
        return []
    return people.assignments_of(work.session, work.actor.person_id, _today(work))


def _projects(work: Work, found: Iterable[RoleAssignment]) -> dict[str, Project]:
    ids = {one.project_id for one in found if one.project_id is not None}
    return projects.projects_by_id(work.session, ids, rights.visible_to(work.actor))


def _today(work: Work) -> dt.date:
    return editions.today(work.session, work.now)
