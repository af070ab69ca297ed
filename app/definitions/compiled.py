"""A resolved checklist made ready to be walked: every rule read once, everything found by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from app.definitions.checklist import Checklist, Field, Rule, Step
from app.definitions.labels import Labels
from app.definitions.method import Scalar, Setting
from app.definitions.resolved import Resolved
from app.definitions.rules import Node, Type, Value, reads
from app.definitions.rules.parse import PLACES, REGISTERS
from app.definitions.slots import Slot, slots

Nodes = Mapping[str, Node]


@dataclass(frozen=True)
class Compiled:
    """The checklist with its rules as trees.

    `show` and `calc` by field id and `table.column`, `amounts` those that come to money; `check` and `warn`
    by field id; `criterion_show` by code, `holds` too. `rules` in the file's order, each with its condition
    (None where it has none). `writes`: by rule id, the formulas of the row it writes by their names (`when`,
    `status`, `owner`, `due`, `columns.<id>`). `types`: of every name that rules may read. `around`: the
    names outside the form that its rules do read. `settings`: the values of `setting.<id>` as rules read
    them.
    """

    resolved: Resolved
    show: Nodes
    calc: Nodes
    amounts: frozenset[str]
    check: Nodes
    warn: Nodes
    criterion_show: Nodes
    holds: Nodes
    writes: Mapping[str, Nodes]
    rules: tuple[tuple[Rule, Node | None], ...]
    types: Mapping[str, Type]
    around: frozenset[str]
    labels: Labels
    settings: Mapping[str, Value]
    _fields: Mapping[str, tuple[Field, Step]] = field(repr=False)

    @property
    def checklist(self) -> Checklist:
        """The checklist itself, whole."""
        return self.resolved.checklist

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its pages, in order."""
        return self.resolved.checklist.steps

    def field(self, id_: str) -> Field:
        """The question `id_`. KeyError when there is none."""
        return self._fields[id_][0]

    def step_of(self, field_id: str) -> Step:
        """The page on which the question `field_id` stands. KeyError when there is none."""
        return self._fields[field_id][1]


def _engine(setting: Setting, value: Scalar) -> Value:
    if value is None:
        return None
    if setting.type in ("number", "money"):
        return Decimal(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def setting_value(setting: Setting) -> Value:
    """A setting as rules read it: numbers and money as Decimal (money in whole units), yes/no as codes.

    One value a class stays a mapping; a list of options is the tuple of its codes.
    """
    if setting.type == "options":
        return tuple(one.code for one in setting.options)
    if isinstance(setting.value, dict):
        return MappingProxyType({key: _engine(setting, one) for key, one in setting.value.items()})
    return _engine(setting, setting.value)


def _of(found: tuple[Slot, ...], use: str) -> Nodes:
    return MappingProxyType({one.key: one.node for one in found if one.use == use and one.node is not None})


def _amounts(found: tuple[Slot, ...]) -> frozenset[str]:
    made = (one for one in found if one.use == "calc" and one.type is not None)
    return frozenset(one.key for one in made if one.type is not None and one.type.kind == "money")


def _written(found: tuple[Slot, ...]) -> Mapping[str, Nodes]:
    by_rule: dict[str, dict[str, Node]] = {}
    for one in found:
        if one.use == "writes" and one.node is not None:
            rule, _, name = one.key.partition(".")
            by_rule.setdefault(rule, {})[name] = one.node
    return MappingProxyType({rule: MappingProxyType(nodes) for rule, nodes in by_rule.items()})


def _around(found: tuple[Slot, ...], types: Mapping[str, Type]) -> frozenset[str]:
    """The names outside the form, a table by its own name: `reg.risks` for `reg.risks.score`."""
    names = {name for one in found if one.node is not None for name in reads(one.node)}
    outside = {name for name in names if name.partition(".")[0] in PLACES | REGISTERS}
    return frozenset(name if name in types else name.rpartition(".")[0] for name in outside)


def compile_checklist(resolved: Resolved) -> Compiled:
    """Make a checklist ready to be walked. Raises RuleError at the first rule that cannot be used."""
    found, types = slots(resolved)
    for slot in found:
        if slot.error is not None:
            raise slot.error
    checklist = resolved.checklist
    when = _of(found, "when")
    return Compiled(
        resolved=resolved,
        show=_of(found, "show"),
        calc=_of(found, "calc"),
        amounts=_amounts(found),
        check=_of(found, "check"),
        warn=_of(found, "warn"),
        criterion_show=_of(found, "criterion"),
        holds=_of(found, "holds"),
        writes=_written(found),
        rules=tuple((rule, when.get(rule.id)) for rule in checklist.rules),
        types=MappingProxyType(dict(types)),
        around=_around(found, types),
        labels=Labels(resolved),
        settings=MappingProxyType(
            {f"setting.{id_}": setting_value(one) for id_, one in resolved.settings.items()}
        ),
        _fields=MappingProxyType({one.id: (one, step) for step in checklist.steps for one in step.fields}),
    )
