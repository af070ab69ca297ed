"""Rules that write rows of registers: do register, table and columns exist, and is nothing left open?"""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Checklist, Field, Rule, Writes
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.register import Register

HEAD = ("owner", "due", "status")  # have keys of their own


def check_rule(
    look: Look, checklist: Checklist, rule: Rule, fields: Mapping[str, Field] | None, at: Placed
) -> None:
    """One rule. `fields`: all questions of the form; None where a part of it could not be read."""
    for key in ("do", "writes"):
        if getattr(rule, key) is not None and rule.kind != "effect":
            look.note("effect-only", at.source, *at.where, key, id=rule.id, key=key)
    if rule.writes is None or "registers" in look.library.broken:
        return
    place = at.below("writes")
    registers = look.library.registers
    id_ = rule.writes.register_
    look.one_of("unknown-register", id_, registers, place.source, *place.where, "register")
    if fields is not None and rule.writes.of is not None:
        tables = [field.id for field in fields.values() if field.type == "table"]
        look.one_of("unknown-field", rule.writes.of, tables, place.source, *place.where, "of")
    if id_ in registers:
        _columns(look, rule.writes, registers[id_], place)
        if not _changes(checklist, rule.writes, registers[id_], fields or {}):
            _complete(look, rule.writes, registers[id_], place)


def _columns(look: Look, writes: Writes, register: Register, at: Placed) -> None:
    known = [one.id for one in register.columns if one.calc is None and one.id not in HEAD]
    for id_ in writes.columns:
        look.one_of("unknown-column", id_, known, at.source, *at.where, "columns", id_, of=register.id)


def _changes(checklist: Checklist, writes: Writes, register: Register, fields: Mapping[str, Field]) -> bool:
    """Whether the rule changes a row that is there, so that what it does not say stays what it was."""
    if register.identity and set(register.identity) <= {*writes.columns, "owner"}:
        return True
    if writes.of is None:
        return checklist.about == register.id
    table = fields.get(writes.of)
    if table is None or table.register_ == register.id:
        return True
    return any(one.type == "ref" and one.to == register.id for one in table.columns)


def _complete(look: Look, writes: Writes, register: Register, at: Placed) -> None:
    given = {*writes.columns, "owner", "status", *(("due",) if writes.due else ())}
    for column in register.columns:
        if column.required and column.id not in given:
            look.note("missing-column", at.source, *at.where, "columns", id=column.id, of=register.id)
