"""What a checklist reads beside its own fields: settings, scales, roles, gates, registers, functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.definitions.checklist import Asked, Checklist, Field, Option
from app.definitions.functions import FUNCTIONS, beside
from app.definitions.library import Library
from app.definitions.method import Gate
from app.definitions.register import Register
from app.definitions.resolved import FORMAT, Resolved
from app.definitions.rules import Node, RuleError, calls, parse, reads
from app.definitions.text import Text

RESERVED_ROLES = ("starter", "author", "requester", "decider", "checker")


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
    yield from (one.show for one in checklist.criteria if one.show)
    yield from (one.when for one in checklist.rules if one.when)


def nodes_in(checklist: Checklist) -> tuple[Node, ...]:
    """The trees of all rules that can be read; the others are findings elsewhere."""
    found = []
    for text in rules_in(checklist):
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
        self.names = frozenset(name for node in nodes for name in reads(node))
        self.functions = sorted({name for node in nodes for name in calls(node)} & set(FUNCTIONS))
        self.is_gate = checklist.kind == "gate"

    def part(self, prefix: str) -> frozenset[str]:
        """The second word of the names that begin with `prefix`."""
        return frozenset(name.split(".")[1] for name in self.names if name.startswith(f"{prefix}."))

    def scales(self) -> dict[str, Any]:
        wanted = {scale for name in self.functions for scale in FUNCTIONS[name].reads_scales}
        known = beside(self.method)
        return {name: known[name] for name in wanted if name in known}

    def gates(self) -> tuple[Gate, ...]:
        every = "project.gates_passed" in self.names
        return tuple(gate for gate in self.method.gates if every or gate.id in self.covers)

    def registers(self) -> dict[str, Register]:
        wanted = self.part("reg")
        for one in asked_in(self.checklist):
            wanted |= {one.to or "", getattr(one, "register_", None) or ""}
        # Which other forms feed a register says nothing about this one.
        return {
            id_: register.model_copy(update={"fed_by": ()})
            for id_, register in self.library.registers.items()
            if id_ in wanted
        }

    def roles(self) -> dict[str, Text]:
        every = any(one.type == "role" for one in asked_in(self.checklist))
        wanted = roles_of(self.checklist, self.gates())
        return {code: role.title for code, role in self.library.roles.items() if every or code in wanted}

    def facts(self) -> dict[str, tuple[Option, ...]]:
        wanted = self.part("project")
        return {fact: options for fact, options in fact_options(self.library).items() if fact in wanted}

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
            registers=self.registers(),
            facts=self.facts(),
            functions={name: FUNCTIONS[name].version for name in self.functions},
        )


def fact_options(library: Library) -> dict[str, tuple[Option, ...]]:
    """What forms set on a project by a choice: the fact and its options."""
    found: dict[str, tuple[Option, ...]] = {}
    for checklist in library.checklists.values():
        fields = {one.id: one for one in asked_in(checklist)}
        for fact, name in checklist.sets.items():
            choices = fields[name].choices if name in fields else None
            if isinstance(choices, tuple):
                found.setdefault(fact, choices)
    return found


def with_what_it_reads(checklist: Checklist, library: Library, covers: tuple[str, ...]) -> Resolved:
    """The inlined `checklist` together with all it reads. `covers`: the gates one form of it may cover."""
    return _Reading(checklist, library, covers).resolved()
