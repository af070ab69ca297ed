"""Who may merge projects, and which two."""

from __future__ import annotations

from app.definitions.message import refused
from app.services import projects, rights
from app.services.work import Work
from app.store.model import Project

GOING_ON = ("proposed", "running", "on-hold")


def pair(work: Work, number: str, into: str) -> tuple[Project, Project]:
    """The project that ends here and the one that goes on for it. Raises Refused."""
    rights.demand(work, "merge-projects")
    source, target = projects.find(work, number), projects.find(work, into.strip())
    if source.id == target.id:
        raise refused("merge-with-itself")
    for one in (source, target):
        if one.merged_into_id is not None:
            raise refused("merge-already", number=one.number)
        if one.state not in GOING_ON:
            raise refused("merge-ended", number=one.number)
    return source, target


def candidates(work: Work, project: Project) -> tuple[Project, ...]:
    """The projects that could go on for this one, newest first."""
    return tuple(one for one in projects.listed(work) if one.id != project.id and one.state in GOING_ON)
