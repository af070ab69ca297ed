"""A second, naive reading of rules, to compare the real one with: long-winded, without any cleverness."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node

UNKNOWN = "unknown"

AND = {
    (True, True): True, (True, False): False, (True, UNKNOWN): UNKNOWN,
    (False, True): False, (False, False): False, (False, UNKNOWN): False,
    (UNKNOWN, True): UNKNOWN, (UNKNOWN, False): False, (UNKNOWN, UNKNOWN): UNKNOWN,
}  # fmt: skip
OR = {
    (True, True): True, (True, False): True, (True, UNKNOWN): True,
    (False, True): True, (False, False): False, (False, UNKNOWN): UNKNOWN,
    (UNKNOWN, True): True, (UNKNOWN, False): UNKNOWN, (UNKNOWN, UNKNOWN): UNKNOWN,
}  # fmt: skip
NOT = {True: False, False: True, UNKNOWN: UNKNOWN}


def reference(node: Node, scope: Mapping[str, Any], row: Mapping[str, Any] | None = None) -> Any:
    """The outcome, with "unknown" for unanswered."""
    if isinstance(node, nodes.Literal | nodes.Name | nodes.Column):
        value = _leaf(node, scope, row or {})
        return UNKNOWN if value is None else value
    if isinstance(node, nodes.Logic):
        return _logic(node, scope, row)
    if isinstance(node, nodes.In):
        return _in(node, scope, row)
    if isinstance(node, nodes.Choose):
        branch = {True: node.then, False: node.other}.get(reference(node.test, scope, row))
        return UNKNOWN if branch is None else reference(branch, scope, row)
    if isinstance(node, nodes.Call):
        return reckoned(node, scope, row) if node.function in SIMPLE else _call(node, scope)
    return _one_or_two(node, scope, row)


def _leaf(node: Node, scope: Mapping[str, Any], row: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Literal):
        return node.value
    return row.get(node.name) if isinstance(node, nodes.Column) else scope.get(node.path)  # type: ignore[union-attr]


def _logic(node: nodes.Logic, scope: Mapping[str, Any], row: Mapping[str, Any] | None) -> Any:
    table = AND if node.operator == "and" else OR
    outcome = reference(node.terms[0], scope, row)
    for term in node.terms[1:]:
        outcome = table[outcome, reference(term, scope, row)]
    return outcome


def _one_or_two(node: Node, scope: Mapping[str, Any], row: Mapping[str, Any] | None) -> Any:
    if isinstance(node, nodes.Not):
        return NOT[reference(node.term, scope, row)]
    if isinstance(node, nodes.Negate):
        term = reference(node.term, scope, row)
        return UNKNOWN if term == UNKNOWN else -term
    assert isinstance(node, nodes.Compare | nodes.Arithmetic)
    left, right = reference(node.left, scope, row), reference(node.right, scope, row)
    if isinstance(node, nodes.Compare):
        return _compare(node, left, right)
    return _reckon(node.operator, left, right)


def _compare(node: nodes.Compare, left: Any, right: Any) -> Any:
    if node.right == nodes.Literal(None, "null"):
        return (left == UNKNOWN) if node.operator == "==" else (left != UNKNOWN)
    if UNKNOWN in (left, right):
        return UNKNOWN
    equal, less = left == right, node.operator[0] == "<" and left < right
    more = node.operator[0] == ">" and left > right
    return {"==": equal, "!=": not equal, "<=": less or equal, ">=": more or equal}.get(
        node.operator, less or more
    )


def _in(node: nodes.In, scope: Mapping[str, Any], row: Mapping[str, Any] | None) -> Any:
    left = reference(node.left, scope, row)
    if isinstance(node.right, nodes.Listing):
        among = [item.value for item in node.right.items]
    else:
        among = reference(node.right, scope, row)
    if UNKNOWN in (left, among):
        return UNKNOWN
    found = any(left == one for one in among)
    return not found if node.negated else found


def _reckon(operator: str, left: Any, right: Any) -> Any:
    if UNKNOWN in (left, right):
        return UNKNOWN
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    return UNKNOWN if right == 0 else left / right


SIMPLE = {"worse", "prob_pct"}


def reckoned(node: nodes.Call, scope: Mapping[str, Any], row: Mapping[str, Any] | None) -> Any:
    """Functions on single values."""
    one, other = (reference(arg, scope, row) for arg in node.args)
    if node.function == "prob_pct":  # the naive reading has no scales
        return other
    if UNKNOWN in (one, other):
        return UNKNOWN
    return one + one * other if one > 0 else one - one * other


def _call(node: nodes.Call, scope: Mapping[str, Any]) -> Any:
    if node.function in {"max", "min"}:
        known = sorted(v for v in (reference(arg, scope) for arg in node.args) if v != UNKNOWN)
        return (known[-1] if node.function == "max" else known[0]) if known else UNKNOWN
    if node.function in TABLES:
        return TABLES[node.function](node, scope)
    rows = scope.get("table")
    if rows is None:
        return UNKNOWN
    if node.function == "count":
        return Decimal(len(rows))
    outcomes = [reference(node.args[0], scope, row) for row in rows]
    if node.function in {"any", "all"}:
        outcome: Any = node.function == "all"
        for one in outcomes:
            outcome = (AND if node.function == "all" else OR)[outcome, one]
        return outcome
    if node.function == "count_where":
        return Decimal(outcomes.count(True))
    return _total(node, outcomes, rows, scope)


def _total(node: nodes.Call, outcomes: list[Any], rows: Any, scope: Mapping[str, Any]) -> Any:
    if node.function == "sum":
        amounts = outcomes
    else:
        second = [reference(node.args[1], scope, row) for row in rows]
        amounts = [amount for truth, amount in zip(outcomes, second, strict=True) if truth is True]
    if not amounts:
        return Decimal(0)
    known = [amount for amount in amounts if amount != UNKNOWN]
    total = Decimal(0)
    for amount in known:
        total += amount
    return total if known else UNKNOWN


def _covers(node: nodes.Call, scope: Mapping[str, Any]) -> Any:
    rows, others = scope.get("table"), scope.get("others")
    if rows is None or others is None:
        return UNKNOWN
    outcome: Any = True
    for row in rows:
        counts = reference(node.args[0], scope, row) if node.function == "covers_where" else True
        there = row["kind"] is None or any(other["kind"] == row["kind"] for other in others)
        outcome = AND[outcome, OR[NOT[counts], there]]
    return outcome


def _roles(node: nodes.Call, scope: Mapping[str, Any]) -> Any:
    rows = scope.get("who")
    if rows is None:
        return UNKNOWN
    if node.function == "same_person":
        first, second = (arg.value for arg in node.args[2:])  # type: ignore[union-attr]
        return any(
            one["person"] is not None and one["person"] == two["person"]
            for one in rows if one["role"] == first
            for two in rows if two["role"] == second
        )  # fmt: skip
    for code in str(node.args[1].value).replace(" ", "").split(","):  # type: ignore[union-attr]
        times = [row["role"] for row in rows].count(code)
        if times == 0 or (node.function == "one_each" and times > 1):
            return False
    return True


TABLES = {
    "covers": _covers, "covers_where": _covers,
    "has_roles": _roles, "one_each": _roles, "same_person": _roles,
}  # fmt: skip
