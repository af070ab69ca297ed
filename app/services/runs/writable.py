"""What of the answers handed in for a page somebody may write, and what of it is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Column, Step
from app.runs.path import FieldState
from app.runs.pen import may_fill, typed, writable_columns
from app.services.runs.answers import Change, changes, in_shape, with_ids
from app.services.runs.auto import left_to_records
from app.services.runs.handed_in import as_kept
from app.services.runs.live import handed_in_full
from app.services.runs.opening import OpenRun, in_whole
from app.services.work import Work
from app.store.model.kinds import new_id

Json = Any


def _columns(opened: OpenRun, one: FieldState, person: str | None) -> tuple[Column, ...]:
    """The columns of a table that `person` may write now."""
    return tuple(
        column
        for column in writable_columns(one.field)
        if may_fill(column, one.step, one.field, person, opened.cast, opened.open_turns) is None
    )


def _may_write(opened: OpenRun, one: FieldState, person: str | None) -> bool:
    if one.field.type == "table":
        return bool(_columns(opened, one, person))
    free = typed(one.field)
    return free and may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns) is None


def _shaped(opened: OpenRun, one: FieldState, value: Json, person: str | None) -> Json:
    """A table with stable ids for its new rows; rows come and go only by who holds the pen of the table."""
    pen = may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns)
    if pen is not None and not one.field.preset:
        return in_shape(opened.stored.get(one.field.id), value)
    rows = value.get("rows", []) if isinstance(value, dict) else []
    return with_ids(value, {at: new_id()[:8] for at in range(len(rows))})


def writable_of(work: Work, opened: OpenRun, step: Step, values: Mapping[str, Json]) -> dict[str, Json]:
    """The values handed in that the actor may write now, each as it is kept. Raises Refused."""
    person = work.actor.person_id
    fields = {field.id: opened.walk.fields[field.id] for field in step.fields}
    mine = {
        name: value
        for name, value in values.items()
        if name in fields and _may_write(opened, fields[name], person)
    }
    kept = as_kept(work, opened, step, mine)
    whole = in_whole(opened)
    for name, base in opened.base.items():
        if name in kept and base:
            kept[name] = handed_in_full(whole.stored.get(name), mine[name], kept[name], base)
    mine = {
        name: _shaped(whole, fields[name], value, person) if fields[name].field.type == "table" else value
        for name, value in kept.items()
    }
    return left_to_records(opened.compiled, mine, opened.verdicts)


def changes_of(opened: OpenRun, values: Mapping[str, Json], person: str | None) -> list[Change]:
    found: list[Change] = []
    for name, value in values.items():
        one = opened.walk.fields[name]
        columns = frozenset(column.id for column in _columns(opened, one, person))
        base = opened.base.get(name, ())
        found += changes(one.field, opened.stored.get(name), value, columns, base)
    return found
