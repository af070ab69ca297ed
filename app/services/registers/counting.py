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
    today = editions.today(work.session, work.now)
    visible = visible_to(work.actor)
    held = registers.count_rows(work.session, visible, today, about.id if about else None)
    return tuple(RegisterCount(one, *held[id_]) for id_, one in known.items() if id_ in held)
