"""What happened to the rows of registers: appended, never changed; their words can be taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.store.model import JsonValue, RegisterRow, RowEvent, clean
from app.store.visible import Visible, select_rows

Kind = Literal["added", "changed", "closed", "reopened", "withdrawn", "moved"]
BESIDE = ("owner", "due", "status")  # every row has these beside the columns of its register


@dataclass(frozen=True)
class RowState:
    """A row as its events tell it: what stands in its cells, and whether it is open, closed or withdrawn."""

    cells: Mapping[str, JsonValue] = field(default_factory=lambda: MappingProxyType({}))
    closed: bool = False
    withdrawn: bool = False
    seq: int = 0


def whole_of(row: RegisterRow) -> dict[str, JsonValue]:
    """All cells of a row as answers are stored: its columns, and owner, due date and status."""
    own = row.data if isinstance(row.data, dict) else {}
    due = row.due.isoformat() if row.due else None
    return {**own, "owner": row.owner_id, "due": due, "status": row.status}


def filled(value: JsonValue) -> bool:
    """Whether anything stands in a cell; zero is something."""
    return value not in (None, "", [])


def put_event(
    session: Session,
    row: RegisterRow,
    kind: Kind,
    changes: Sequence[Mapping[str, JsonValue]],
    at: dt.datetime,
    actor_id: str | None,
    run_id: str | None,
    remark: str,
    clock: str | None = None,
) -> RowEvent:
    """Append what happened to a row just now. `changes`: [{col, before, after}]. `clock`: what in the method
    had waited for this date, as `<register>.<id>`.
    """
    row.seq += 1
    told = {"changes": [dict(one) for one in changes], "remark": remark}
    body = clean(told if clock is None else {**told, "clock": clock})
    event = RowEvent(
        row_id=row.id, seq=row.seq, at=at, actor_id=actor_id, kind=kind, run_id=run_id, body=body
    )
    session.add(event)
    session.flush()
    return event


def events_of(session: Session, row_ids: Collection[str], after: int = 0) -> list[RowEvent]:
    """What happened to these rows (after the event with this id), oldest first.

    Ask `registers` first whether they may be seen.
    """
    if not row_ids:
        return []
    asked = select(RowEvent).where(RowEvent.row_id.in_([*row_ids]), RowEvent.id > after)
    return list(session.scalars(asked.order_by(RowEvent.id)))


def first_of(session: Session, row_ids: Collection[str]) -> list[RowEvent]:
    """How each of these rows came to be. Ask `registers` first whether they may be seen."""
    asked = select(RowEvent).where(RowEvent.row_id.in_([*row_ids]), RowEvent.seq == 1)
    return list(session.scalars(asked.order_by(RowEvent.id)))


def of_project(
    session: Session, project_id: str, visible: Visible, most: int
) -> list[tuple[dt.datetime, str | None, str, RegisterRow]]:
    """The newest that was done by hand to visible rows of a project: when, who, what kind, to which row."""
    rows = select_rows(visible).where(RegisterRow.project_id == project_id).subquery()
    seen = aliased(RegisterRow, rows)
    asked = (
        select(RowEvent, seen)
        .join(seen, RowEvent.row_id == seen.id)
        .where(RowEvent.run_id.is_(None), seen.withdrawn_at.is_(None))
        .order_by(RowEvent.id.desc())
        .limit(most)
    )
    return [(event.at, event.actor_id, event.kind, row) for event, row in session.execute(asked)]


def events_of_run(session: Session, run_id: str) -> list[RowEvent]:
    """What a run made of rows, oldest first. Ask `runs.get_run` first whether it may be seen."""
    return list(session.scalars(select(RowEvent).where(RowEvent.run_id == run_id).order_by(RowEvent.id)))


def last_id(session: Session) -> int:
    """The number of the newest event over all rows; 0 before the first."""
    return session.scalars(select(func.max(RowEvent.id))).one() or 0


def erase(session: Session, event: RowEvent, at: dt.datetime) -> None:
    """Take the words out of an event for good; that it happened stays."""
    if event.tombstone_at is None:
        event.body, event.tombstone_at = None, at
        session.flush()


def changes_in(event: RowEvent) -> tuple[Mapping[str, JsonValue], ...]:
    """What an event changed: {col, before, after} each; nothing where its words were taken out."""
    return tuple(event.body["changes"]) if isinstance(event.body, dict) else ()


def clock_in(event: RowEvent) -> str | None:
    """What had waited for this date; None where somebody acted."""
    return event.body.get("clock") if isinstance(event.body, dict) else None


def fold(events: Iterable[RowEvent]) -> RowState:
    """The row as these events tell it, which stand in order."""
    cells: dict[str, JsonValue] = {}
    closed = withdrawn = False
    seq = 0
    for event in events:
        cells |= {one["col"]: one["after"] for one in changes_in(event)}
        closed = event.kind == "closed" or (closed and event.kind != "reopened")
        withdrawn = event.kind == "withdrawn" or (withdrawn and event.kind == "changed")
        seq = event.seq
    return RowState({name: value for name, value in cells.items() if filled(value)}, closed, withdrawn, seq)
