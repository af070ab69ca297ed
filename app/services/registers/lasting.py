"""What can be done to a row for some time only, as the register says at the status."""

from __future__ import annotations

from app.definitions.message import Message
from app.definitions.register import Register, Status
from app.runs.clock import too_late
from app.runs.register_rows import read_row
from app.services.editions import library
from app.services.registers.project_facts import project_values
from app.services.registers.values import rules_of, stored_row
from app.services.work import Work
from app.store import editions
from app.store.model import Project, RegisterRow


def over(
    work: Work, register: Register, row: RegisterRow, status: Status, project: Project | None
) -> Message | None:
    """Why this row can no longer get that status, whoever asks; None = it can."""
    if status.while_ is None:
        return None
    rules, today = rules_of(library(work), register.id), editions.today(work.session, work.now)
    cells = read_row(rules, stored_row(row, project.number if project else None), today)
    scope = {**rules.settings, **project_values(work, project), "run.now": today}
    late = too_late(rules, status.code, cells, scope)
    return Message("text", {"text": status.while_.message}) if late else None
