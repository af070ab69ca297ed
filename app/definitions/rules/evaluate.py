"""What a rule comes to, given the answers. Unanswered is a value of its own and makes things unknown."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias, cast

from app.definitions.functions import FUNCTIONS, Function
from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.types import Row, Scales, Value

_Rows: TypeAlias = tuple[Row, ...]
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_ARITHMETIC: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


class _Given(NamedTuple):
    scope: Mapping[str, Value]
    scales: Scales
    row: Row | None


_Outcome: TypeAlias = Callable[[Any, _Given], Value]
_OUTCOMES: dict[type[Node], _Outcome] = {}  # by kind of node; asked thousands of times for one page


def evaluate(node: Node, scope: Mapping[str, Value], scales: Scales, row: Row | None = None) -> Value:
    """The outcome of a rule that `typecheck` found right; None = unknown.

    `scope`: values by the names that rules use; a name that is not there is unanswered. A table lies under
    its own name as a tuple of rows (column -> value). `row`: the row at hand, for the formula of a column.
    """
    return _value(node, _Given(scope, scales, row))


def _value(node: Node, given: _Given) -> Value:
    outcome = _OUTCOMES.get(type(node))
    if outcome is None:
        raise TypeError(node)
    return outcome(node, given)


def _of(kind: type[Node]) -> Callable[[_Outcome], _Outcome]:
    def register(outcome: _Outcome) -> _Outcome:
        _OUTCOMES[kind] = outcome
        return outcome

    return register


@_of(nodes.Literal)
def _(node: nodes.Literal, given: _Given) -> Value:
    return node.value


@_of(nodes.Name)
def _(node: nodes.Name, given: _Given) -> Value:
    return given.scope.get(node.path)


@_of(nodes.Column)
def _(node: nodes.Column, given: _Given) -> Value:
    if given.row is None:
        return None
    # A row can be pointed at: in a register by what the register says, in a form by the id it is stored with.
    return given.row.get(node.name, given.row.get("_id") if node.name == nodes.REF else None)


@_of(nodes.Pick)
def _(node: nodes.Pick, given: _Given) -> Value:
    source, key = given.scope.get(node.source.path), _value(node.key, given)
    return None if source is None else cast("Mapping[Value, Value]", source).get(key)


@_of(nodes.Not)
def _(node: nodes.Not, given: _Given) -> Value:
    term = _value(node.term, given)
    return None if term is None else not term


@_of(nodes.Logic)
def _(node: nodes.Logic, given: _Given) -> Value:
    return settle(node.operator == "or", (_value(term, given) for term in node.terms))


def settle(decisive: bool, terms: Iterable[Value]) -> bool | None:
    """Kleene's `or` (decisive True) and `and` (decisive False): one decisive term settles it."""
    doubt = False
    for term in terms:
        if term is decisive:
            return decisive
        doubt = doubt or term is None
    return None if doubt else not decisive


@_of(nodes.Compare)
def _(node: nodes.Compare, given: _Given) -> Value:
    left, right = _value(node.left, given), _value(node.right, given)
    if _null(node.left) or _null(node.right):
        return (left is right) is (node.operator == "==")
    if left is None or right is None:
        return None
    return _COMPARE[node.operator](left, right)


def _null(node: Node) -> bool:
    return isinstance(node, nodes.Literal) and node.kind == "null"


@_of(nodes.In)
def _(node: nodes.In, given: _Given) -> Value:
    left = _value(node.left, given)
    if isinstance(node.right, nodes.Listing):
        among: Value = tuple(cast(str, item.value) for item in node.right.items)
    else:
        among = _value(node.right, given)
    if left is None or among is None:
        return None
    return (left in cast("tuple[Value, ...]", among)) is not node.negated


@_of(nodes.Arithmetic)
def _(node: nodes.Arithmetic, given: _Given) -> Value:
    left, right = _value(node.left, given), _value(node.right, given)
    if left is None or right is None:
        return None
    try:
        return _ARITHMETIC[node.operator](cast(Decimal, left), cast(Decimal, right))
    except ArithmeticError:
        return None  # a number divided by nothing is no number


@_of(nodes.Negate)
def _(node: nodes.Negate, given: _Given) -> Value:
    term = _value(node.term, given)
    return None if term is None else -cast(Decimal, term)


@_of(nodes.Choose)
def _(node: nodes.Choose, given: _Given) -> Value:
    test = _value(node.test, given)
    return None if test is None else _value(node.then if test else node.other, given)


@_of(nodes.Call)
def _(node: nodes.Call, given: _Given) -> Value:
    function = FUNCTIONS[node.function]
    args = (*_arguments(function, node, given), *(given.scope.get(name) for name in function.reads))
    if not function.skips_unanswered and any(arg is None for arg in args):
        return None
    return function.call(args, given.scales)


def _arguments(function: Function, node: nodes.Call, given: _Given) -> Iterator[Any]:
    """The arguments: a value, or for a column the tuple of its cells (None while its table is unanswered)."""
    tables = nodes.tables(function, node)
    for position, arg in enumerate(node.args):
        group = function.table(position)
        if group is None:
            yield _value(arg, given)
            continue
        rows = given.scope.get(tables[group])
        here = None if rows is None else [_Given(given.scope, given.scales, row) for row in cast(_Rows, rows)]
        yield None if here is None else tuple(_value(arg, row) for row in here)
