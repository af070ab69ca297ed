"""A row as a form of one page: the columns of its register are the questions.

What is shown, chosen, computed and accepted is worked out by the same walk as in a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.definitions.checklist import Checklist, Column, Field, Step
from app.definitions.columns import IMPLICIT
from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.library import Library
from app.definitions.register import Register
from app.definitions.resolve import resolve
from app.definitions.rules import RuleError, parse
from app.definitions.rules.nodes import Column as RowColumn
from app.definitions.rules.nodes import every
from app.definitions.text import Text
from app.runs.path import Walk, walk
from app.services.editions import current_edition, library
from app.services.registers.definition import columns, register_of
from app.services.registers.project_facts import project_values
from app.services.registers.reading import find, project_of
from app.services.work import Work
from app.store import editions
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

Json = Any
PAGE = "row"
NOT_ASKED = frozenset(IMPLICIT) | {"status"}  # the status has buttons of its own
# An edition never changes, so its registers are made ready once in the life of a process.
_READY: dict[tuple[str, str], Compiled] = {}


@dataclass(frozen=True)
class RowForm:
    """A row (or a new one), ready to be shown and filled in."""

    register: Register
    row: RegisterRow | None
    project: Project | None
    compiled: Compiled
    walk: Walk

    @property
    def step(self) -> Step:
        """Its one page."""
        return self.compiled.steps[0]


def _alone(text: str | None, register: str) -> str | None:
    """A rule of a column as a rule of a question: `risks.prob` is only `prob` on the page of one risk."""
    if text is None:
        return None
    try:
        node = parse(text)
    except RuleError:
        return None
    places = {one.at for one in every(node) if isinstance(one, RowColumn) and one.table == register}
    for at in sorted(places, reverse=True):
        text = text[:at] + text[at + len(register) + 1 :]
    return text


def _reads_what_is_not_asked(column: Column, register: str) -> bool:
    try:
        found = every(parse(column.calc or "null"))
    except RuleError:
        return True
    return any(isinstance(one, RowColumn) and one.name in NOT_ASKED for one in found)


def _question(column: Column, register: str) -> Field:
    return Field(
        id=column.id,
        type=column.type,
        label=column.label,
        help=column.help,
        required=column.required,
        choices=column.choices,
        to=column.to,
        many=column.many,
        show=_alone(column.show, register),
        calc=_alone(column.calc, register),
        anchors=column.anchors,
    )


def _checklist(register: Register, owner: str) -> Checklist:
    asked = tuple(
        _question(one, register.id)
        for id_, one in columns(register).items()
        if id_ != "status" and not _reads_what_is_not_asked(one, register.id)
    )
    nothing = Text(en="–", nl="–")
    return Checklist(
        id=register.id.replace("_", "-"),
        code="",
        title=register.row,
        purpose=nothing,
        record=nothing,
        minutes=1,
        owner=owner,
        status="active",
        review_by="",
        process="",
        next=nothing,
        steps=(Step(id=PAGE, title=register.row, fields=asked),),
    )


def compiled_rows(known: Library, register: Register) -> Compiled:
    """The one-page form of a register's rows."""
    checklist = _checklist(register, next(iter(known.roles), ""))
    beside = replace(known, checklists={**known.checklists, checklist.id: checklist})
    return compile_checklist(resolve(beside, checklist.id))


def ready(work: Work, register: Register) -> Compiled:
    """The one-page form of a register's rows in the handbook in force."""
    key = (current_edition(work).source_hash, register.id)
    if key not in _READY:
        _READY[key] = compiled_rows(library(work), register)
    return _READY[key]


def walked(work: Work, compiled: Compiled, cells: Mapping[str, Json], project: Mapping[str, Any]) -> Walk:
    """What a row with these cells shows and comes to. `project`: what rules may read of its project."""
    around = {**compiled.settings, **project, "run.now": editions.today(work.session, work.now)}
    return walk(compiled, cells, around)


def new_form(
    work: Work, register_id: str, project: Project | None, cells: Mapping[str, Json] | None = None
) -> RowForm:
    """The form of a row that is not there yet. Raises Refused."""
    register = register_of(work, register_id)
    compiled = ready(work, register)
    return RowForm(
        register, None, project, compiled, walked(work, compiled, cells or {}, project_values(work, project))
    )


def row_form(work: Work, row_id: str, cells: Mapping[str, Json] | None = None) -> RowForm:
    """The form of a row the actor sees. `cells`: what is typed and not kept yet. Raises Refused."""
    row = find(work, row_id)
    register = register_of(work, row.register)
    compiled = ready(work, register)
    project = project_of(work, row)
    there = walked(work, compiled, {**whole_of(row), **(cells or {})}, project_values(work, project))
    return RowForm(register, row, project, compiled, there)
