"""The types of everything rules may read around a form: project, form, registers, portfolio, settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.definitions.asked_types import fact_type, type_of
from app.definitions.columns import IMPLICIT, WithRows, columns_of
from app.definitions.context import CONTEXT, OWN_REGISTERS, PROJECT_COLUMNS, PROJECTS, setting_type
from app.definitions.method import Fact, Setting
from app.definitions.rules import RuleError, parse, typecheck
from app.definitions.types import Type, rows

_NONE: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True)
class Surroundings:
    """What stands around a form, as its rules see it. `about`: the register whose row it is about."""

    settings: Mapping[str, Setting]
    classes: Iterable[str] = ()
    gates: Iterable[str] = ()
    phases: Iterable[str] = ()
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NONE)
    registers: Iterable[WithRows] = ()
    roles: Iterable[str] = ()
    about: str | None = None

    def types(self) -> Mapping[str, Type]:
        """The type of each name, with the codes that this method has."""
        named = {**self._known(), **self._facts(), **setting_types(self.settings)}
        columns = {name: named[f"project.{name}"] for name in (*PROJECT_COLUMNS, *self.facts)}
        named[PROJECTS] = rows(columns)
        for register in self.registers:
            if register.id not in OWN_REGISTERS:
                named |= self._rows(register)
        return MappingProxyType(named)

    def _known(self) -> dict[str, Type]:
        named = dict(CONTEXT)
        gates = frozenset(self.gates) or None
        limits = {
            "project.class": frozenset(self.classes) or None, "project.phase": frozenset(self.phases) or None,
            "project.gates_passed": gates, "project.next_gate": gates, "run.gates": gates,
        }  # fmt: skip
        for name, options in limits.items():
            named[name] = replace(named[name], options=options)
        return named

    def _facts(self) -> dict[str, Type]:
        return {f"project.{name}": fact_type(one, self.roles) for name, one in self.facts.items()}

    def _rows(self, register: WithRows) -> dict[str, Type]:
        columns = row_types(register, self.roles, setting_types(self.settings))
        found = {f"{place}.{register.id}": rows(columns) for place in ("reg", "portfolio")}
        if register.id == self.about:
            found |= {f"row.{name}": type_ for name, type_ in columns.items()}
        return found


def setting_types(settings: Mapping[str, Setting]) -> dict[str, Type]:
    """The types of `setting.<id>`."""
    return {f"setting.{name}": setting_type(setting) for name, setting in settings.items()}


def row_types(register: WithRows, roles: Iterable[str], settings: Mapping[str, Type]) -> Mapping[str, Type]:
    """The types of a register's columns, with those that every register has.

    A formula reads the columns before it, those that every register has, settings and the day it is. One that
    cannot be read has no type: it is a finding at the register.
    """
    columns = columns_of(register)
    own = {one.id for one in register.columns}
    known = {name: type_ for name, (type_, _) in IMPLICIT.items()}
    around = {"run.now": CONTEXT["run.now"], **settings}
    for column in sorted(columns.values(), key=lambda one: one.id in own):
        type_ = type_of(column, roles)
        if column.calc is not None:
            type_ = _calculated(column.calc, register.id, {**around, register.id: rows(dict(known))})
        known.pop(column.id, None)
        if type_ is not None:
            known[column.id] = type_
    return known


def _calculated(formula: str, table: str, names: Mapping[str, Type]) -> Type | None:
    try:
        return typecheck(parse(formula), names, table)
    except RuleError:
        return None
