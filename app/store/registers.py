"""Rows of registers. Whoever adds or changes one leaves an event (`row_events`) in the same breath."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from app.store.model import JsonValue, RegisterRow
from app.store.row_events import BESIDE, Kind, filled, put_event, whole_of
from app.store.visible import Visible, go_on, select_rows


def add_row(
    session: Session,
    *,
    register: str,
    number: int,
    data: JsonValue,
    status: str,
    created_at: dt.datetime,
    project_id: str | None = None,
    owner_id: str | None = None,
    due: dt.date | None = None,
    run_id: str | None = None,
    field: str | None = None,
    row_key: str | None = None,
    actor_id: str | None = None,
    seen_by: str = "project",
    closed: bool = False,
    remark: str = "",
    clock: str | None = None,
) -> RegisterRow:
    """A new row with its first event. `number` counts within register and project."""
    row = RegisterRow(
        register=register,
        number=number,
        data=data,
        status=status,
        created_at=created_at,
        project_id=project_id,
        owner_id=owner_id,
        due=due,
        run_id=run_id,
        field=field,
        row_key=row_key,
        seen_by=seen_by,
        seq=0,
        closed_at=created_at if closed else None,
    )
    session.add(row)
    session.flush()
    told = [{"col": col, "before": None, "after": value} for col, value in whole_of(row).items()]
    given = [one for one in told if filled(one["after"])]
    put_event(session, row, "added", given, created_at, actor_id, run_id, remark, clock)
    if closed:
        put_event(session, row, "closed", (), created_at, actor_id, run_id, "")
    return row


def change_row(
    session: Session,
    row: RegisterRow,
    cells: Mapping[str, JsonValue],
    *,
    at: dt.datetime,
    actor_id: str | None,
    run_id: str | None = None,
    closed: bool | None = None,
    withdrawn: bool = False,
    remark: str = "",
    clock: str | None = None,
) -> bool:
    """Change these cells (columns, and `owner`, `due`, `status`); whether that changed anything.

    `closed`: True closes the row, False opens it again, None leaves that as it is. `withdrawn`: its form
    was taken back. Any other change takes a withdrawn row up again.
    """
    before = whole_of(row)
    told: list[dict[str, JsonValue]] = [
        {"col": col, "before": before.get(col), "after": value if filled(value) else None}
        for col, value in cells.items()
        if (col != "status" or filled(value))  # a row is never without one
        and (before.get(col) if filled(before.get(col)) else None) != (value if filled(value) else None)
    ]
    kinds = _kinds(row, closed, withdrawn)
    if not told and not kinds:
        return False
    _lay(row, {str(one["col"]): one["after"] for one in told})
    row.updated_at = at
    row.withdrawn_at = at if withdrawn else None
    if closed is not None and not withdrawn:
        row.closed_at = (row.closed_at or at) if closed else None
    for kind in kinds or ("changed",):
        put_event(session, row, kind, told, at, actor_id, run_id, remark, clock)
        told, remark = [], ""
    return True


def _kinds(row: RegisterRow, closed: bool | None, withdrawn: bool) -> tuple[Kind, ...]:
    """What a change does beside changing cells, in order; nothing where it only changes cells."""
    if withdrawn:
        return ("withdrawn",) if row.withdrawn_at is None else ()
    ends = closed if closed is not None else row.closed_at is not None
    if row.withdrawn_at is not None:
        return ("reopened", "closed") if ends else ("reopened",)
    if ends == (row.closed_at is not None):
        return ()
    return ("closed",) if ends else ("reopened",)


def _lay(row: RegisterRow, cells: Mapping[str, JsonValue]) -> None:
    own = {col: value for col, value in cells.items() if col not in BESIDE}
    kept = {**(row.data if isinstance(row.data, dict) else {}), **own}
    row.data = {col: value for col, value in kept.items() if value is not None}
    if "owner" in cells:
        row.owner_id = cells["owner"]
    if "due" in cells:
        row.due = dt.date.fromisoformat(cells["due"]) if cells["due"] else None
    if "status" in cells:
        row.status = cells["status"]


def row_from(session: Session, run_ids: Collection[str], field: str, row_key: str) -> RegisterRow | None:
    """The register row that came from this row of a table, in the newest of these runs that knows it."""
    found = session.scalars(
        select(RegisterRow).where(  # the run is the asker's own; `runs.get_run` said that it may be seen
            RegisterRow.run_id.in_([*run_ids]), RegisterRow.field == field, RegisterRow.row_key == row_key
        )
    )
    return max(found, key=lambda row: (row.created_at, row.number), default=None)


def rows_from(
    session: Session, run_id: str | None, field: str | None = None, row_key: str | None = None
) -> list[RegisterRow]:
    """Every row that came with a run (of this table, of this row), withdrawn or not.

    Ask `runs.get_run` first whether it may be seen. None = rows that the product itself made.
    """
    asked = select(RegisterRow).where(RegisterRow.run_id == run_id)
    if field is not None:
        asked = asked.where(RegisterRow.field == field)
    if row_key is not None:
        asked = asked.where(RegisterRow.row_key == row_key)
    return list(session.scalars(asked.order_by(RegisterRow.created_at, RegisterRow.id)))


def get_row(session: Session, row_id: str, visible: Visible) -> RegisterRow | None:
    """One row, if it may be seen."""
    return session.scalars(select_rows(visible).where(RegisterRow.id == row_id)).one_or_none()


def rows_by_id(session: Session, ids: Collection[str], visible: Visible) -> dict[str, RegisterRow]:
    """Those of these rows that may be seen, withdrawn ones too, by id."""
    if not ids:
        return {}
    return {row.id: row for row in session.scalars(select_rows(visible).where(RegisterRow.id.in_([*ids])))}


def list_rows(
    session: Session,
    visible: Visible,
    register: str | Collection[str] | None = None,
    project_id: str | None = None,
    *,
    open_only: bool = False,
    of_organisation: bool = False,
    status: str | None = None,
    owner_id: str | None = None,
) -> list[RegisterRow]:
    """The visible rows of a register (of several, of all), of a project or of all; by due date, undated last.

    `of_organisation`: those without a project. Rows that were withdrawn with their form are left out.
    """
    asked = select_rows(visible).where(_listed(project_id))
    if isinstance(register, str):
        asked = asked.where(RegisterRow.register == register)
    elif register is not None:
        asked = asked.where(RegisterRow.register.in_([*register]))
    if of_organisation:
        asked = asked.where(RegisterRow.project_id.is_(None))
    if open_only:
        asked = asked.where(RegisterRow.closed_at.is_(None))
    if status is not None:
        asked = asked.where(RegisterRow.status == status)
    if owner_id is not None:
        asked = asked.where(RegisterRow.owner_id == owner_id)
    order = (RegisterRow.due.is_(None), RegisterRow.due, RegisterRow.created_at, RegisterRow.number)
    return list(session.scalars(asked.order_by(*order, RegisterRow.id)))


def _listed(project_id: str | None) -> ColumnElement[bool]:
    """Whether a row stands in lists: it was not withdrawn, and its project (this one, or any) goes on."""
    there = go_on(RegisterRow.project_id) if project_id is None else RegisterRow.project_id == project_id
    return and_(RegisterRow.withdrawn_at.is_(None), there)


def count_rows(
    session: Session, visible: Visible, today: dt.date, project_id: str | None = None
) -> dict[str, tuple[int, int, int]]:
    """Register -> how many rows of it `list_rows` would give; how many of them are open, how many overdue."""
    still = RegisterRow.closed_at.is_(None)
    late = and_(still, RegisterRow.due < today)
    found = session.execute(
        select_rows(visible)
        .where(_listed(project_id))
        .group_by(RegisterRow.register)
        .with_only_columns(
            RegisterRow.register, func.count(), func.count(case((still, 1))), func.count(case((late, 1)))
        )
    )
    return {register: (every, open_, overdue) for register, every, open_, overdue in found}


def rows_of_owner(session: Session, owner_id: str, visible: Visible) -> list[RegisterRow]:
    """The open rows that a person owns; by due date, undated last."""
    asked = select_rows(visible).where(RegisterRow.owner_id == owner_id, RegisterRow.closed_at.is_(None))
    asked = asked.where(go_on(RegisterRow.project_id))
    order = (RegisterRow.due.is_(None), RegisterRow.due, RegisterRow.created_at, RegisterRow.number)
    return list(
        session.scalars(asked.where(RegisterRow.withdrawn_at.is_(None)).order_by(*order, RegisterRow.id))
    )
