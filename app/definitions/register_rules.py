"""The rules of a register itself: its calculated columns, its totals and its saved views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.definitions.compiled import Nodes, setting_value
from app.definitions.context import CONTEXT
from app.definitions.functions import beside
from app.definitions.labels import RegisterLabels
from app.definitions.library import Library
from app.definitions.reading import facts_of
from app.definitions.register import Register
from app.definitions.rules import Node, RuleError, Scales, Type, Value, condition, parse, reads, typecheck
from app.definitions.slots import Slot, Use
from app.definitions.surroundings import Surroundings, row_types, setting_types
from app.definitions.types import rows


@dataclass(frozen=True)
class RegisterRules:
    """A register with its rules as trees: `calc` by column, `totals` and `views` by id.

    `opens`: by `<status>.<owner, due or columns.id>`. `clock`: by `<id>.<when, owner, due or columns.id>`.
    `lasting`: by status, the condition under which it can still be given.
    """

    register: Register
    calc: Nodes
    totals: Nodes
    views: Nodes
    opens: Nodes
    clock: Nodes
    lasting: Nodes
    types: Mapping[str, Type]
    labels: RegisterLabels
    settings: Mapping[str, Value]
    scales: Scales


def register_slots(library: Library, register: Register) -> tuple[Slot, ...]:
    """Conditions and formulas of a register.

    Keys: column id, `totals.<id>`, `views.<id>`, `opens.<…>`, `clock.<…>`, `while.<status>`.
    """
    around = {"run.now": CONTEXT["run.now"], **setting_types(library.method.settings)}
    project = _around_a_project(library, "project.")
    columns = row_types(register, library.roles, setting_types(library.method.settings))
    own = {one.id for one in register.columns}
    known = {name: type_ for name, type_ in columns.items() if name not in own}
    found: list[Slot] = []
    for column in register.columns:
        names = {**around, register.id: rows(dict(known))}
        if column.show is not None:
            found.append(_slot("show", column.id, column.show, {**project, **names}, register.id))
        if column.calc is not None:
            found.append(_slot("calc", column.id, column.calc, names, register.id))
        if column.id in columns:
            known[column.id] = columns[column.id]
    names = {**around, register.id: rows(columns)}
    found += [
        _slot("calc", f"totals.{one.id}", one.value, {**project, **names}, None) for one in register.totals
    ]
    found += [_slot("show", f"views.{one.id}", one.when, names, register.id) for one in register.views]
    for status in register.statuses:
        if status.while_ is not None:
            within = {**project, **names}
            found.append(_slot("when", f"while.{status.code}", status.while_.rule, within, register.id))
        for name, text in status.opens.formulas().items() if status.opens is not None else ():
            found.append(_slot("calc", f"opens.{status.code}.{name}", text, names, register.id))
    return (*found, *_by_the_clock(library, register, names))


def _by_the_clock(library: Library, register: Register, names: Mapping[str, Type]) -> Iterator[Slot]:
    """What waits for a date reads the project too, and the rows of all projects."""
    wide = {**_around_a_project(library, "project.", "portfolio."), **names} if register.clock else {}
    for one in register.clock:
        yield _slot("when", f"clock.{one.id}.when", one.when, wide, register.id)
        for name, text in one.opens.formulas().items() if one.opens is not None else ():
            yield _slot("calc", f"clock.{one.id}.{name}", text, wide, register.id)


def _around_a_project(library: Library, *places: str) -> Mapping[str, Type]:
    """What may be read where there is a project: conditions of columns (in forms), totals (on its page)."""
    method = library.method
    types = Surroundings(
        {},
        classes=[one.id for one in method.classes],
        gates=[one.id for one in method.gates],
        phases=[one.id for one in method.phases],
        facts=facts_of(library),
        registers=library.registers.values() if "portfolio." in places else (),
        roles=library.roles,
    ).types()
    return {name: type_ for name, type_ in types.items() if name.startswith(places)}


def _slot(use: Use, key: str, text: str, names: Mapping[str, Type], row_of: str | None) -> Slot:
    node: Node | None = None
    type_: Type | None = None
    try:
        node = parse(text)
        if use == "calc":
            type_ = typecheck(node, names, row_of)
        else:
            condition(node, names, row_of)
    except RuleError as error:
        return Slot(use, key, text, node, None, error)
    return Slot(use, key, text, node, type_, None)


def register_rules(library: Library, register_id: str) -> RegisterRules:
    """The rules of a register, ready to be worked out. KeyError when there is no such register.

    Raises RuleError at the first rule that cannot be used.
    """
    register = library.registers[register_id]
    found = register_slots(library, register)
    for slot in found:
        if slot.error is not None:
            raise slot.error
    read = {name for slot in found if slot.node is not None for name in reads(slot.node)}
    settings = {f"setting.{id_}": one for id_, one in library.method.settings.items()}
    columns = row_types(register, library.roles, setting_types(library.method.settings))
    roles = {code: role.title for code, role in library.roles.items()}
    return RegisterRules(
        register=register,
        calc=_of(found, "calc", ""),
        totals=_of(found, "calc", "totals."),
        views=_of(found, "show", "views."),
        opens=_of(found, "calc", "opens."),
        clock=_of(found, None, "clock."),
        lasting=_of(found, None, "while."),
        types=MappingProxyType({register.id: rows(columns)}),
        labels=RegisterLabels(register, library.method.settings, roles),
        settings=MappingProxyType(
            {name: setting_value(one) for name, one in settings.items() if name in read}
        ),
        scales=beside(library.method),
    )


def _of(found: tuple[Slot, ...], use: Use | None, prefix: str) -> Nodes:
    """The trees of one kind (None = of any): those with `prefix`, or (without one) those of columns."""
    return MappingProxyType(
        {
            slot.key.removeprefix(prefix): slot.node
            for slot in found
            if use in (None, slot.use) and slot.node is not None and _begins(slot.key, prefix)
        }
    )


def _begins(key: str, prefix: str) -> bool:
    return key.startswith(prefix) if prefix else "." not in key
