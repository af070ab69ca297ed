"""How many rows a reader finds in each register."""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.message import refused
from app.definitions.register import Register
from app.services.editions import library
from app.services.rights import visible_to
from app.services.work import Work
from app.store import editions, projects, registers


@dataclass(frozen=True)
class RegisterCount:
    """How many rows a register holds for this reader."""

    register: Register
    every: int
    still_open: int
    overdue: int


def counts(work: Work, project: str | None = None) -> tuple[RegisterCount, ...]:
    """Every register with rows that the actor sees (in a project), in the order of the method."""
    known = library(work).registers
    about = projects.get_project(work.session, project, visible_to(work.actor)) if project else None
    if project is not None and about is None:
        raise refused("project-not-found", number=project)
    rows = registers.list_rows(work.session, visible_to(work.actor), None, about.id if about else None)
    today = editions.today(work.session, work.now)
    found = []
    for id_, register in known.items():
        mine = [row for row in rows if row.register == id_]
        still = [row for row in mine if row.closed_at is None]
        late = [row for row in still if row.due is not None and row.due < today]
        if mine:
            found.append(RegisterCount(register, len(mine), len(still), len(late)))
    return tuple(found)
