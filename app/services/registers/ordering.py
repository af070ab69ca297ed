"""Rows of a register in the order that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from app.definitions.register import Register
from app.runs.freeze import Names
from app.services.registers.definition import columns
from app.services.registers.lines import RowLine, Wanted

Value = Any


def _rank(register: Register, line: RowLine, name: str, names: Names) -> Value:
    """What rows are put in order by; options as the register lists them."""
    if name == "number":
        return Decimal(line.row.number)
    value = line.values.get(name)
    column = columns(register).get(name)
    if value is None or column is None:
        return value
    if name == "status" or isinstance(column.choices, tuple):
        options = register.statuses if name == "status" else column.choices
        codes = [one.code for one in options] if isinstance(options, tuple) else []
        return Decimal(codes.index(value)) if value in codes else None
    if column.type in ("person", "ref", "role"):
        return (names.of(line.cells.get(name)) or "").casefold()
    return value.casefold() if isinstance(value, str) else value


def in_order(register: Register, lines: Iterable[RowLine], wanted: Wanted, names: Names) -> list[RowLine]:
    """In the order that is asked for; rows without a value there come last, both ways."""
    ranked = [(_rank(register, line, wanted.sort, names), line) for line in lines]
    there = [(rank, line) for rank, line in ranked if rank is not None and not isinstance(rank, tuple)]
    there.sort(key=lambda one: one[0], reverse=wanted.down)
    missing = [line for rank, line in ranked if rank is None or isinstance(rank, tuple)]
    return [line for _, line in there] + missing
