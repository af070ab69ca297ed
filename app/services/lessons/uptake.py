"""What projects did with a lesson, from the register of lessons they use, and whether it helped them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.register import Register
from app.runs.freeze import Names
from app.services.editions import library
from app.services.registers.naming import names_of
from app.services.registers.titles import title_of_row
from app.services.rights import visible_to
from app.services.work import Work
from app.store import EVERYTHING, projects, registers
from app.store.model import Lesson, Project, RegisterRow

Json = Any
REGISTER = "lesson_uptake"
TAKEN_UP = ("adopt", "adapt")


@dataclass(frozen=True)
class Counters:
    """How often a lesson was offered, what was done with it, and whether it helped."""

    offered: int = 0
    adopted: int = 0
    adapted: int = 0
    rejected: int = 0
    yes: int = 0
    partly: int = 0
    no: int = 0
    outdated: int = 0


NEVER = Counters()


@dataclass(frozen=True)
class TakenUp:
    """What one project did with a lesson, and the rows that came of it."""

    row: RegisterRow
    project: Project
    register: Register
    names: Names
    became: tuple[tuple[RegisterRow, Register, str], ...]  # row, its register, what it is called

    @property
    def cells(self) -> Mapping[str, Json]:
        """What the project answered."""
        return cells_of(self.row)


def cells_of(row: RegisterRow) -> Mapping[str, Json]:
    """The own columns of a row."""
    return row.data if isinstance(row.data, dict) else {}


def counted(rows: Iterable[RegisterRow]) -> Counters:
    """The counters over these answers of projects."""
    told = [cells_of(row) for row in rows]
    done = Counter(one.get("disposition") for one in told)
    helped = Counter(one.get("helped") for one in told)
    outdated = sum(one.get("reason") == "outdated" for one in told)
    return Counters(
        offered=len(told),
        adopted=done["adopt"],
        adapted=done["adapt"],
        rejected=done["not_applicable"],
        yes=helped["yes"],
        partly=helped["partly"],
        no=helped["no"],
        outdated=outdated,
    )


def counters(work: Work) -> dict[str, Counters]:
    """Lesson number -> its counters over all projects, whoever asks: numbers name nobody."""
    by_lesson: dict[str, list[RegisterRow]] = {}
    for row in registers.list_rows(work.session, EVERYTHING, REGISTER):
        by_lesson.setdefault(str(cells_of(row).get("lesson")), []).append(row)
    return {number: counted(rows) for number, rows in by_lesson.items()}


def taken_up(work: Work, lesson: Lesson) -> tuple[TakenUp, ...]:
    """The projects that use a lesson, as far as the actor sees them, the newest first."""
    visible = visible_to(work.actor)
    rows = [
        row
        for row in registers.list_rows(work.session, visible, REGISTER)
        if cells_of(row).get("lesson") == lesson.number and cells_of(row).get("disposition") in TAKEN_UP
    ]
    found = projects.projects_by_id(work.session, {str(row.project_id) for row in rows}, visible)
    known = library(work).registers
    if REGISTER not in known:
        return ()
    names = names_of(work, known[REGISTER], rows)
    ordered = sorted(rows, key=lambda row: row.created_at, reverse=True)
    return tuple(
        TakenUp(row, found[row.project_id], known[REGISTER], names, _became(work, row))
        for row in ordered
        if row.project_id in found
    )


def _became(work: Work, row: RegisterRow) -> tuple[tuple[RegisterRow, Register, str], ...]:
    """The rows of other registers that came from the same line of the same form."""
    known = library(work).registers
    if row.run_id is None:
        return ()
    found = [
        one
        for one in registers.rows_from(work.session, row.run_id, row_key=row.row_key)
        if one.register != REGISTER and one.register in known and one.withdrawn_at is None
    ]
    seen = registers.rows_by_id(work.session, [one.id for one in found], visible_to(work.actor))
    lang = "nl" if work.actor.lang == "nl" else "en"
    return tuple(
        (one, known[one.register], title_of_row(known[one.register], one, lang))
        for one in found
        if one.id in seen
    )
