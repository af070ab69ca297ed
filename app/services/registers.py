"""Registers: the rows that runs left behind, across projects. (Runs write theirs in `register_rows`.)"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.definitions.message import refused
from app.services import rights
from app.services.numbers import next_row_number
from app.services.work import Work
from app.store import projects, registers
from app.store.model import JsonValue, Project, RegisterRow


def listed(
    work: Work, register: str | None = None, project_id: str | None = None, *, open_only: bool = False
) -> tuple[RegisterRow, ...]:
    """The rows the actor sees, by due date, undated last."""
    return tuple(
        registers.list_rows(
            work.session, rights.visible_to(work.actor), register, project_id, open_only=open_only
        )
    )


def mine(work: Work) -> tuple[RegisterRow, ...]:
    """The open rows that the actor owns, by due date, undated last."""
    if work.actor.person_id is None:
        return ()
    return tuple(registers.rows_of_owner(work.session, work.actor.person_id, rights.visible_to(work.actor)))


def add(
    work: Work,
    register: str,
    project: Project | None,
    data: Mapping[str, JsonValue],
    status: str,
    *,
    owner_id: str | None = None,
    due: dt.date | None = None,
) -> RegisterRow:
    """A row by hand. Without another owner it is the actor's. Raises Refused."""
    rights.demand(work, "change-row", project)
    return registers.add_row(
        work.session,
        register=register,
        number=next_row_number(work, register, project.id if project else None),
        data=dict(data),
        status=status,
        created_at=work.now,
        project_id=project.id if project else None,
        owner_id=owner_id or work.actor.person_id,
        due=due,
    )


def find(work: Work, row_id: str) -> RegisterRow:
    """A row the actor sees. Raises Refused."""
    row = registers.get_row(work.session, row_id, rights.visible_to(work.actor))
    if row is None:
        raise refused("row-not-found")
    return row


def close(work: Work, row_id: str, status: str, remark: str = "") -> RegisterRow:
    """Close a row with its last status and a remark. Raises Refused."""
    row = find(work, row_id)
    rights.demand(work, "change-row", _project(work, row))
    if row.closed_at is not None:
        raise refused("row-is-closed", number=row.number)
    row.status, row.closed_at = status, work.now
    row.data = {**row.data, "remark": remark} if remark else row.data
    return row


def _project(work: Work, row: RegisterRow) -> Project | None:
    visible = rights.visible_to(work.actor)
    return projects.project_by_id(work.session, row.project_id, visible) if row.project_id else None
