"""Rows as their readers find them. Who may not see a row is told the same as where there is none."""

from __future__ import annotations

from app.definitions.message import refused
from app.services import rights
from app.services.work import Work
from app.store import projects, registers
from app.store.model import Project, RegisterRow


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


def find(work: Work, row_id: str) -> RegisterRow:
    """A row the actor sees. Raises Refused, also for one that was withdrawn with its form."""
    row = registers.get_row(work.session, row_id, rights.visible_to(work.actor))
    if row is None or row.withdrawn_at is not None:
        raise refused("row-not-found")
    return row


def project_of(work: Work, row: RegisterRow) -> Project | None:
    """The project a row belongs to, if the actor sees that too."""
    if row.project_id is None:
        return None
    return projects.project_by_id(work.session, row.project_id, rights.visible_to(work.actor))
