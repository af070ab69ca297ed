"""What answers come to: formulas worked out, hidden answers not counted, criteria that do not apply gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from app.definitions.checklist import Field
from app.definitions.rules.evaluate import evaluate
from app.definitions.rules.nodes import Node
from app.definitions.rules.witness.form import Form, fields
from app.definitions.types import Row, Value


class Path:
    """The way through one form as far as `names` are concerned."""

    def __init__(self, form: Form, names: frozenset[str]) -> None:
        self.form = form
        self.fields = tuple(field for field in fields(form) if field.id in names)
        self.steps = 0  # how many times it was followed: the measure of the effort

    def follow(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """All values that rules read, when these answers and facts are given."""
        self.steps += 1
        scope: dict[str, Value] = {**self.form.settings, **given}
        for field in self.fields:
            show = self.form.show.get(field.id)
            shown = show is None or self._of(show, scope) is True
            scope[field.id] = self._value(field, scope) if shown else None
        return scope

    def _of(self, node: Node, scope: Mapping[str, Value], row: Row | None = None) -> Value:
        return evaluate(node, scope, self.form.resolved.scales, row)

    def _value(self, field: Field, scope: Mapping[str, Value]) -> Value:
        if field.id in self.form.calc:
            return self._of(self.form.calc[field.id], scope)
        value = scope.get(field.id)
        if field.type != "table" or value is None:
            return value
        asked = [row for row in cast("tuple[Row, ...]", value) if self._applies(field, row, scope)]
        return tuple(self._row(field, row, scope) for row in asked)

    def _applies(self, field: Field, row: Row, scope: Mapping[str, Value]) -> bool:
        show = self.form.criterion_show.get(str(row.get("code"))) if field.preset else None
        return show is None or self._of(show, scope) is True

    def _row(self, field: Field, row: Row, scope: Mapping[str, Value]) -> Row:
        filled = dict(row)
        for column in field.columns:
            show, formula = (each.get(f"{field.id}.{column.id}") for each in (self.form.show, self.form.calc))
            if show is not None and self._of(show, scope, filled) is not True:
                filled[column.id] = None
            elif formula is not None:
                filled[column.id] = self._of(formula, scope, filled)
        return filled

    def holds(self, node: Node, given: Mapping[str, Value]) -> Value:
        """Whether a condition holds: true, false or unknown (None)."""
        return self._of(node, self.follow(given))
