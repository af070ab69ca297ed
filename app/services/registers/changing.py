"""Rows by hand: add one, change one, give it a status, open it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.definitions.checklist import Column
from app.definitions.message import Message, Refused, refused
from app.definitions.register import Register, Status
from app.definitions.text import Text
from app.runs.acceptable import LONGEST
from app.services import projects
from app.services.lessons.consequences import after_row
from app.services.registers.allowed import may_add, may_change, may_reopen, may_set
from app.services.registers.definition import columns, first_status, register_of, status_of
from app.services.registers.due import next_date
from app.services.registers.filled_in import cells_of, demand_complete
from app.services.registers.following import open_elsewhere
from app.services.registers.form import new_form, row_form
from app.services.registers.reading import find, project_of
from app.services.registers.writing import put_change, put_new
from app.services.runs.form_views import Someone
from app.services.runs.opening import hold
from app.services.search_changes import touch_project
from app.services.work import Work
from app.store import people, row_events
from app.store.model import Project, RegisterRow
from app.store.row_events import filled, whole_of

Json = Any


@dataclass(frozen=True)
class RowClash:
    """A cell that somebody else changed meanwhile."""

    column: Column
    mine: Json
    theirs: Json
    by: Someone
    at: datetime


@dataclass(frozen=True)
class Changed:
    """What changing led to: the row as it is now, or the clashes to choose from (then nothing was kept)."""

    row: RegisterRow
    clashes: tuple[RowClash, ...] = ()


def _demand(refusal: Message | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _told(work: Work, row: RegisterRow) -> None:
    work.session.flush()
    after_row(work, row)
    if row.project_id is not None:
        touch_project(work, row.project_id)


def place_for(work: Work, register: Register, project_number: str | None) -> Project | None:
    """The project in which a new row comes to stand. Raises Refused where one is needed and not named."""
    if register.scope == "organisation":
        return None
    if project_number is None:
        raise refused("start-needs-project")
    return projects.find(work, project_number)


def add(work: Work, register_id: str, project_number: str | None, values: Mapping[str, Json]) -> RegisterRow:
    """Add a row by hand; its owner is who adds it, and it is due at the next report, unless `values` say.

    `values`: column -> stored JSON, also `owner` and `due` (ISO). Raises Refused.
    """
    register = register_of(work, register_id)
    project = place_for(work, register, project_number)
    _demand(may_add(work, register, project))
    given = cells_of(work, new_form(work, register_id, project), values)
    cells = {
        "owner": work.actor.person_id,
        "due": next_date(work, project).isoformat(),
        **{name: value for name, value in given.items() if filled(value)},
    }
    demand_complete(new_form(work, register_id, project, cells), cells)
    row = put_new(work, register, project.id if project else None, cells)
    _told(work, row)
    return row


def _since(work: Work, row: RegisterRow, seen: int) -> dict[str, tuple[Json, Someone, datetime]]:
    """Column -> what it held before others changed it after event `seen`, who did so last, and when."""
    found: dict[str, tuple[Json, Someone, datetime]] = {}
    for event in row_events.events_of(work.session, [row.id]):
        if event.seq <= seen or event.actor_id == work.actor.person_id:
            continue
        for change in row_events.changes_in(event):
            before = found[change["col"]][0] if change["col"] in found else change["before"]
            found[change["col"]] = (before, Someone(event.actor_id or "", ""), event.at)
    who = people.names(work.session, {by.id for _, by, _ in found.values() if by.id})
    return {
        name: (before, Someone(by.id, who.get(by.id, "")), at) for name, (before, by, at) in found.items()
    }


def _clashing(
    work: Work, row: RegisterRow, cells: dict[str, Json], seen: int, choose: Mapping[str, str]
) -> tuple[RowClash, ...]:
    """The cells in which others were first; those that only they changed are taken out of `cells`."""
    theirs, known = whole_of(row), columns(register_of(work, row.register))
    found = []
    for name, (before, by, at) in _since(work, row, seen).items():
        if name not in cells or choose.get(name) == "mine":
            continue
        mine = cells[name]
        if choose.get(name) == "theirs" or mine == before or not (filled(mine) or filled(before)):
            del cells[name]
        elif mine != theirs.get(name):
            found.append(RowClash(known[name], mine, theirs.get(name), by, at))
    return tuple(found)


def _held(work: Work, row_id: str) -> tuple[RegisterRow, Register, Project | None]:
    """The row, held until the end of the transaction so that nobody changes it in between."""
    row = find(work, row_id)
    hold(work, row)
    return row, register_of(work, row.register), project_of(work, row)


def change(
    work: Work,
    row_id: str,
    values: Mapping[str, Json],
    seen: int,
    choose: Mapping[str, str] | None = None,
) -> Changed:
    """Change cells of an open row. `seen`: the last event that the page knew; `choose`: column -> `mine` or
    `theirs`, for clashes. Raises Refused.
    """
    row, register, project = _held(work, row_id)
    if row.closed_at is not None:
        raise refused("row-is-closed", number=row.number)
    _demand(may_change(work, register, row, project))
    cells = cells_of(work, row_form(work, row_id), values)
    clashes = _clashing(work, row, cells, seen, choose or {})
    if clashes:
        return Changed(row, clashes)
    emptied = {name for name, value in cells.items() if not filled(value)}
    if emptied:
        demand_complete(row_form(work, row_id, cells), {**whole_of(row), **cells})
    if put_change(work, register, row, cells):
        _told(work, row)
    return Changed(row)


def still_needed(register: Register, row: RegisterRow, status: Status) -> tuple[Text, ...]:
    """The columns that have to be filled in before the row can get this status."""
    known, cells = columns(register), whole_of(row)
    return tuple(known[name].label for name in status.needs if name in known and not filled(cells.get(name)))


def set_status(
    work: Work, row_id: str, status: str, reason: str = "", seen: int | None = None
) -> RegisterRow:
    """Give a row another status, as its register allows. `seen` as in `change`. Raises Refused."""
    row, register, project = _held(work, row_id)
    to = status_of(register, status)
    if row.closed_at is not None:
        raise refused("row-is-closed", number=row.number)
    _demand(may_set(work, register, row, to, project))
    if seen is not None and "status" in _since(work, row, seen):
        raise refused("row-look-again")
    still = still_needed(register, row, to)
    if still:
        raise refused("row-status-needs", labels=still, status=to.label)
    if to.reason and not reason.strip():
        raise refused("row-needs-reason")
    if put_change(work, register, row, {"status": status}, remark=reason.strip()[:LONGEST]):
        open_elsewhere(work, row, to, project)
        _told(work, row)
    return row


def reopen(work: Work, row_id: str, reason: str) -> RegisterRow:
    """Open a closed row again, with a reason: it has the status with which rows begin. Raises Refused."""
    row, register, project = _held(work, row_id)
    _demand(may_reopen(work, register, row, project))
    if not reason.strip():
        raise refused("row-needs-reason")
    put_change(work, register, row, {"status": first_status(register)}, remark=reason.strip()[:LONGEST])
    _told(work, row)
    return row
