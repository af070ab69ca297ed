"""How a row came to be what it is: who did what, when, and from which form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.definitions.checklist import Column, Rule
from app.definitions.text import Text
from app.runs.freeze import Names
from app.services.editions import definition, library
from app.services.registers.definition import columns, register_of
from app.services.registers.naming import names_in
from app.services.registers.reading import find
from app.services.rights import visible_to
from app.services.runs.form_views import Someone
from app.services.work import Work
from app.store import people, row_events, runs
from app.store.model import RowEvent, Run

Json = Any


@dataclass(frozen=True)
class RowChange:
    """One cell that was changed, as stored; `names` of the history has the words behind ids."""

    column: Column
    before: Json
    after: Json


@dataclass(frozen=True)
class RowLine:
    """One thing that happened to a row. `who` None = the product itself; `clock`: why, by the calendar."""

    at: datetime
    who: Someone | None
    kind: str  # added changed closed reopened withdrawn
    changes: tuple[RowChange, ...]
    remark: str
    form: str | None  # the number of the form that did it, where this reader may see it
    form_title: Text | None
    erased: bool
    clock: Text | None = None


@dataclass(frozen=True)
class RowHistory:
    """All that happened to a row, oldest first, with the words behind the ids in it."""

    lines: tuple[RowLine, ...]
    names: Names


@dataclass(frozen=True)
class RowSource:
    """The form that brought a row, and the page of it on which the row stands."""

    form: str
    title: Text
    step: str | None


def _forms(work: Work, events: list[RowEvent]) -> dict[str, Run]:
    found = {}
    for run_id in {one.run_id for one in events if one.run_id}:
        known = runs.run_by_id(work.session, run_id, visible_to(work.actor))
        if known is not None:
            found[run_id] = known[0]
    return found


def history(work: Work, row_id: str) -> RowHistory:
    """What happened to a row the actor sees. Raises Refused."""
    row = find(work, row_id)
    known = columns(register_of(work, row.register))
    events = row_events.events_of(work.session, [row.id])
    forms = _forms(work, events)
    who = people.names(work.session, {one.actor_id for one in events if one.actor_id})
    lines = []
    for event in events:
        told = [one for one in row_events.changes_in(event) if one["col"] in known]
        form = forms.get(event.run_id or "")
        lines.append(
            RowLine(
                event.at,
                Someone(event.actor_id, who.get(event.actor_id, "")) if event.actor_id else None,
                event.kind,
                tuple(RowChange(known[one["col"]], one["before"], one["after"]) for one in told),
                str((event.body or {}).get("remark", "")),
                form.number if form else None,
                definition(work, form.definition_hash).checklist.title if form else None,
                event.tombstone_at is not None,
                _by_the_calendar(work, row_events.clock_in(event)),
            )
        )
    cells = [
        {one.column.id: value} for line in lines for one in line.changes for value in (one.before, one.after)
    ]
    return RowHistory(tuple(lines), names_in(work, known.values(), cells))


def _by_the_calendar(work: Work, name: str | None) -> Text | None:
    """Why something happened without an act of anybody; what the method no longer has says only that."""
    if name is None:
        return None
    register, _, id_ = name.partition(".")
    known = library(work).registers.get(register)
    return next((one.message for one in known.clock if one.id == id_), None) if known else None


def source(work: Work, row_id: str) -> RowSource | None:
    """The form and page a row came from; None where it was added by hand, or this reader may not see it."""
    row = find(work, row_id)
    found = runs.run_by_id(work.session, row.run_id, visible_to(work.actor)) if row.run_id else None
    if found is None:
        return None
    compiled = definition(work, found[0].definition_hash)
    asked = {field.id: step.id for step in compiled.steps for field in step.fields}
    ruled = {
        rule.id: next((asked[name] for name in _about(rule) if name in asked), None)
        for rule, _ in compiled.rules
    }
    step = asked.get(row.field or "") or ruled.get(row.field or "")
    return RowSource(found[0].number, compiled.checklist.title, step)


def _about(rule: Rule) -> tuple[str, ...]:
    """The questions a rule is about: the table whose rows it writes, and those it names."""
    of = rule.writes.of if rule.writes is not None else None
    return (of, *rule.fields) if of else rule.fields
