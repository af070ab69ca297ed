"""Which people come over when projects are merged, and who cannot."""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.message import Message
from app.services.role_conflicts import conflict
from app.services.work import Work
from app.store import editions, people
from app.store.model import Project, RoleAssignment

SEVERAL = ("TM", "SUP")


@dataclass(frozen=True)
class Cast:
    """Who gets a role in the project that goes on, and why somebody else does not."""

    coming: tuple[RoleAssignment, ...]
    clashes: tuple[Message, ...]


def cast_of(work: Work, source: Project, target: Project) -> Cast:
    """The roles of the other project, taken over where nobody holds them and nothing forbids it.

    Who stands in for somebody for a time does not come along: whoever holds the role says that anew.
    """
    today = editions.today(work.session, work.now)
    ours = people.members(work.session, target.id, today)
    given: dict[str, list[str]] = {}
    coming, clashes = [], []
    for one in people.members(work.session, source.id, today):
        there = [each for each in ours if each.role == one.role]
        if one.deputy_of is not None or any(each.person_id == one.person_id for each in there):
            continue
        if there and one.role not in SEVERAL:
            clashes.append(_held(one, there[0]))
            continue
        besides = given.setdefault(one.person_id, [])
        refusal = conflict(work, target.id, one.role, one.person_id, besides=besides)
        if refusal is not None or one.person_id == work.actor.person_id:
            clashes.append(refusal or Message("merge-clash-yourself", {"role": one.role}))
            continue
        besides.append(one.role)
        coming.append(one)
    return Cast(tuple(coming), tuple(clashes))


def _held(theirs: RoleAssignment, ours: RoleAssignment) -> Message:
    args = {"role": theirs.role, "name": theirs.person.name, "other": ours.person.name}
    return Message("merge-clash-role", args)
