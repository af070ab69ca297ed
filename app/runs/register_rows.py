"""Rows of a register as rules read them: with what is worked out, and whether they are late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.definitions.register_rules import RegisterRules
from app.definitions.rules import evaluate
from app.runs.values import Json, Row, Value, to_engine


@dataclass(frozen=True)
class StoredRow:
    """A row as it is kept. `ref`: what an answer that points at it holds; `values`: stored JSON by column."""

    ref: str
    number: str
    status: str
    project: str | None = None
    owner: str | None = None
    due: date | None = None
    values: Mapping[str, Json] | None = None


def read_row(rules: RegisterRules, row: StoredRow, today: date) -> dict[str, Value]:
    """The row as rules read it: column -> engine value, with `ref`, `number`, `project` and `overdue`.

    The condition of a column says whether a form asks for it; what stands in a row is read in any case.
    """
    values: dict[str, Value] = {"ref": row.ref, "number": row.number, "project": row.project}
    stored = row.values or {}
    values |= {one.id: to_engine(one, stored.get(one.id)) for one in rules.register.columns}
    late = row.due is not None and row.due < today and row.status not in ended(rules)
    values |= {"owner": row.owner, "due": row.due, "status": row.status, "overdue": "yes" if late else "no"}
    values["_id"] = row.ref
    scope = _scope(rules, today)
    for column, formula in rules.calc.items():
        values[column] = evaluate(formula, scope, rules.scales, values)
    return values


def ended(rules: RegisterRules) -> frozenset[str]:
    """The statuses in which a row is no longer open."""
    return frozenset(one.code for one in rules.register.statuses if one.ends)


def totals(
    rules: RegisterRules,
    rows: Iterable[Row],
    today: date,
    project: Mapping[str, Value] = MappingProxyType({}),
) -> dict[str, Value]:
    """What the totals of the register come to over `rows`, as `read_row` gives them.

    `project`: what rules may read of the project (`project.bac`), where the rows are of one.
    """
    scope = {**project, **_scope(rules, today), rules.register.id: tuple(rows)}
    return {id_: evaluate(node, scope, rules.scales) for id_, node in rules.totals.items()}


def in_view(rules: RegisterRules, view: str, row: Row, today: date) -> bool:
    """Whether a row, as `read_row` gives it, belongs to a saved view. KeyError when there is no such view."""
    return evaluate(rules.views[view], _scope(rules, today), rules.scales, row) is True


def _scope(rules: RegisterRules, today: date) -> dict[str, Value]:
    return {**rules.settings, "run.now": today}
