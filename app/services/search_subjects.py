"""What one change is to be found as: the entries of a project, of a form or of a row, as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.handbook.entry import Entry
from app.services import search_entries
from app.services.search_rows import of_row, row_ids
from app.services.work import Work
from app.store import EVERYTHING, lessons, projects, registers, runs

PROJECT, RUN, ROW = "project", "run", "row"


@dataclass
class Fresh:
    """How changed things are to be found: `entries`, in place of all that stands under `ids`."""

    entries: list[Entry] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def read(work: Work, subjects: Iterable[str]) -> Fresh:
    """Look at changed things (`project:<id>`, `run:<id>`, `row:<id>`) once more; other words are skipped."""
    found = Fresh()
    for subject in subjects:
        kind, _, id_ = subject.partition(":")
        if kind == RUN:
            _run(work, found, id_)
        elif kind == PROJECT:
            project = projects.project_by_id(work.session, id_, EVERYTHING)
            found.ids += search_entries.project_ids(id_)
            found.entries += search_entries.of_project(work.session, project) if project else ()
        elif kind == ROW:
            row = registers.get_row(work.session, id_, EVERYTHING)
            found.ids += row_ids(id_)
            found.entries += of_row(search_entries.known_registers(work), row) if row else ()
    return found


def _run(work: Work, found: Fresh, run_id: str) -> None:
    """A form, with the lesson it made."""
    found.ids += search_entries.run_ids(run_id)
    run = runs.run_by_id(work.session, run_id, EVERYTHING)
    if run is None:
        return
    lesson = lessons.lesson_of_run(work.session, run_id)
    found.entries += search_entries.of_run(work, run[0], lesson)
    if lesson is not None:
        found.ids += search_entries.lesson_ids(lesson.id)
        found.entries += search_entries.of_lesson(lesson)
