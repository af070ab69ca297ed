"""What merging two projects would do: what comes over, what stays to be read, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from app.definitions.message import Message
from app.services.editions import library
from app.services.merging import forms, rows
from app.services.merging.people import Cast, cast_of
from app.services.runs.discarding import GONE
from app.services.work import Work
from app.store import EVERYTHING, files, registers, runs
from app.store.model import Project, RegisterRow, RoleAssignment, Run, StoredFile
from app.store.runs import DECIDED


@dataclass(frozen=True)
class Plan:
    """All that would happen. `print_`: changes as soon as any of it does."""

    source: Project
    target: Project
    forms: tuple[Run, ...]
    rows: tuple[RegisterRow, ...]
    people: tuple[RoleAssignment, ...]
    files: tuple[StoredFile, ...]
    left_forms: tuple[Run, ...]
    left_rows: int
    decisions: tuple[Run, ...]  # of gates: they stay with the project for which they were taken
    clashes: tuple[Message, ...]

    @property
    def print_(self) -> str:
        told = [self.source.id, self.target.id, str(self.clashes)]
        told += [f"{one.id} {one.status}" for one in (*self.forms, *self.left_forms)]
        told += [one.id for one in self.rows] + [one.id for one in self.people]
        return sha256("\n".join(told).encode()).hexdigest()[:20]


def plan_of(work: Work, source: Project, target: Project) -> Plan:
    """What would happen if `target` went on for `source`. It is asked by who sees both."""
    theirs = runs.runs_of_project(work.session, source.id, EVERYTHING)
    ours = runs.runs_of_project(work.session, target.id, EVERYTHING)
    every = registers.list_rows(work.session, EVERYTHING, project_id=source.id)
    living = rows.living(work, every)
    coming = forms.coming(work, theirs, ours, living)
    along = _with_forms(work, every, living, coming)
    cast = cast_of(work, source, target)
    left = tuple(one for one in theirs if one not in coming and one.status not in GONE)
    return Plan(
        source=source,
        target=target,
        forms=coming,
        rows=along,
        people=cast.coming,
        files=_files(work, source, coming, along),
        left_forms=left,
        left_rows=len(every) - len(along),
        decisions=tuple(one for one in left if one.gates and one.status in DECIDED),
        clashes=_clashes(work, source, target, theirs, ours, along, cast),
    )


def _with_forms(
    work: Work, every: Iterable[RegisterRow], living: tuple[RegisterRow, ...], coming: tuple[Run, ...]
) -> tuple[RegisterRow, ...]:
    """A form takes its rows along, whatever register they are in."""
    with_form = {one.id for one in coming}
    alive = {one.id for one in living}
    known = library(work).registers
    return tuple(
        row for row in every if row.id in alive or (row.run_id in with_form and row.register in known)
    )


def _files(
    work: Work, source: Project, coming: Iterable[Run], along: Iterable[RegisterRow]
) -> tuple[StoredFile, ...]:
    """The files of what comes over; one that also belongs to something that stays is kept at both."""
    with_form = {one.id for one in coming}
    cells = [cell for row in along if isinstance(row.data, dict) for cell in row.data.values()]
    named = {cell["sha256"] for cell in cells if isinstance(cell, dict) and "sha256" in cell}
    return tuple(
        one
        for one in files.files_of_project(work.session, source.id, EVERYTHING)
        if one.run_id in with_form or (one.run_id is None and one.sha256 in named)
    )


def _clashes(
    work: Work,
    source: Project,
    target: Project,
    theirs: list[Run],
    ours: list[Run],
    along: tuple[RegisterRow, ...],
    cast: Cast,
) -> tuple[Message, ...]:
    """What somebody should know before the two become one; none of it stands in the way."""
    found = [
        Message("merge-clash-form", {"label": title, "number": one.number, "other": our.number})
        for title, one, our in forms.twice(work, theirs, ours)
    ]
    taken, own = forms.gates_taken(theirs), forms.gates_taken(ours)
    both = tuple(gate for gate in taken if gate in own)
    further = tuple(gate for gate in taken if gate not in own)
    numbers = {"number": source.number, "other": target.number}
    found += [Message("merge-clash-gates", {**numbers, "gates": both})] if both else []
    found += [Message("merge-clash-further", {**numbers, "gates": further})] if further else []
    found += cast.clashes
    there = registers.list_rows(work.session, EVERYTHING, project_id=target.id)
    found += [_same(work, row, our) for row, our in rows.same_code(work, along, there)]
    if source.visibility != target.visibility and along:
        found.append(Message("merge-clash-seen", {**numbers, "visibility": source.visibility}))
    return tuple(found)


def _same(work: Work, row: RegisterRow, ours: RegisterRow) -> Message:
    register = library(work).registers[row.register]
    return Message("merge-clash-row", {"label": register.row, "at": row.number, "other": ours.number})
