"""The page of one row: its cells as questions, the statuses it can get, its history and its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.message import Message
from app.definitions.register import Register, Status
from app.definitions.rules import formula, words
from app.definitions.text import LANGS, Text
from app.runs.path import FieldState
from app.runs.pen import typed
from app.services.editions import library
from app.services.registers.allowed import may_add, may_change, may_reopen, may_set
from app.services.registers.changing import place_for, still_needed
from app.services.registers.definition import columns, register_of
from app.services.registers.form import RowForm, new_form, row_form
from app.services.registers.history import RowHistory, RowSource, history, source
from app.services.registers.naming import names_of
from app.services.registers.reading import find
from app.services.registers.titles import title_of_row
from app.services.runs.form_views import FieldView, Someone
from app.services.runs.picking import people_for, picks_for
from app.services.runs.start_views import Startable
from app.services.runs.startable import reasons_against
from app.services.work import Work
from app.store import editions, people
from app.store.model import Project, RegisterRow

Json = Any


@dataclass(frozen=True)
class StatusChoice:
    """A status the row can get. `why_not`: why this reader cannot give it; None = can."""

    status: Status
    why_not: Message | None


@dataclass(frozen=True)
class Cells:
    """The cells of a row as questions, and what can be picked in them."""

    fields: tuple[FieldView, ...]
    people: tuple[Someone, ...]
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    seen: int  # hand back when saving: the last change this page knew

    @property
    def writable(self) -> bool:
        """Whether this reader can fill in any of them."""
        return any(one.writable for one in self.fields)


@dataclass(frozen=True)
class RowPage:
    """All that the page of a row shows."""

    register: Register
    row: RegisterRow | None
    title: Text
    project: Project | None
    view: Cells
    may_change: Message | None  # why this reader cannot change (or add) it; None = can
    status: Status | None = None
    overdue: bool = False
    owner: Someone | None = None
    statuses: tuple[StatusChoice, ...] = ()
    may_reopen: Message | None = None
    history: RowHistory | None = None
    source: RowSource | None = None
    forms: tuple[Startable, ...] = ()  # those that can be about this row, or why not now


def _sentence(form: RowForm, node: Any, say: Any) -> Text | None:
    if node is None:
        return None
    return Text(**{lang: say(node, lang, form.compiled.labels) for lang in LANGS})


def _field_view(form: RowForm, one: FieldState, refusal: Message | None) -> FieldView:
    """One cell as this reader sees it."""
    field, free = one.field, typed(one.field)
    locked = free and columns(form.register)[field.id].locked
    why_not = Message("row-cell-locked", {"column": field.label}) if locked else refusal
    return FieldView(
        field=field,
        value=one.stored if free else None,
        computed=None if free else one.value,
        writable=free and why_not is None,
        why_not=why_not if free else None,
        options=field.choices if isinstance(field.choices, tuple) else (),
        closed=(),
        shown_because=_sentence(form, form.compiled.show.get(field.id), words),
        formula=_sentence(form, form.compiled.calc.get(field.id), formula),
        warning=None,
        origin=None,
        columns=(),
        rows=(),
        none_reason=None,
    )


def _view(work: Work, form: RowForm, refusal: Message | None) -> Cells:
    row, project, asked = form.row, form.project, form.step.fields
    return Cells(
        fields=tuple(_field_view(form, one, refusal) for one in form.walk.shown(form.step.id)),
        people=people_for(work, asked),
        choices=picks_for(work, asked, project.id if project else None),
        seen=row.seq if row else 0,
    )


def _statuses(
    work: Work, register: Register, row: RegisterRow, project: Project | None
) -> tuple[StatusChoice, ...]:
    """The statuses that an open row does not have now."""
    found = []
    for one in register.statuses if row.closed_at is None else ():
        if one.code == row.status:
            continue
        refusal, still = may_set(work, register, row, one, project), still_needed(register, row, one)
        if refusal is None and still:
            refusal = Message("row-status-needs", {"labels": still, "status": one.label})
        found.append(StatusChoice(one, refusal))
    return tuple(found)


def _forms(
    work: Work, register: Register, row: RegisterRow, project: Project | None
) -> tuple[Startable, ...]:
    """The forms that can be about this row, with the reason where one cannot be started now."""
    found = []
    for one in library(work).checklists.values():
        if one.about == register.id and one.status == "active" and row.closed_at is None:
            why = next(iter(reasons_against(work, one.id, project, row)), None)
            found.append(Startable(one, Message("text", {"text": why}) if isinstance(why, Text) else why))
    return tuple(found)


def new_row_page(
    work: Work, register_id: str, project_number: str | None, values: Mapping[str, Json] | None = None
) -> RowPage:
    """The page on which a row is added. `values`: what is typed and not kept yet. Raises Refused."""
    register = register_of(work, register_id)
    project = place_for(work, register, project_number)
    form = new_form(work, register_id, project, values)
    refusal = may_add(work, register, project)
    return RowPage(register, None, register.row, project, _view(work, form, refusal), refusal)


def row_page(work: Work, row_id: str, values: Mapping[str, Json] | None = None) -> RowPage:
    """The page of a row the actor sees. `values`: what is typed and not kept yet. Raises Refused."""
    form = row_form(work, row_id, values)
    row, register, project = find(work, row_id), form.register, form.project
    names = names_of(work, register, [row])
    title = Text(
        **{lang: f"{register.row[lang]} {title_of_row(register, row, lang, names)}" for lang in LANGS}
    )
    refusal = may_change(work, register, row, project)
    if row.closed_at is not None:
        refusal = Message("row-is-closed", {"number": row.number})
    owner = people.person_by_id(work.session, row.owner_id) if row.owner_id else None
    return RowPage(
        register=register,
        row=row,
        title=title,
        project=project,
        view=_view(work, form, refusal),
        may_change=refusal,
        status=next((one for one in register.statuses if one.code == row.status), None),
        overdue=is_overdue(work, row),
        owner=Someone(owner.id, owner.name, owner.email) if owner else None,
        statuses=_statuses(work, register, row, project),
        may_reopen=may_reopen(work, register, row, project),
        history=history(work, row_id),
        source=source(work, row_id),
        forms=_forms(work, register, row, project),
    )


def is_overdue(work: Work, row: RegisterRow) -> bool:
    """Whether an open row should have been done by now."""
    today = editions.today(work.session, work.now)
    return row.closed_at is None and row.due is not None and row.due < today
