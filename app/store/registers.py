"""Rows of registers."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.model import JsonValue, RegisterRow
from app.store.visible import Visible, select_rows


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
) -> RegisterRow:
    """A new row. `number` counts within register and project."""
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
    )
    session.add(row)
    session.flush()
    return row


def row_from(session: Session, run_id: str, field: str, row_key: str) -> RegisterRow | None:
    """The register row that came from this row of a run's table."""
    return session.scalars(
        select(RegisterRow).where(  # the run is the asker's own; `runs.get_run` said that it may be seen
            RegisterRow.run_id == run_id, RegisterRow.field == field, RegisterRow.row_key == row_key
        )
    ).one_or_none()


def get_row(session: Session, row_id: str, visible: Visible) -> RegisterRow | None:
    """One row, if it may be seen."""
    return session.scalars(select_rows(visible).where(RegisterRow.id == row_id)).one_or_none()


def list_rows(
    session: Session,
    visible: Visible,
    register: str | None = None,
    project_id: str | None = None,
    *,
    open_only: bool = False,
) -> list[RegisterRow]:
    """The visible rows of a register, of a project, or of all; by due date, undated last."""
    asked = select_rows(visible)
    if register is not None:
        asked = asked.where(RegisterRow.register == register)
    if project_id is not None:
        asked = asked.where(RegisterRow.project_id == project_id)
    if open_only:
        asked = asked.where(RegisterRow.closed_at.is_(None))
    order = (RegisterRow.due.is_(None), RegisterRow.due, RegisterRow.created_at, RegisterRow.number)
    return list(session.scalars(asked.order_by(*order)))


def rows_of_owner(session: Session, owner_id: str, visible: Visible) -> list[RegisterRow]:
    """The open rows that a person owns; by due date, undated last."""
    return [row for row in list_rows(session, visible, open_only=True) if row.owner_id == owner_id]
