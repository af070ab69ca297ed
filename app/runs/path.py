"""The path through a checklist: a pure function of definition, answers and context.

What is asked, what it comes to, which options are left: worked out afresh each time, never stored.
Order is the file's order; a hidden answer is kept but not counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.definitions.checklist import Criterion, Field, Rule, Step
from app.definitions.compiled import Compiled
from app.definitions.rules import Node, evaluate
from app.runs.values import Json, Value, engine_row, stored_rows, to_engine

Answers = Mapping[str, Json]
Base = Mapping[str, Sequence[Mapping[str, Json]]]


@dataclass(frozen=True)
class RowState:
    """One row of a table: what was stored and what it comes to.

    `stored` holds `_ref` where the row stands in the register of a live table.
    """

    id: str
    stored: Mapping[str, Json]
    values: Mapping[str, Value]
    criterion: Criterion | None
    hidden: frozenset[str]  # columns that are not asked in this row; what stands in them is not counted


@dataclass(frozen=True)
class FieldState:
    """One question on the path: is it asked, what was answered, what does it come to."""

    field: Field
    step: Step
    shown: bool
    stored: Json
    value: Value
    rows: tuple[RowState, ...]


@dataclass(frozen=True)
class Walk:
    """A run seen from its definition: every field, and the rules that bite now."""

    compiled: Compiled
    fields: Mapping[str, FieldState]
    scope: Mapping[str, Value]
    biting: tuple[Rule, ...]

    def shown(self, step_id: str) -> tuple[FieldState, ...]:
        """The fields of a step that are asked now, in the file's order."""
        return tuple(one for one in self.fields.values() if one.shown and one.step.id == step_id)

    def steps(self) -> tuple[Step, ...]:
        """The steps with at least one field to see now."""
        seen = {one.step.id for one in self.fields.values() if one.shown}
        return tuple(step for step in self.compiled.checklist.steps if step.id in seen)

    def closed(self, field_id: str) -> Mapping[str, tuple[Rule, ...]]:
        """The options of a field that rules take away now, with those rules."""
        gone: dict[str, tuple[Rule, ...]] = {}
        for rule in self.biting:
            if rule.closes and rule.closes.field == field_id:
                for code in rule.closes.options:
                    gone[code] = (*gone.get(code, ()), rule)
        return gone


class _Walker:
    """Goes through the checklist once, from the first field to the last."""

    def __init__(
        self,
        compiled: Compiled,
        answers: Answers,
        context: Mapping[str, Value],
        base: Base,
        figures: Mapping[str, Value],
    ) -> None:
        self.compiled = compiled
        self.answers = answers
        self.base = base
        self.figures = figures
        self.scope: dict[str, Value] = dict(context)

    def holds(self, node: Node | None, row: Mapping[str, Value] | None = None) -> Value:
        if node is None:
            return None
        return evaluate(node, self.scope, self.compiled.resolved.scales, row)

    def criteria(self, field: Field) -> tuple[Criterion, ...]:
        if not field.preset:
            return ()
        show = self.compiled.criterion_show
        asked = self.compiled.checklist.criteria
        return tuple(one for one in asked if one.code not in show or self.holds(show[one.code]) is True)

    def table(self, field: Field) -> tuple[Value, tuple[RowState, ...]]:
        criteria = self.criteria(field)
        stored = stored_rows(field, self.answers.get(field.id), criteria, self.base.get(field.id, ()))
        if stored is None:
            return None, ()
        by_code = {one.code: one for one in criteria}
        rows = tuple(self.row(field, row, by_code.get(row["_id"])) for row in stored)
        return tuple(one.values for one in rows), rows

    def row(self, field: Field, row: Mapping[str, Json], criterion: Criterion | None) -> RowState:
        values = engine_row(field, row, criterion)
        hidden = set()
        for column in field.columns:
            name = f"{field.id}.{column.id}"
            show, formula = self.compiled.show.get(name), self.compiled.calc.get(name)
            if show is not None and self.holds(show, values) is not True:
                hidden.add(column.id)
                values[column.id] = None
            elif formula is not None:
                values[column.id] = self.holds(formula, values)
        return RowState(row["_id"], row, values, criterion, frozenset(hidden))

    def field(self, field: Field, step: Step) -> FieldState:
        show = self.compiled.show.get(field.id)
        shown = show is None or self.holds(show) is True
        value: Value = None
        rows: tuple[RowState, ...] = ()
        if shown and field.type == "table":
            value, rows = self.table(field)
        elif shown and field.id in self.figures:
            value = self.figures[field.id]
        elif shown and field.id in self.compiled.calc:
            value = self.holds(self.compiled.calc[field.id])
        elif shown:
            value = to_engine(field, self.answers.get(field.id))
        self.scope[field.id] = value
        return FieldState(field, step, shown, self.answers.get(field.id), value, rows)

    def biting(self) -> tuple[Rule, ...]:
        return tuple(rule for rule, when in self.compiled.rules if self.holds(when) is True)


def walk(
    compiled: Compiled,
    answers: Answers,
    context: Mapping[str, Value],
    base: Base = MappingProxyType({}),
    figures: Mapping[str, Value] = MappingProxyType({}),
) -> Walk:
    """Work out the path. `answers`: field id -> stored JSON (approvals as `approved`).

    `base`: live table -> the rows of its register that stand ready (`_id` and stored cells): those that are
    open, and those that the answers changed already. `figures`: calculated fields that stay what they were.
    """
    walker = _Walker(compiled, answers, context, base, figures)
    fields = {
        field.id: walker.field(field, step) for step in compiled.checklist.steps for field in step.fields
    }
    return Walk(compiled, fields, walker.scope, walker.biting())
