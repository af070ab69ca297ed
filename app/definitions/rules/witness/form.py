"""What a witness needs to know of a form: its rules and the types of its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from app.definitions.checklist import Checklist, Field, Rule
from app.definitions.rules.nodes import Call, Column, Node, every, reads
from app.definitions.types import Scales, Type, Value


class Pinned(Protocol):
    """What the form is pinned to."""

    @property
    def scales(self) -> Scales:
        """The scales its functions read."""
        ...


class Form(Protocol):
    """A checklist with its rules as trees."""

    @property
    def resolved(self) -> Pinned: ...
    @property
    def checklist(self) -> Checklist: ...
    @property
    def show(self) -> Mapping[str, Node]: ...
    @property
    def calc(self) -> Mapping[str, Node]: ...
    @property
    def check(self) -> Mapping[str, Node]: ...
    @property
    def warn(self) -> Mapping[str, Node]: ...
    @property
    def criterion_show(self) -> Mapping[str, Node]: ...
    @property
    def rules(self) -> tuple[tuple[Rule, Node | None], ...]: ...
    @property
    def types(self) -> Mapping[str, Type]: ...
    @property
    def settings(self) -> Mapping[str, Value]: ...


def fields(form: Form) -> Iterator[Field]:
    """Every question, in the order in which it is asked."""
    for step in form.checklist.steps:
        yield from step.fields


def table_of(form: Form, name: str) -> str:
    """The name under which the answer lies: the table of a column, else the name itself."""
    table = name.rpartition(".")[0]
    type_ = form.types.get(table)
    return table if type_ is not None and type_.kind == "rows" else name


def shown(form: Form, name: str) -> Node:
    """That a question is asked; of a column, that it is asked in some row."""
    node = form.show[name]
    if any(isinstance(part, Column) for part in every(node)):
        return Call("any", (node,))
    return node


class Reach:
    """Everything a condition depends on: through formulas, tables and the conditions of what it reads.

    `inputs`: the names that someone answers or the surroundings give. `rules`: all the trees on the way.
    `columns`: of each table, those that are read.
    """

    def __init__(self, form: Form, *nodes: Node) -> None:
        self.form = form
        self.inputs: set[str] = set()
        self.shown: dict[str, Node] = {}
        self.rules: list[Node] = []
        self.columns: dict[str, set[str]] = {}
        self._presets = {field.id for field in fields(form) if field.preset}
        self._seen: set[str] = set()
        for node in nodes:
            self._rule(node)

    def _rule(self, node: Node) -> None:
        self.rules.append(node)
        for name in sorted(reads(node)):
            self._name(name)

    def _name(self, name: str) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        table = table_of(self.form, name)
        if table != name:
            self._name(table)
        if name in self.form.calc:
            self._rule(self.form.calc[name])
        elif table == name:
            self.inputs.add(name)
        else:
            self.columns.setdefault(table, set()).add(name.rpartition(".")[2])
        self._conditions(name)

    def _conditions(self, name: str) -> None:
        if name in self.form.show:
            self.shown[name] = shown(self.form, name)
            self._rule(self.form.show[name])
        if name in self._presets:
            for node in self.form.criterion_show.values():
                self._rule(node)
