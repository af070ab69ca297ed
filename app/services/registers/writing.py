"""The one hand that writes rows: by hand and by forms alike, always with an event that says who and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.definitions.register import Register
from app.services.numbers import next_row_number
from app.services.registers.definition import ends, first_status, kept_columns
from app.services.search_changes import touch_row
from app.services.work import Work
from app.store import registers
from app.store.model import RegisterRow
from app.store.row_events import BESIDE, filled

Json = Any


@dataclass(frozen=True)
class Source:
    """Where a row comes from: a form (None = the product), the table or rule in it, and the row there."""

    run_id: str | None
    field: str
    row_key: str


def fitting(register: Register, cells: Mapping[str, Json]) -> dict[str, Json]:
    """The cells that this register keeps; what else a form asks in its table stays with the form."""
    known = {*kept_columns(register), *BESIDE}
    return {name: value for name, value in cells.items() if name in known}


def put_new(
    work: Work,
    register: Register,
    project_id: str | None,
    cells: Mapping[str, Json],
    source: Source | None = None,
    remark: str = "",
    clock: str | None = None,
) -> RegisterRow:
    """Add a row. `cells`: stored JSON by column, with `owner`, `due` (ISO) and `status` where known.

    `clock`: what had waited for this date, as `<register>.<id>`; None where somebody acts.
    """
    kept = fitting(register, cells)
    status = kept.get("status") or first_status(register)
    due = kept.get("due")
    about = project_id if register.scope == "project" else None
    row = registers.add_row(
        work.session,
        register=register.id,
        number=next_row_number(work, register.id, about),
        data={name: value for name, value in kept.items() if name not in BESIDE and filled(value)},
        status=status,
        created_at=work.now,
        project_id=about,
        owner_id=kept.get("owner"),
        due=date.fromisoformat(due) if due else None,
        run_id=source.run_id if source else None,
        field=source.field if source else None,
        row_key=source.row_key if source else None,
        actor_id=work.actor.person_id,
        seen_by=register.seen_by,
        closed=ends(register, status),
        remark=remark,
        clock=clock,
    )
    touch_row(work, row.id)
    return row


def put_change(
    work: Work,
    register: Register,
    row: RegisterRow,
    cells: Mapping[str, Json],
    run_id: str | None = None,
    remark: str = "",
    clock: str | None = None,
) -> bool:
    """Change cells of a row; whether anything changed. A status that ends closes it, another opens it."""
    kept = fitting(register, cells)
    row.seen_by = register.seen_by
    touch_row(work, row.id)
    return registers.change_row(
        work.session,
        row,
        kept,
        at=work.now,
        actor_id=work.actor.person_id,
        run_id=run_id,
        closed=ends(register, kept["status"]) if kept.get("status") else None,
        remark=remark,
        clock=clock,
    )
