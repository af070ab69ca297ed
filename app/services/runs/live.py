"""Live tables: the open rows of a register stand ready in a form; only what is really changed is an answer.

An answer holds such a row as the cells that differ (`_ref` names the row); the full row is those laid over
what stands in the register now.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from app.definitions.checklist import Field
from app.definitions.compiled import Compiled
from app.runs.path import Base
from app.services.work import Work
from app.store import EVERYTHING, registers
from app.store.model import RegisterRow, Run
from app.store.model.kinds import ID_LENGTH
from app.store.row_events import filled, whole_of

Json = Any
REF = "_ref"
ROW_ID = "_id"


def live_fields(compiled: Compiled) -> tuple[Field, ...]:
    """The live tables of a form."""
    return tuple(one for step in compiled.steps for one in step.fields if one.live and one.register_)


def with_refs(compiled: Compiled, stored: Mapping[str, Json]) -> dict[str, Json]:
    """Stored answers in which a changed row of a register says which one it is."""
    found = dict(stored)
    for field in live_fields(compiled):
        value = found.get(field.id)
        if isinstance(value, dict) and "rows" in value:
            found[field.id] = {"rows": [_with_ref(row) for row in value["rows"]]}
    return found


def _with_ref(row: Mapping[str, Json]) -> Mapping[str, Json]:
    return {**row, REF: row[ROW_ID]} if len(row[ROW_ID]) == ID_LENGTH else row


def named_in(value: Json) -> frozenset[str]:
    """The rows of the register that the answer to a live table changes."""
    rows = value.get("rows", ()) if isinstance(value, dict) else ()
    return frozenset(str(row[REF]) for row in rows if row.get(REF))


def _ready(row: RegisterRow) -> dict[str, Json]:
    return {ROW_ID: row.id, "number": str(row.number), **whole_of(row)}


def base_of(
    work: Work,
    compiled: Compiled,
    stored: Mapping[str, Json],
    rows: Mapping[str, Sequence[RegisterRow]],
    run: Run,
) -> Base:
    """Live table -> the rows that stand ready in it: those that are open, and those its answer changes.

    A row that this form itself wrote stands in it as its own row already.
    """
    fields = live_fields(compiled)
    changed = {id_ for one in fields for id_ in named_in(stored.get(one.id))}
    there = {row.id: row for several in rows.values() for row in several}
    missing = changed - set(there)
    there |= registers.rows_by_id(work.session, missing, EVERYTHING)
    found: dict[str, Sequence[Mapping[str, Json]]] = {}
    for field in fields:
        named = named_in(stored.get(field.id))
        own = {row[ROW_ID] for row in (stored.get(field.id) or {}).get("rows", ())}
        found[field.id] = tuple(
            _ready(row)
            for row in sorted(there.values(), key=lambda one: one.number)
            if row.register == field.register_
            and (row.id in named or (row.closed_at is None and not _came_from(row, run, field, own)))
        )
    return found


def _came_from(row: RegisterRow, run: Run, field: Field, own: Container[str | None]) -> bool:
    return row.run_id == run.id and row.field == field.id and row.row_key in own


def in_full(value: Json, base: Sequence[Mapping[str, Json]], columns: Iterable[str]) -> Json:
    """The answer with every row of the register whole, as a page shows it. `columns`: of the table."""
    given = {row[ROW_ID]: row for row in value.get("rows", ())} if isinstance(value, dict) else {}
    known = (*columns, ROW_ID)
    ready = [
        {name: cell for name, cell in {**one, **given.pop(one[ROW_ID], {})}.items() if name in known}
        for one in base
    ]
    own = [row for row in given.values() if not row.get(REF)]
    return {"rows": [*ready, *own]} if ready or own else value


def handed_in_full(before: Json, raw: Json, kept: Json, base: Sequence[Mapping[str, Json]]) -> Json:
    """What somebody hands in, with every row of the register whole.

    `before`: the answer as it is, whole; `raw`: what was handed in, `kept`: what of it was accepted, in which
    cells that equal the register are left out. A row or a cell that was not handed in stays as it is.
    """
    ready = {one[ROW_ID]: one for one in base}
    taken = {row[ROW_ID]: row for row in (kept or {}).get("rows", ()) if row.get(ROW_ID)}
    given = {row.get(ROW_ID): row for row in (raw or {}).get("rows", ()) if isinstance(row, dict)}
    rows = []
    for row in (before or {}).get("rows", ()):
        id_ = row[ROW_ID]
        if id_ not in ready:
            continue
        cells = {
            name: taken.get(id_, {}).get(name, ready[id_].get(name))
            for name in given.get(id_, {})
            if name not in (ROW_ID, REF)
        }
        rows.append({**row, **cells})
    own = [row for row in (kept or {}).get("rows", ()) if row.get(ROW_ID) not in ready]
    return {"rows": [*rows, *own]} if rows or own else kept


def kept_of(row: str, col: str, after: Json, base: Sequence[Mapping[str, Json]]) -> Json:
    """What is kept of a cell of a register's row: nothing where it is as there, "" where it was emptied."""
    there = next((one.get(col) for one in base if one[ROW_ID] == row), None)
    if after == there or not (filled(after) or filled(there)):
        return None
    return after if filled(after) else ""
