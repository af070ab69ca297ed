"""Columns that a table takes from its register, their formulas written for that table."""

from __future__ import annotations

from app.definitions.checklist import Column, Field
from app.definitions.columns import columns_of
from app.definitions.register import Register
from app.definitions.rules import RuleError, parse
from app.definitions.rules.nodes import Column as RowColumn
from app.definitions.rules.nodes import Name, every


def taken_ids(field: Field, register: Register) -> tuple[str, ...]:
    """Which columns a table takes; one that writes no columns at all takes those of the register itself."""
    if field.take or field.columns:
        return field.take
    return tuple(one.id for one in register.columns)


def with_taken(field: Field, register: Register | None) -> tuple[Column, ...]:
    """The columns of a table: what it takes, then its own; an own one replaces one of the same id."""
    if register is None:
        return field.columns
    known = columns_of(register)
    own = {one.id: one for one in field.columns}
    ids = [id_ for id_ in taken_ids(field, register) if id_ in known or id_ in own]
    taken = [own.pop(id_) if id_ in own else moved(known[id_], register.id, field.id) for id_ in ids]
    return (*taken, *own.values())


def moved(column: Column, register: str, table: str) -> Column:
    """A column of `register` as a column of `table`."""
    return column.model_copy(
        update={
            "show": _renamed(column.show, register, table),
            "calc": _renamed(column.calc, register, table),
        }
    )


def _renamed(text: str | None, old: str, new: str) -> str | None:
    """The rule with every `old.column` as `new.column`; what cannot be read is a finding at the register."""
    if text is None or old == new:
        return text
    try:
        node = parse(text)
    except RuleError:
        return text
    places = {
        one.at
        for one in every(node)
        if (isinstance(one, RowColumn) and one.table == old) or (isinstance(one, Name) and one.path == old)
    }
    for at in sorted(places, reverse=True):
        text = text[:at] + new + text[at + len(old) :]
    return text
