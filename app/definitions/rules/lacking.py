"""Why a formula comes to nothing: the names that it reads and that nobody has answered or set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import cast

from app.definitions.functions import FUNCTIONS
from app.definitions.rules import nodes
from app.definitions.rules.evaluate import evaluate
from app.definitions.rules.nodes import Node
from app.definitions.types import Row, Scales, Value


def lacking(
    node: Node,
    scope: Mapping[str, Value],
    scales: Scales,
    row: Row | None = None,
    formulas: Mapping[str, Node] | None = None,
) -> tuple[str, ...]:
    """The unanswered names for want of which `node` is not computed, as rules write them, in that order.

    Empty when it has an outcome, and also when nothing is lacking but the answers have none (a division by
    zero, a number above all bands). `formulas`: by name, those of calculated answers; where one of them is
    what is lacking, what it lacks is named instead. The rest as for `evaluate`.
    """
    return tuple(dict.fromkeys(_Looking(scope, scales, row, formulas or {}).at(node)))


class _Looking:
    """Goes down a formula, only where it comes to nothing."""

    def __init__(
        self, scope: Mapping[str, Value], scales: Scales, row: Row | None, formulas: Mapping[str, Node]
    ) -> None:
        self.scope = scope
        self.scales = scales
        self.row = row
        self.formulas = formulas

    def at(self, node: Node) -> Iterator[str]:
        if evaluate(node, self.scope, self.scales, self.row) is None:
            yield from _lacks(node, self)

    def named(self, path: str) -> Iterator[str]:
        formula = self.formulas.get(path)
        inner = list(self.at(formula)) if formula is not None else []
        yield from inner or [path]

    def in_row(self, row: Row) -> _Looking:
        return _Looking(self.scope, self.scales, row, self.formulas)


@singledispatch
def _lacks(node: Node, looking: _Looking) -> Iterator[str]:
    for child in nodes.children(node):
        if not isinstance(child, nodes.Listing):
            yield from looking.at(child)


@_lacks.register
def _(node: nodes.Name, looking: _Looking) -> Iterator[str]:
    yield from looking.named(node.path)


@_lacks.register
def _(node: nodes.Column, looking: _Looking) -> Iterator[str]:
    yield from looking.named(node.path)


@_lacks.register
def _(node: nodes.Pick, looking: _Looking) -> Iterator[str]:
    # The setting as a whole is there; it is the value for this code that is not.
    key = list(looking.at(node.key))
    yield from key or [node.source.path]


@_lacks.register
def _(node: nodes.Choose, looking: _Looking) -> Iterator[str]:
    test = evaluate(node.test, looking.scope, looking.scales, looking.row)
    yield from looking.at(node.test if test is None else node.then if test else node.other)


@_lacks.register
def _(node: nodes.Call, looking: _Looking) -> Iterator[str]:
    function = FUNCTIONS[node.function]
    tables = nodes.tables(function, node)
    for position, arg in enumerate(node.args):
        group = function.table(position)
        rows = looking.scope.get(tables[group]) if group is not None else ()
        if group is None:
            yield from looking.at(arg)
        elif rows is None:
            yield from looking.named(tables[group])
        else:
            for row in cast("tuple[Row, ...]", rows):
                yield from looking.in_row(row).at(arg)
    yield from (name for name in function.reads if looking.scope.get(name) is None)
