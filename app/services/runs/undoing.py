"""What a form made of registers, taken back: with the form, its rows leave all lists and its changes go.

A row that somebody changed since by hand leads its own life; so does a cell that somebody changed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.services.editions import library
from app.services.registers.writing import put_change
from app.services.runs.opening import OpenRun
from app.services.search_changes import touch_row
from app.services.work import Work
from app.store import EVERYTHING, registers, row_events
from app.store.model import RegisterRow, RowEvent
from app.store.row_events import changes_in, filled, whole_of

Json = Any


def take_rows_back(work: Work, opened: OpenRun, since: datetime | None = None) -> None:
    """Take back what this run did to rows (from this moment on; None = all of it)."""
    mine = row_events.events_of_run(work.session, opened.run.id)
    touched = {one.row_id for one in mine if since is None or one.at >= since}
    rows = registers.rows_by_id(work.session, touched, EVERYTHING)
    told: dict[str, list[RowEvent]] = {}
    for event in row_events.events_of(work.session, touched):
        told.setdefault(event.row_id, []).append(event)
    for row_id in sorted(touched):
        if row_id in rows:
            _take_back(work, opened, rows[row_id], told[row_id], since)


def _take_back(
    work: Work, opened: OpenRun, row: RegisterRow, events: list[RowEvent], since: datetime | None
) -> None:
    run_id = opened.run.id
    first = next(one for one in events if one.run_id == run_id and (since is None or one.at >= since))
    after = [one for one in events if one.id >= first.id]
    if _brought(first, events, run_id) and all(one.run_id == run_id or one.kind == "moved" for one in after):
        _withdraw(work, row, run_id)
        return
    back = _as_it_was(row, after, run_id)
    register = library(work).registers.get(row.register)
    if back and register is not None:
        put_change(work, register, row, back, run_id=run_id)


def _brought(first: RowEvent, events: list[RowEvent], run_id: str) -> bool:
    """Whether the form brought the row: as new, or again after it had been taken back."""
    again = events[0].run_id == run_id and first.kind == "reopened"
    return first.kind == "added" or again


def _withdraw(work: Work, row: RegisterRow, run_id: str) -> None:
    touch_row(work, row.id)
    registers.change_row(
        work.session, row, {}, at=work.now, actor_id=work.actor.person_id, run_id=run_id, withdrawn=True
    )


def _as_it_was(row: RegisterRow, after: list[RowEvent], run_id: str) -> dict[str, Json]:
    """The cells that only this form changed, as they were before it did."""
    before: dict[str, Json] = {}
    theirs: set[str] = set()
    for event in after:
        for change in changes_in(event):
            if event.run_id != run_id:
                theirs.add(change["col"])
            elif event.kind != "added":
                before.setdefault(change["col"], change["before"])
    now = whole_of(row)
    return {
        name: value
        for name, value in before.items()
        if name not in theirs and (now.get(name) != value) and (filled(now.get(name)) or filled(value))
    }
