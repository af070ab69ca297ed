"""The projects one may see as a list: each in one line, chosen and put in order as somebody asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.services.editions import library
from app.services.gate_days import ENDED, GateDay
from app.services.overview import Report, standings
from app.services.projects import listed
from app.services.rights import LEADS
from app.services.runs.form_views import Someone
from app.services.work import Work
from app.store import editions, people
from app.store.model import Project

COLOURS = ("red", "amber", "green")  # the worst first
NO_REPORT, DIFFERS = "none", "differs"
EVERY = "all"


@dataclass(frozen=True)
class Wanted:
    """Which projects, and in which order. Empty = any; `state`: a state, `all`, or empty = still going on."""

    state: str = ""
    phase: str = ""
    size: str = ""  # class
    colour: str = ""  # one of COLOURS, `none` = no report, `differs` = not what was worked out
    mine: bool = False
    text: str = ""
    sort: str = ""
    down: bool = False


@dataclass(frozen=True)
class ProjectLine:
    """One project in the list."""

    project: Project
    managers: tuple[Someone, ...]
    mine: bool
    report: Report | None
    age: int | None  # days since its last report
    next_gate: GateDay | None


@dataclass(frozen=True)
class ProjectList:
    """What was asked for, and how many there are in all."""

    wanted: Wanted
    lines: tuple[ProjectLine, ...]
    every: int


def project_lines(work: Work, found: tuple[Project, ...]) -> tuple[ProjectLine, ...]:
    """These projects, each in one line; the same few looks at the memory for one and for a thousand."""
    today = editions.today(work.session, work.now)
    managers: dict[str, list[Someone]] = {}
    for one in people.in_projects(work.session, today, LEADS[:1]):
        managers.setdefault(str(one.project_id), []).append(Someone(one.person_id, one.person.name))
    own = {held.project_id for held in work.actor.roles}
    known = standings(work, found)
    return tuple(
        ProjectLine(
            project,
            tuple(managers.get(project.id, ())),
            project.id in own,
            known[project.id].report,
            age_of(known[project.id].report, today),
            known[project.id].next_gate,
        )
        for project in found
    )


def age_of(report: Report | None, today: dt.date) -> int | None:
    """The days since a report."""
    return (today - report.day).days if report is not None else None


def project_list(work: Work, wanted: Wanted) -> ProjectList:
    """The projects that the actor sees and asks for, in the order he asks for."""
    every = project_lines(work, listed(work))
    lines = [one for one in every if _fits(one, wanted)]
    if wanted.sort in (keys := _keys(work)):
        told = [one for one in lines if keys[wanted.sort](one) is not None]
        silent = [one for one in lines if keys[wanted.sort](one) is None]  # at the end, whichever way
        lines = sorted(told, key=keys[wanted.sort], reverse=wanted.down) + silent
    return ProjectList(wanted, tuple(lines), len(every))


def mine(work: Work) -> tuple[ProjectLine, ...]:
    """The projects in which the actor holds a role and that still go on; the worst colour first."""
    lines = [one for one in project_list(work, Wanted(mine=True)).lines]
    return tuple(sorted(lines, key=lambda one: _rank(_colour(one))))


def _colour(one: ProjectLine) -> str | None:
    return one.report.overall.reported if one.report is not None else None


def _rank(colour: str | None) -> int:
    return COLOURS.index(colour) if colour in COLOURS else len(COLOURS)


def _fits(one: ProjectLine, wanted: Wanted) -> bool:
    project = one.project
    return (
        _state_fits(project, wanted.state)
        and wanted.phase in ("", project.phase)
        and wanted.size in ("", project.project_class)
        and (not wanted.mine or one.mine)
        and _colour_fits(one, wanted.colour)
        and all(word in _said(one) for word in wanted.text.casefold().split())
    )


def _state_fits(project: Project, state: str) -> bool:
    return state in (EVERY, project.state) or (not state and project.state not in ENDED)


def _colour_fits(one: ProjectLine, colour: str) -> bool:
    match colour:
        case "":
            return True
        case "none":
            return one.report is None
        case "differs":
            return one.report is not None and one.report.overall.differs
    return _colour(one) == colour


def _said(one: ProjectLine) -> str:
    names = " ".join(each.name for each in one.managers)
    return f"{one.project.number} {one.project.title} {names}".casefold()


def _keys(work: Work) -> Mapping[str, Callable[[ProjectLine], Any]]:
    """Column -> what it is put in order by; None where a project has nothing there."""
    method = library(work).method
    phases = {one.id: at for at, one in enumerate(method.phases)}
    classes = {one.id: at for at, one in enumerate(method.classes)}
    return {
        "number": lambda one: one.project.number,
        "title": lambda one: one.project.title.casefold(),
        "state": lambda one: one.project.state,
        "class": lambda one: classes.get(one.project.project_class or ""),
        "phase": lambda one: phases.get(one.project.phase),
        "colour": lambda one: _rank(_colour(one)) if _colour(one) else None,
        "gate": lambda one: one.next_gate.expected if one.next_gate else None,
        "slip": lambda one: one.next_gate.slip if one.next_gate else None,
        "report": lambda one: one.age,
        "manager": lambda one: one.managers[0].name.casefold() if one.managers else None,
    }
