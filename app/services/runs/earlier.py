"""Rows that can be taken over from the same form of an earlier project: what holds again, without names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.definitions.checklist import Asked, Field
from app.definitions.message import refused
from app.runs.pen import writable_columns
from app.services.rights import visible_to
from app.services.runs.known import frozen_fields
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.prefill import rows_of_record
from app.services.work import Work
from app.store import projects, runs
from app.store.model import Run

Json = Any
# A date, a person, a file or a row of a register belongs to the project it stood in.
KEPT = frozenset(
    {"text", "long", "choice", "multi", "yesno", "yesnona", "money", "number", "rating", "rag", "role"}
)


@dataclass(frozen=True)
class EarlierForm:
    """The last finished form of this kind in another project."""

    number: str
    project_number: str
    project_title: str
    since: date
    rows: int


def _table(opened: OpenRun, field_id: str) -> Field:
    one = opened.walk.fields.get(field_id)
    if one is None or one.field.type != "table" or one.field.preset:
        raise refused("table-not-asked", number=opened.run.number)
    return one.field


def earlier_forms(work: Work, number: str, field_id: str) -> tuple[EarlierForm, ...]:
    """The forms whose rows can be taken over into a table, the newest first; one of each project."""
    opened = open_run(work, number)
    field = _table(opened, field_id)
    visible = visible_to(work.actor)
    newest = {
        run.project_id: run
        for run in runs.finished_of(work.session, visible, opened.run.checklist_id)
        if run.project_id not in (None, opened.run.project_id)
    }
    known = {one.id: one for one in projects.list_projects(work.session, visible)}
    found = [
        EarlierForm(
            run.number,
            known[str(id_)].number,
            known[str(id_)].title,
            run.started_at.date(),
            len(_rows(field, run)),
        )
        for id_, run in newest.items()
        if id_ in known
    ]
    return tuple(sorted((one for one in found if one.rows), key=lambda one: one.since, reverse=True))


def earlier_rows(work: Work, number: str, field_id: str, source: str) -> tuple[dict[str, Json], ...]:
    """The rows of one of these forms, without dates, people and files. Raises Refused for another form."""
    if source not in {one.number for one in earlier_forms(work, number, field_id)}:
        raise refused("run-not-found", number=source)
    found = runs.get_run(work.session, source, visible_to(work.actor))
    field = _table(open_run(work, number), field_id)
    return tuple(_rows(field, found[0])) if found else ()


def _rows(field: Field, run: Run) -> list[dict[str, Json]]:
    kept = frozen_fields(run).get(field.id)
    rows = (rows_of_record(field, kept) or {}).get("rows", []) if kept else []
    columns = {one.id: one for one in writable_columns(field) if one.type in KEPT}
    found = [
        {name: cell for name, cell in row.items() if name in columns and _fits(columns[name], cell)}
        for row in rows
    ]
    return [row for row in found if row]


def _fits(column: Asked, cell: Json) -> bool:
    """Whether an answer is still one of the options."""
    if not isinstance(column.choices, tuple):
        return True
    codes = {one.code for one in column.choices}
    return set(cell) <= codes if isinstance(cell, list) else cell in codes
