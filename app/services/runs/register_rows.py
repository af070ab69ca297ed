"""Rows that a form writes into a register, each with the row of the form it came from."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.services.numbers import next_row_number
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import registers

Json = Any


def _date(value: Json) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def write_rows(work: Work, opened: OpenRun, register: str, status: str) -> None:
    """Write the rows of every shown table of this register; a row written before is written again."""
    for one in opened.walk.fields.values():
        if not one.shown or one.field.register_ != register:
            continue
        types = {column.id: column.type for column in one.field.columns}
        for row in one.rows:
            data = {name: row.stored[name] for name in types if name in row.stored and name not in row.hidden}
            known = registers.row_from(work.session, [opened.run.id], one.field.id, row.id)
            if known is not None:
                known.data = data
                continue
            owner = data.get("owner") if types.get("owner") == "person" else None
            registers.add_row(
                work.session,
                register=register,
                number=next_row_number(work, register, opened.run.project_id),
                data=data,
                status=status,
                created_at=work.now,
                project_id=opened.run.project_id,
                owner_id=owner or opened.run.started_by,
                due=_date(data.get("due")),
                run_id=opened.run.id,
                field=one.field.id,
                row_key=row.id,
            )
