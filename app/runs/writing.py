"""The rows of registers that a form writes: from its tables, and by its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.definitions.checklist import Field, Rule
from app.definitions.columns import columns_of
from app.definitions.compiled import Nodes
from app.definitions.register import Register
from app.definitions.resolved import ReadRegister
from app.definitions.rules import evaluate
from app.runs.path import FieldState, RowState, Walk
from app.runs.pen import typed
from app.runs.register_rows import StoredRow
from app.runs.values import Json, Value, to_stored

HEAD = ("status", "owner", "due")  # of every row, beside the columns of its register


@dataclass(frozen=True)
class NewRow:
    """A row to be written, or the changes to one that is there: `ref` says to which.

    `values`: stored JSON by column, only what is known (None = a cell of a live table that was emptied).
    `status`, `owner`, `due`, `project` (its number): None = not said. `field` and `row`: the table row of
    the form it comes from; `rule`: the rule that writes it.
    """

    register: str
    values: Mapping[str, Json]
    status: str | None = None
    owner: str | None = None
    due: str | None = None
    ref: str | None = None
    field: str | None = None
    row: str | None = None
    rule: str | None = None
    project: str | None = None


def rows_of_tables(walk: Walk) -> tuple[NewRow, ...]:
    """The rows of every shown table that lives in a register (`do: rows_written`), in the file's order.

    Of a live table only the rows that were changed or added.
    """
    return tuple(
        _table_row(walk, one, row)
        for one in walk.fields.values()
        if one.shown and one.field.register_ in walk.compiled.resolved.registers
        for row in one.rows
        if not one.field.live or row.id in _given(one)
    )


def _given(one: FieldState) -> dict[str, Mapping[str, Json]]:
    return {row["_id"]: row for row in (one.stored or {}).get("rows", ())}


def _table_row(walk: Walk, one: FieldState, row: RowState) -> NewRow:
    register = walk.compiled.resolved.registers[str(one.field.register_)]
    into = columns_of(register)
    cells: dict[str, Json] = {}
    for column in one.field.columns:
        if column.id in into and into[column.id].type != "calc" and column.id not in row.hidden:
            stored = row.stored.get(column.id) if typed(column) else None
            cells[column.id] = to_stored(into[column.id], row.values[column.id]) if column.calc else stored
    emptied: frozenset[str] = frozenset()
    if "_ref" in row.stored:
        changed = _given(one)[row.id]
        worked_out = {column.id for column in one.field.columns if column.calc}
        cells = {name: cell for name, cell in cells.items() if name in changed or name in worked_out}
        emptied = frozenset(changed)
    ref = _ref(one.field, register.id, row)
    return _new(register.id, cells, emptied, ref=ref, field=one.field.id, row=row.id)


def _new(
    register: str, cells: Mapping[str, Json], emptied: frozenset[str] = frozenset(), **more: str | None
) -> NewRow:
    known = {
        name: cell
        for name, cell in cells.items()
        if name != "number" and (cell is not None or name in emptied)
    }
    head = {name: known.pop(name, None) for name in HEAD}
    return NewRow(register, known, **head, **more)


def _ref(field: Field, register: str, row: RowState) -> str | None:
    """Which row of the register a row of a table is about; None = a new one."""
    if field.register_ == register and row.stored.get("_ref"):
        return str(row.stored["_ref"])
    points = (row.stored.get(one.id) for one in field.columns if one.type == "ref" and one.to == register)
    return next((one for one in points if isinstance(one, str) and one), None)


def rows_by_rule(walk: Walk, rule: Rule) -> tuple[NewRow, ...]:
    """The rows that a rule with `writes` writes now; whether the rule bites is for the caller to know.

    Without `of`, a form about a row of the same register changes that row (`row.ref` of its context).
    """
    writes = rule.writes
    if writes is None:
        return ()
    nodes = walk.compiled.writes.get(rule.id, {})
    subject = walk.scope.get("row.ref") if walk.compiled.checklist.about == writes.register_ else None
    if writes.of is None:
        cells = _cells(walk, writes.register_, nodes, None)
        where = _project(walk, nodes, None)
        found = (
            [] if cells is None else [_new(writes.register_, cells, ref=subject, rule=rule.id, project=where)]
        )
        return tuple(found)
    return tuple(_row_by_row(walk, rule, walk.fields[writes.of], nodes))


def _row_by_row(walk: Walk, rule: Rule, table: FieldState, nodes: Nodes) -> Iterator[NewRow]:
    register = str(rule.writes and rule.writes.register_)
    for row in table.rows:
        cells = _cells(walk, register, nodes, row.values)
        if cells is not None:
            ref = _ref(table.field, register, row)
            where = _project(walk, nodes, row.values)
            yield _new(
                register, cells, ref=ref, field=table.field.id, row=row.id, rule=rule.id, project=where
            )


def _project(walk: Walk, nodes: Nodes, row: Mapping[str, Value] | None) -> str | None:
    """The number of the project that a row is for, where that is not the one of the form."""
    node = nodes.get("project")
    found = evaluate(node, walk.scope, walk.compiled.resolved.scales, row) if node is not None else None
    return str(found) if found is not None else None


def _cells(
    walk: Walk, register: str, nodes: Nodes, row: Mapping[str, Value] | None
) -> dict[str, Json] | None:
    """What the formulas of a row come to; None where the row is not to be written."""
    into = columns_of(walk.compiled.resolved.registers[register])
    values = {
        name: evaluate(node, walk.scope, walk.compiled.resolved.scales, row)
        for name, node in nodes.items()
        if name != "project"
    }
    if values.pop("when", True) is not True:
        return None
    named = {name.removeprefix("columns."): value for name, value in values.items()}
    return {name: to_stored(into[name], value) for name, value in named.items() if name in into}


def same_row(register: Register | ReadRegister, new: NewRow, row: StoredRow) -> bool:
    """Whether `new` is about `row`: it says so, or all columns that tell rows apart are the same."""
    if new.ref is not None:
        return new.ref == row.ref
    return bool(register.identity) and all(_same(one, new, row) for one in register.identity)


def _same(column: str, new: NewRow, row: StoredRow) -> bool:
    if column == "owner":
        return new.owner == row.owner
    return column in new.values and new.values[column] == (row.values or {}).get(column)
