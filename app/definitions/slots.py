"""Every condition and formula of a checklist, in the file's order, with the names that may be read there.

A question may read what was asked before it; `check` and `warn` also their own answer; a column the
columns before it; rules over the whole checklist everything. So no rule ever waits for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.definitions.asked_types import type_of
from app.definitions.checklist import Field, Rule
from app.definitions.fitting import fits
from app.definitions.message import Message
from app.definitions.reading import formulas_written
from app.definitions.resolved import Resolved
from app.definitions.rules import Node, RuleError, Type, condition, parse, reads, typecheck
from app.definitions.surroundings import Surroundings, row_types
from app.definitions.types import BOOL, rows

Use = Literal["show", "calc", "check", "warn", "when", "criterion", "holds", "writes"]


@dataclass(frozen=True)
class Slot:
    """One condition or formula. `key`: field id, `table.column`, criterion code, rule id, or for what a rule
    writes `<rule id>.<status|owner|due|when|columns.<id>>`.

    `node` is None where the text cannot be read; `error` says why it cannot be used.
    """

    use: Use
    key: str
    text: str
    node: Node | None
    type: Type | None
    error: RuleError | None


class _Reading:
    """Goes through a checklist from top to bottom and learns its names on the way."""

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.around = Surroundings(
            settings=resolved.settings,
            classes=[one.id for one in resolved.classes],
            gates=[one.id for one in resolved.gates],
            phases=resolved.phases,
            facts=resolved.facts,
            registers=resolved.registers.values(),
            roles=resolved.roles,
            about=resolved.checklist.about,
        ).types()
        self.names: dict[str, Type] = dict(self.around)
        self.slots: list[Slot] = []
        self.ahead = {field.id for step in resolved.checklist.steps for field in step.fields}
        self.failed: set[str] = set()

    def slot(
        self, use: Use, key: str, text: str | None, row_of: str | None = None, wanted: Type | None = None
    ) -> Type | None:
        """Read one rule; what it comes to, or None where that is not known. `wanted`: the kind it must be."""
        if text is None:
            return None
        node: Node | None = None
        try:
            node = parse(text)
            type_ = self.typed(use, node, row_of)
            if wanted is not None and type_ is not None:
                fits(node, type_, wanted)
        except RuleError as error:
            # A formula that could not be read has been reported; who reads it is not to blame.
            if node is None or not self.failed & reads(node):
                told = error if use == "holds" else self.later(error)
                self.slots.append(Slot(use, key, text, node, None, told))
            return None
        self.slots.append(Slot(use, key, text, node, type_, None))
        return type_

    def typed(self, use: Use, node: Node, row_of: str | None) -> Type | None:
        if use in ("calc", "writes"):
            return typecheck(node, self.names, row_of)
        condition(node, self.around if use == "holds" else self.names, row_of)
        return None

    def later(self, error: RuleError) -> RuleError:
        """An unknown name that a later question bears is a question asked too late."""
        name = str(error.problem.args.get("name", ""))
        if error.problem.id == "rule-unknown-name" and name.split(".")[0] in self.ahead:
            return RuleError(Message("rule-later-field", {"name": name}), error.column)
        return error

    def learn(self, field: Field, type_: Type | None) -> None:
        self.ahead.discard(field.id)
        if type_ is not None:
            self.names[field.id] = type_
        elif field.type == "calc":
            self.failed.add(field.id)

    def table(self, field: Field) -> Type:
        """The columns one by one: a formula reads those before it."""
        known: dict[str, Type] = {}
        for column in field.columns:
            type_ = type_of(column, self.resolved.roles)
            self.names[field.id] = rows(dict(known))
            self.slot("show", f"{field.id}.{column.id}", column.show, field.id)
            if column.calc is not None:
                type_ = self.slot("calc", f"{field.id}.{column.id}", column.calc, field.id)
            if type_ is not None:
                known[column.id] = type_
            elif column.calc is not None:
                self.failed.add(f"{field.id}.{column.id}")
        self.names.pop(field.id, None)
        return rows(known)

    def field(self, field: Field) -> None:
        self.slot("show", field.id, field.show)
        if field.type == "table":
            if field.preset:
                self.criteria()
            type_: Type | None = self.table(field)
        elif field.type == "calc":
            type_ = self.slot("calc", field.id, field.calc)
        else:
            type_ = type_of(field, self.resolved.roles)
        self.learn(field, type_)
        self.slot("check", field.id, field.check.rule if field.check else None)
        self.slot("warn", field.id, field.warn.rule if field.warn else None)

    def criteria(self) -> None:
        for one in self.resolved.checklist.criteria:
            self.slot("criterion", one.code, one.show)
            self.slot("holds", one.code, one.holds)

    def writes(self, rule: Rule) -> None:
        if rule.writes is None:
            return
        register = self.resolved.registers.get(rule.writes.register_)
        columns = row_types(register, self.resolved.roles, self.around) if register else {}
        for name, text in formulas_written(rule.writes).items():
            wanted = BOOL if name == "when" else columns.get(name.removeprefix("columns."))
            self.slot("writes", f"{rule.id}.{name}", text, rule.writes.of, wanted)

    def all(self) -> None:
        for step in self.resolved.checklist.steps:
            for field in step.fields:
                self.field(field)
        for rule in self.resolved.checklist.rules:
            self.slot("when", rule.id, rule.when)
            self.writes(rule)


def slots(resolved: Resolved) -> tuple[tuple[Slot, ...], Mapping[str, Type]]:
    """All conditions and formulas of a checklist, and the types of all names at its end."""
    reading = _Reading(resolved)
    reading.all()
    return tuple(reading.slots), reading.names
