"""One row as this reader sees it: what stands in it, what may be changed and why not, how it came to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.definitions.checklist import Checklist, Column
from app.definitions.message import Message, Refused
from app.definitions.register import Register, Status
from app.definitions.rules import formula
from app.definitions.text import LANGS, Text
from app.runs.path import FieldState
from app.runs.pen import typed
from app.services.editions import library
from app.services.registers.allowed import may_add, may_change, may_reopen, may_set
from app.services.registers.changing import place_for, still_needed
from app.services.registers.definition import columns, register_of
from app.services.registers.form import RowForm, new_form, row_form
from app.services.registers.history import RowHistory, RowSource, history, source
from app.services.registers.titles import summary_of
from app.services.runs.form_views import FieldView, Someone
from app.services.runs.picking import everybody, picks_for
from app.services.work import Work
from app.store import editions
from app.store.model import Project, RegisterRow

Json = Any


@dataclass(frozen=True)
class StatusChoice:
    """A status that the row does not have now, and why this reader cannot give it (None = can)."""

    option: Status
    why_not: Message | None


@dataclass(frozen=True)
class RowPage:
    """A row, or one that is about to be added (`row` None); `fields` as on a page of a form."""

    register: Register
    row: RegisterRow | None
    project_number: str | None
    project_title: str | None
    name: Text  # "Risk 3"
    summary: Text  # "Flood · wet archive"; empty for a new one
    columns: Mapping[str, Column]
    fields: tuple[FieldView, ...]
    people: tuple[Someone, ...]
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    seen: int  # hand back when changing: the last event this page knew
    may_change: Message | None
    status: Status | None
    statuses: tuple[StatusChoice, ...] = ()
    can_reopen: Message | None = None
    overdue: bool = False
    due: date | None = None
    history: RowHistory | None = None
    source: RowSource | None = None
    forms: tuple[Checklist, ...] = ()  # those that can be started about this row

    @property
    def open(self) -> bool:
        """Whether something is still to be done with it."""
        return self.row is None or self.row.closed_at is None


def _text(say: Mapping[str, str]) -> Text:
    return Text(**say)


def _formula(form: RowForm, name: str) -> Text | None:
    node, labels = form.compiled.calc.get(name), form.compiled.labels
    return _text({lang: formula(node, lang, labels) for lang in LANGS}) if node is not None else None


def _field(form: RowForm, one: FieldState, locked: bool, refusal: Message | None) -> FieldView:
    """One column as a question. What is changed only through its form says so."""
    free = typed(one.field)
    if free and locked and refusal is None:
        refusal = Message("row-cell-locked", {"column": one.field.label})
    return FieldView(
        field=one.field,
        value=one.stored if free else None,
        computed=None if free else one.value,
        writable=free and refusal is None,
        why_not=refusal if free else None,
        options=one.field.choices if isinstance(one.field.choices, tuple) else (),
        closed=(),
        shown_because=None,
        formula=_formula(form, one.field.id),
        warning=None,
        origin=None,
        columns=(),
        rows=(),
        none_reason=None,
    )


def _fields(form: RowForm, refusal: Message | None) -> tuple[FieldView, ...]:
    known = columns(form.register)
    return tuple(
        _field(form, one, known[one.field.id].locked, refusal)
        for one in form.walk.fields.values()
        if one.shown
    )


def _statuses(
    work: Work, register: Register, row: RegisterRow, project: Project | None
) -> tuple[StatusChoice, ...]:
    found = []
    for one in register.statuses:
        if one.code == row.status:
            continue
        refusal = may_set(work, register, row, one, project)
        still = still_needed(register, row, one)
        if refusal is None and still:
            refusal = Message("row-status-needs", {"labels": still, "status": one.label})
        found.append(StatusChoice(one, refusal))
    return tuple(found)


def _forms(work: Work, register: Register) -> tuple[Checklist, ...]:
    """The forms that can be about a row of this register; whether now is said when one is started."""
    known = library(work).checklists.values()
    return tuple(one for one in known if one.about == register.id and one.status == "active")


def row_page(work: Work, row_id: str, values: Mapping[str, Json] | None = None) -> RowPage:
    """The page of a row. `values`: what is typed and not kept yet. Raises Refused."""
    form = row_form(work, row_id, values)
    row, register, project = form.row, form.register, form.project
    assert row is not None  # noqa: S101 - the form of a row that is there
    closed = Message("row-is-closed", {"number": row.number}) if row.closed_at is not None else None
    refusal = closed or may_change(work, register, row, project)
    now = next((one for one in register.statuses if one.code == row.status), None)
    return RowPage(
        register=register,
        row=row,
        project_number=project.number if project else None,
        project_title=project.title if project else None,
        name=_text({lang: f"{register.row[lang]} {row.number}" for lang in LANGS}),
        summary=_text({lang: summary_of(register, row, lang) for lang in LANGS}),
        columns=columns(register),
        fields=_fields(form, refusal),
        people=everybody(work),
        choices=picks_for(work, form.step.fields, project.id if project else None),
        seen=row.seq,
        may_change=refusal,
        status=now,
        statuses=() if closed else _statuses(work, register, row, project),
        can_reopen=may_reopen(work, register, row, project),
        overdue=closed is None and row.due is not None and row.due < editions.today(work.session, work.now),
        due=row.due,
        history=history(work, row_id),
        source=source(work, row_id),
        forms=() if closed else _forms(work, register),
    )


def new_row_page(
    work: Work, register_id: str, project_number: str | None, values: Mapping[str, Json] | None = None
) -> RowPage:
    """The page on which a row is added. Raises Refused where the actor cannot add one."""
    register = register_of(work, register_id)
    project = place_for(work, register, project_number)
    refusal = may_add(work, register, project)
    if refusal is not None:
        raise Refused(refusal)
    form = new_form(work, register_id, project, values)
    known = columns(register)
    return RowPage(
        register=register,
        row=None,
        project_number=project.number if project else None,
        project_title=project.title if project else None,
        name=register.row,
        summary=_text(dict.fromkeys(LANGS, "–")),
        columns=known,
        fields=tuple(one for one in _fields(form, None) if not known[one.field.id].locked),
        people=everybody(work),
        choices=picks_for(work, form.step.fields, project.id if project else None),
        seen=0,
        may_change=None,
        status=None,
    )
