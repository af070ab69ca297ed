"""Who can switch administrator rights on, and whether they may then be used for everything.

It is the tool administrator. In a PMO of three or fewer that chose to be a small one, anybody of the PMO can.
In a PMO of more than three an administrator approves nothing: who does can only appoint a separate one.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.definitions.checklist import Checklist
from app.runs.pen import roles_of
from app.services.editions import current_id, library
from app.services.waivers import is_small
from app.services.work import Work
from app.store import editions, people

ADMINISTRATOR = "TLA"
OFFICE = ("PMO", "PMH")
SMALL = 3  # people in a PMO in which one may do two things


def can_be_one(work: Work) -> bool:
    """Whether the actor can switch administrator rights on."""
    if work.actor.holds(ADMINISTRATOR):
        return True
    return work.actor.holds(*OFFICE) and _few(work) and current_id(work) is not None and is_small(work)


def is_separate(work: Work) -> bool:
    """Whether the actor may use them for everything: he approves nothing, or the PMO is small."""
    if _few(work) or current_id(work) is None:
        return True
    approves = approving(work)
    return not any(held.role in approves for held in work.actor.roles)


def approving(work: Work) -> frozenset[str]:
    """The roles that approve something: in a form, or at a gate."""
    known = library(work)
    named = {role for one in known.checklists.values() for role in _named(one)}
    for gate in known.method.gates:
        named.update(role for by in (gate.decider, gate.checker) for role in by.values())
    return frozenset(named & known.roles.keys()) - {ADMINISTRATOR}


def _named(checklist: Checklist) -> Iterator[str]:
    for step in checklist.steps:
        for field in step.fields:
            if field.type == "approval":
                yield from roles_of(field, step)


def _few(work: Work) -> bool:
    """Whether three people or fewer are in the PMO."""
    today = editions.today(work.session, work.now)
    held = people.in_organisation(work.session, today)
    return len({one.person_id for one in held if one.role in OFFICE and one.deputy_of is None}) <= SMALL
