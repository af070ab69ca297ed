"""What pages tell of merging: where a project went on, what came over to it, and that it was taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.services.merging.undo import DAYS, may_undo
from app.services.rights import visible_to
from app.services.work import Work
from app.store import EVERYTHING, merges, people, projects, runs
from app.store.model import Project, ProjectMerge, Run


@dataclass(frozen=True)
class WentOn:
    """That another project goes on for this one. `target` None = for a project the reader may not see."""

    target: Project | None
    who: str
    at: dt.datetime
    reason: str
    may_undo: bool
    until: dt.datetime


@dataclass(frozen=True)
class CameFrom:
    """A project for which this one goes on, with its forms that stayed to be read there."""

    source: Project
    who: str
    at: dt.datetime
    reason: str
    forms: tuple[Run, ...]


@dataclass(frozen=True)
class Told:
    """One line of history. `number`: of the other project, where the reader may see it."""

    at: dt.datetime
    who: str
    kind: str
    name: str
    number: str | None


def went_on(work: Work, project: Project) -> WentOn | None:
    """Which project goes on for this one; None = it goes on itself."""
    merge = merges.standing(work.session, project.id)
    if merge is None:
        return None
    return WentOn(
        target=_last(work, merge),
        who=_name(work, merge.by),
        at=merge.at,
        reason=merge.reason,
        may_undo=may_undo(work, project) is None,
        until=merge.at + DAYS,
    )


def _last(work: Work, merge: ProjectMerge) -> Project | None:
    """The project that goes on in the end: the one it went to may have been merged in its turn."""
    found: ProjectMerge | None = merge
    while found is not None:
        last = found.target_id
        found = merges.standing(work.session, last)
    return projects.project_by_id(work.session, last, visible_to(work.actor))


def came_from(work: Work, project: Project) -> tuple[CameFrom, ...]:
    """The projects for which this one goes on and that the reader may see, the oldest merge first."""
    found = []
    visible = visible_to(work.actor)
    for merge in merges.into(work.session, project.id):
        source = projects.project_by_id(work.session, merge.source_id, visible)
        if source is not None:
            left = tuple(runs.runs_of_project(work.session, source.id, visible))
            found.append(CameFrom(source, _name(work, merge.by), merge.at, merge.reason, left))
    return tuple(found)


def history(work: Work, project: Project) -> tuple[Told, ...]:
    """Every merge that a project was in, and every time that was taken back."""
    found = []
    for one in merges.of_project(work.session, project.id):
        ours = one.target_id == project.id
        other = one.source_id if ours else one.target_id
        name, number = _named(work, other)
        found.append(Told(one.at, one.by, "took_over" if ours else "went_on_as", name, number))
        if one.undone_at is not None:
            found.append(Told(one.undone_at, one.undone_by or "", "parted", name, number))
    return tuple(found)


def _named(work: Work, project_id: str) -> tuple[str, str | None]:
    """What a project is called, and its number; only the number where the reader may not see it."""
    seen = projects.project_by_id(work.session, project_id, visible_to(work.actor))
    if seen is not None:
        return f"{seen.number} · {seen.title}", seen.number
    known = projects.project_by_id(work.session, project_id, EVERYTHING)
    return known.number if known else "", None


def _name(work: Work, person: str) -> str:
    return people.names(work.session, {person}).get(person, "")
