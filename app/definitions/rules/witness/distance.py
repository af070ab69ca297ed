"""How far answers are from meeting a condition: 0 = met. Only the order of the numbers means something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import singledispatchmethod
from typing import TypeAlias, cast

from app.definitions.rules import nodes
from app.definitions.rules.evaluate import evaluate
from app.definitions.rules.lacking import lacking
from app.definitions.rules.nodes import Node
from app.definitions.rules.witness.form import Form, shown
from app.definitions.types import Row, Value

Measured: TypeAlias = Callable[[Node], float]
WRONG = 1.0  # another code than wanted: nothing tells how near it is
NO_ROW = 2.0
DEEPEST = 12  # formulas within formulas


class Distance:
    """Measures conditions under the values that one walk through the form gave."""

    def __init__(
        self, form: Form, scope: Mapping[str, Value], row: Row | None = None, depth: int = 0
    ) -> None:
        self.form = form
        self.scope = scope
        self.row = row
        self.depth = depth

    def of(self, node: Node, want: bool) -> float:
        """How far `node` is from being true, or (`want` False) false."""
        if self.depth > DEEPEST or self._value(node) is want:
            return 0.0 if self._value(node) is want else WRONG
        return max(self._deeper()._of(node, want), 1e-9)

    def _value(self, node: Node) -> Value:
        return evaluate(node, self.scope, self.form.resolved.scales, self.row)

    def _deeper(self) -> Distance:
        return Distance(self.form, self.scope, self.row, self.depth + 1)

    def _in(self, row: Row) -> Distance:
        return Distance(self.form, self.scope, row, self.depth)

    @singledispatchmethod
    def _of(self, node: Node, want: bool) -> float:
        return self._unknown(node) if self._value(node) is None else WRONG

    @_of.register
    def _(self, node: nodes.Not, want: bool) -> float:
        return self.of(node.term, not want)

    @_of.register
    def _(self, node: nodes.Logic, want: bool) -> float:
        parts = [self.of(term, want) for term in node.terms]
        return sum(parts) if want is (node.operator == "and") else min(parts)

    @_of.register
    def _(self, node: nodes.Choose, want: bool) -> float:
        return self._either(node, lambda branch: self.of(branch, want))

    def _either(self, node: nodes.Choose, measured: Measured) -> float:
        return min(
            self.of(node.test, True) + measured(node.then), self.of(node.test, False) + measured(node.other)
        )

    @_of.register
    def _(self, node: nodes.Name, want: bool) -> float:
        if node.path not in self.form.calc:
            return WRONG
        return self._asked(node.path) + self.of(self.form.calc[node.path], want)

    @_of.register
    def _(self, node: nodes.Call, want: bool) -> float:
        if node.function not in {"any", "all"}:
            return self._unknown(node) if self._value(node) is None else WRONG
        (table,) = {part.table for part in nodes.every(node) if isinstance(part, nodes.Column)}
        rows = cast("tuple[Row, ...] | None", self.scope.get(table))
        if not rows:
            return NO_ROW + self._asked(table)
        parts = [self._in(row).of(node.args[0], want) for row in rows]
        return min(parts) if want is (node.function == "any") else sum(parts)

    @_of.register
    def _(self, node: nodes.Compare, want: bool) -> float:
        left = node.left
        if isinstance(left, nodes.Choose):
            return self._either(left, lambda branch: self.of(replace(node, left=branch), want))
        if isinstance(left, nodes.Name) and left.path in self.form.calc:
            return self._asked(left.path) + self.of(replace(node, left=self.form.calc[left.path]), want)
        if isinstance(left, nodes.Call) and left.function == "count_where" and node.operator in {">", ">="}:
            return self.of(nodes.Call("any", left.args), want)
        return self._apart(node)

    def _apart(self, node: nodes.Compare) -> float:
        one, other = self._value(node.left), self._value(node.right)
        if one is None or other is None:
            return self._unknown(node)
        if isinstance(one, Decimal) and isinstance(other, Decimal):
            gap = abs(float(one - other))
        elif isinstance(one, date) and isinstance(other, date):
            gap = float(abs((one - other).days))
        else:
            return WRONG
        return WRONG - WRONG / (1 + gap)

    def _unknown(self, node: Node) -> float:
        """Something is not answered, perhaps because it is not asked."""
        names = lacking(node, self.scope, self.form.resolved.scales, self.row, self.form.calc)
        return WRONG + sum(WRONG + self._asked(name) for name in names)

    def _asked(self, name: str) -> float:
        if name not in self.form.show:
            return 0.0
        return self.of(self.form.show[name] if self.row is not None else shown(self.form, name), True)
