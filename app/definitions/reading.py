"""What a checklist reads beside its own fields: settings, scales, roles, gates, registers, functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from app.definitions.checklist import Asked, Checklist, Field, Option, Writes
from app.definitions.context import PROJECTS
from app.definitions.functions import FUNCTIONS, beside
from app.definitions.library import Library
from app.definitions.method import Fact, Gate
from app.definitions.read_registers import read_registers
from app.definitions.resolved import FORMAT, ReadRegister, Resolved
from app.definitions.rules import Node, RuleError, calls, parse, reads
from app.definitions.text import Text

RESERVED_ROLES = ("starter", "author", "requester", "decider", "checker")
ANSWER = "answer:"  # `by: answer:owner`: the person that this answer names, or who holds the role it comes to


def asked_in(checklist: Checklist) -> Iterator[Asked]:
    """Every field and every column."""
    for step in checklist.steps:
        for field in step.fields:
            yield field
            yield from field.columns


def rules_in(checklist: Checklist) -> Iterator[str]:
    """The text of every condition and formula."""
    for asked in asked_in(checklist):
        yield from filter(None, (asked.show, asked.calc))
        if isinstance(asked, Field):
            yield from (one.rule for one in (asked.check, asked.warn) if one)
    for criterion in checklist.criteria:
        yield from filter(None, (criterion.show, criterion.holds))
    for rule in checklist.rules:
        yield from filter(None, (rule.when,))
        if rule.writes is not None:
            yield from formulas_written(rule.writes).values()


def formulas_written(writes: Writes) -> dict[str, str]:
    """The formulas of a row that a rule writes: `when`, its head and `columns.<id>`."""
    own = {name: getattr(writes, name) for name in ("when", "status", "owner", "due", "project")}
    columns = {f"columns.{id_}": text for id_, text in writes.columns.items()}
    return {name: text for name, text in own.items() if text is not None} | columns


def nodes_in(checklist: Checklist) -> tuple[Node, ...]:
    """The trees of all rules that can be read; the others are findings elsewhere."""
    return _trees(rules_in(checklist))


def formulas_of(registers: Iterable[ReadRegister]) -> tuple[Node, ...]:
    """The trees of what registers work out themselves."""
    columns = [one for register in registers for one in register.columns]
    return _trees(text for one in columns for text in (one.calc, one.show) if text)


def _trees(texts: Iterable[str]) -> tuple[Node, ...]:
    found = []
    for text in texts:
        try:
            found.append(parse(text))
        except RuleError:
            continue
    return tuple(found)


def as_roles(value: tuple[str, ...] | str | None) -> tuple[str, ...]:
    """One role or several, always as several."""
    return (value,) if isinstance(value, str) else value or ()


def roles_of(checklist: Checklist, gates: tuple[Gate, ...]) -> frozenset[str]:
    """The codes of all roles that fill in, send, approve, decide or are kept away."""
    found = {checklist.owner, checklist.sender}
    for step in checklist.steps:
        found |= {*as_roles(step.by), *step.never}
        for field in step.fields:
            found |= {*as_roles(field.by), *field.never}
            for column in field.columns:
                found |= {*as_roles(column.by)}
    for rule in checklist.rules:
        found |= {*rule.unless_by}
    for gate in gates:
        found |= {*gate.decider.values(), *gate.checker.values()}
    return frozenset(found - {*RESERVED_ROLES})


class _Reading:
    """One checklist beside the library it reads from."""

    def __init__(self, checklist: Checklist, library: Library, covers: tuple[str, ...]) -> None:
        self.checklist = checklist
        self.library = library
        self.method = library.method
        self.covers = covers
        nodes = nodes_in(checklist)
        names = frozenset(name for node in nodes for name in reads(node))
        self.registers = read_registers(checklist, names, library.registers)
        # The formulas of what is read are read as well.
        nodes = (*nodes, *formulas_of(self.registers.values()))
        self.names = names.union(*(reads(node) for node in nodes))
        self.functions = sorted({name for node in nodes for name in calls(node)} & set(FUNCTIONS))
        self.is_gate = checklist.kind == "gate"
        self.facts = self.read_facts()

    def part(self, prefix: str) -> frozenset[str]:
        """The second word of the names that begin with `prefix`."""
        return frozenset(name.split(".")[1] for name in self.names if name.startswith(f"{prefix}."))

    def scales(self) -> dict[str, Any]:
        wanted = {scale for name in self.functions for scale in FUNCTIONS[name].reads_scales}
        known = beside(self.method)
        return {name: known[name] for name in wanted if name in known}

    def gates(self) -> tuple[Gate, ...]:
        every = bool({"project.gates_passed", "project.next_gate"} & self.names)
        return tuple(gate for gate in self.method.gates if every or gate.id in self.covers)

    def roles(self) -> dict[str, Text]:
        columns = (one for register in self.registers.values() for one in register.columns)
        kinds = {one.type for one in (*asked_in(self.checklist), *columns)}
        every = "role" in kinds | {one.type for one in self.facts.values()}
        every = every or any(one.startswith(ANSWER) for one in roles_of(self.checklist, ()))
        wanted = roles_of(self.checklist, self.gates())
        return {code: role.title for code, role in self.library.roles.items() if every or code in wanted}

    def read_facts(self) -> dict[str, Fact]:
        read = self.part("project") | {
            name.rpartition(".")[2] for name in self.names if name.startswith(f"{PROJECTS}.")
        }
        return {id_: one for id_, one in facts_of(self.library).items() if id_ in read}

    def duties(self) -> dict[str, Text]:
        steps = self.checklist.steps
        named = {step.duty for step in steps} | {field.duty for step in steps for field in step.fields}
        return {id_: duty.title for id_, duty in self.library.duties.items() if id_ in named}

    def classes(self) -> bool:
        return self.is_gate or "project.class" in self.names or "class" in self.checklist.sets

    def resolved(self) -> Resolved:
        settings = self.part("setting")
        return Resolved(
            format=FORMAT,
            checklist=self.checklist,
            settings={id_: one for id_, one in self.method.settings.items() if id_ in settings},
            scales=self.scales(),
            roles=self.roles(),
            phases={one.id: one.title for one in self.method.phases if "project.phase" in self.names},
            gates=self.gates(),
            decisions=self.method.decisions if self.is_gate else (),
            classes=self.method.classes if self.classes() else (),
            registers=self.registers,
            facts=self.facts,
            duties=self.duties(),
            functions={name: FUNCTIONS[name].version for name in self.functions},
        )


def facts_of(library: Library) -> dict[str, Fact]:
    """The facts of projects; one without options of its own has those of the questions that set it."""
    found: dict[str, dict[str, Option]] = {}
    for checklist in library.checklists.values():
        fields = {one.id: one for one in asked_in(checklist)}
        for fact, name in checklist.sets.items():
            choices = fields[name].choices if name in fields else None
            for option in choices if isinstance(choices, tuple) else ():
                found.setdefault(fact, {}).setdefault(option.code, option)
    return {
        id_: one if one.choices else one.model_copy(update={"choices": tuple(found.get(id_, {}).values())})
        for id_, one in library.method.facts.items()
    }


def with_what_it_reads(checklist: Checklist, library: Library, covers: tuple[str, ...]) -> Resolved:
    """The inlined `checklist` together with all it reads. `covers`: the gates one form of it may cover."""
    return _Reading(checklist, library, covers).resolved()
