"""Which registers a form reads or writes, and which of their columns: no more than that is pinned with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.definitions.checklist import Checklist, Column
from app.definitions.context import OWN_REGISTERS
from app.definitions.register import Register, Status
from app.definitions.resolved import ReadRegister
from app.definitions.rules import RuleError, parse, reads

PLACES = ("reg", "portfolio")


def read_registers(
    checklist: Checklist, names: Iterable[str], registers: Mapping[str, Register]
) -> dict[str, ReadRegister]:
    """The registers of `checklist` (inlined), whose rules read `names`, by id in the order of the file."""
    wanted = _wanted(checklist, names)
    return {
        id_: _read(register, wanted[id_])
        for id_, register in registers.items()
        if id_ in wanted and id_ not in OWN_REGISTERS
    }


def _wanted(checklist: Checklist, names: Iterable[str]) -> dict[str, set[str]]:
    """Register -> the columns that are read or written."""
    found: dict[str, set[str]] = {checklist.about: set()} if checklist.about is not None else {}
    for name in (*names, *_prefilled(checklist)):
        place, _, rest = name.partition(".")
        register, _, column = rest.partition(".")
        if place in PLACES:
            found.setdefault(register, set()).add(column)
        elif place == "row" and checklist.about is not None:
            found[checklist.about].add(rest)
    for register, columns in _named(checklist):
        found.setdefault(register, set()).update(columns)
    return found


def _prefilled(checklist: Checklist) -> Iterator[str]:
    yield from (field.prefill for step in checklist.steps for field in step.fields if field.prefill)


def _named(checklist: Checklist) -> Iterator[tuple[str, Iterable[str]]]:
    """Registers in which tables live, to which answers point and into which rules write."""
    for field in (field for step in checklist.steps for field in step.fields):
        if field.register_ is not None:
            yield field.register_, [one.id for one in field.columns]
        yield from ((asked.to, ()) for asked in (field, *field.columns) if asked.to is not None)
    for rule in checklist.rules:
        if rule.writes is not None:
            yield rule.writes.register_, rule.writes.columns


def _read(register: Register, wanted: set[str]) -> ReadRegister:
    kept = _with_what_formulas_read(register, wanted | set(register.identity))
    return ReadRegister(
        id=register.id,
        title=register.title,
        row=register.row,
        columns=tuple(one for one in register.columns if one.id in kept),
        statuses=tuple(
            Status(code=one.code, label=one.label, help=one.help, ends=one.ends) for one in register.statuses
        ),
        identity=register.identity,
        scope=register.scope,
    )


def _with_what_formulas_read(register: Register, wanted: set[str]) -> set[str]:
    kept = set(wanted)
    for column in reversed(register.columns):
        if column.id in kept:
            kept |= {name.rpartition(".")[2] for name in _reads(column, register.id)}
    return kept


def _reads(column: Column, register: str) -> set[str]:
    """The columns of its own register that a column's formula and condition read."""
    found: set[str] = set()
    for text in (column.calc, column.show):
        try:
            found |= reads(parse(text)) if text else set()
        except RuleError:
            continue
    return {name for name in found if name.startswith(f"{register}.")}
