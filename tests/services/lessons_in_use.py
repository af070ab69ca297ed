"""A lesson that is offered, taken over, told and checked, for tests of what comes of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.store import EVERYTHING, registers
from app.store.model import Lesson, Project, RegisterRow
from tests.services.lessons_house import Library

PERMITS = "Parking permits for residents"
SIX = {
    "les_kind": "warning",
    "event": "Parking permits were held under three addresses.",
    "cause": "Nobody had compared the list of residents.",
    "les_impact": "Two weeks of cleaning by hand.",
    "recommendation": "The project manager compares the list with its source in the first month.",
    "process": "processes/manage-risks",
}


def offered_to(library: Library) -> tuple[Lesson, Project, str]:
    """A lesson that fits, the project, and the form in which Robin says what happens with it."""
    lesson = library.lesson("Compare lists", context=PERMITS, needed_at="G1")
    project = library.project(PERMITS)
    project.project_class = "S"
    return lesson, project, library.form(library.robin, "lessons-uptake", project)


def rows_of(library: Library, register: str) -> list[RegisterRow]:
    return registers.list_rows(library.session, EVERYTHING, register)


def take_over(library: Library, form: str, lesson: Lesson, kind: str, **more: Any) -> None:
    doing = {"action_kind": kind, "what": "Compare the list", "owner": library.robin.id, "due": "2026-04-01"}
    row = {"_id": "r1", "lesson": lesson.number, "disposition": "adopt", **doing, **more}
    library.fill(library.robin, form, lessons={"matched": {"rows": [row]}})
    library.send(library.robin, form)


def tell(library: Library, project: Project, **more: Any) -> str:
    """The form of a warning that was sent and checked."""
    form = library.form(library.robin, "lesson-record", project)
    library.fill(library.robin, form, six=SIX)
    library.send(library.robin, form)
    check(library, form, **more)
    return form


def check(library: Library, form: str, **more: Any) -> None:
    say = {"les_title": "Compare lists with their source", "les_title_nl": "Vergelijk lijsten met hun bron"}
    say |= {"tests": ["true", "general", "actionable", "new"], "no_names": "yes", "destination": "share_only"}
    where = {"context": PERMITS, "class_fit": ["S", "M"], "tags": ["data"]}
    keep = {
        "needed_at": "G1",
        "confidentiality": "internal",
        "owner_role": "POA",
        "translation": "title_both",
    }
    late = {"review_on": (library.now.date() + dt.timedelta(days=700)).isoformat()}
    library.fill(library.aisha, form, validate={**say, **more}, applies=where, keep={**keep, **late})
    library.approve(library.aisha, form, "validated")
