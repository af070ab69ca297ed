"""Which lessons a project has still to decide about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.services.editions import library
from app.services.lessons.matching import Match, matcher
from app.services.lessons.subject import of_project
from app.services.lessons.uptake import REGISTER, cells_of
from app.services.lessons.weights import AT_GATE, most
from app.services.work import Work
from app.store import EVERYTHING, registers
from app.store.model import Project

Json = Any
MATCHED = "reg.matched_lessons"


def for_project(work: Work, project: Project) -> tuple[Match, ...]:
    """The lessons a project has still to decide about, the best first."""
    comparing = matcher(work)
    if comparing is None:
        return ()
    rows = registers.list_rows(work.session, EVERYTHING, REGISTER, project.id)
    answered = {cells_of(row).get("lesson") for row in rows}
    subject = of_project(work, project)
    left = [one for one in comparing.fitting(subject) if one.number not in answered]
    return comparing.best(subject, most(library(work), AT_GATE), left)


def as_rows(matches: Iterable[Match], lang: str) -> tuple[dict[str, Json], ...]:
    """Matches as rules read them."""
    return tuple(
        {
            "lesson": one.lesson.number,
            "number": one.lesson.number,
            "title": one.lesson.title[lang],
            "why": one.why[lang],
            "ref": one.lesson.number,
            "_id": one.lesson.number,
        }
        for one in matches
    )
