"""Which project of a reader a page of the handbook is about, and how far that project is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.definitions.message import Refused
from app.services import projects
from app.services.gate_days import ENDED
from app.services.overview import standings
from app.services.work import Work
from app.store.model import Project


@dataclass(frozen=True)
class Whereabouts:
    """A project that goes on, with the gate that it comes to next."""

    project: Project
    gate: str | None
    expected: dt.date | None


def whereabouts(work: Work, number: str) -> Whereabouts | None:
    """Of the project with this number, or where none is named, of the only one the reader has a role in.

    None for a project that the reader may not see, that has ended or went on as another one, and for a
    reader with no project under way or with several: nobody can tell which is meant.
    """
    found = _named(work, number) if number else projects.mine(work)
    going = [one for one in found if one.state not in ENDED and one.merged_into_id is None]
    if len(going) != 1:
        return None
    gate = standings(work, going)[going[0].id].next_gate
    return Whereabouts(going[0], gate.gate if gate else None, gate.expected if gate else None)


def _named(work: Work, number: str) -> tuple[Project, ...]:
    try:
        return (projects.find(work, number),)
    except Refused:  # not there, or not to be seen: the page says nothing about either
        return ()
