"""Does a rule mean something? Names, kinds, options and rows are checked when it is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import singledispatch

from app.definitions import kinds
from app.definitions.functions import FUNCTIONS
from app.definitions.functions.function import Function
from app.definitions.kinds import UnfitError
from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.rules.problem import RuleError, wrong
from app.definitions.types import BOOL, DIGITS, NULL, YESNO, Type


@dataclass(frozen=True)
class _Within:
    """What may be read here: the names, and the table whose row is being looked at."""

    names: Mapping[str, Type]
    row_of: str | None
    rowwise: bool = False  # inside the argument of a function that goes row by row


def typecheck(node: Node, names: Mapping[str, Type], row_of: str | None = None) -> Type:
    """The type of the rule's outcome.

    `row_of`: the table whose column this rule computes; its columns may then be read as they are.
    Raises RuleError at the first thing that cannot be right.
    """
    type_ = _type(node, _Within(names, row_of))
    if type_.kind == "list" or type_.kind == "null":
        raise wrong("rule-type-alone", node.at, found=type_.kind)
    return kinds.settled(type_)


def condition(node: Node, names: Mapping[str, Type], row_of: str | None = None) -> None:
    """Raise RuleError unless the rule says yes or no (`show`, `check`, `warn`, `stop`)."""
    _holds(node, _Within(names, row_of))


@singledispatch
def _type(node: Node, within: _Within) -> Type:
    raise TypeError(node)


def _holds(node: Node, within: _Within) -> None:
    type_ = _type(node, within)
    if type_.kind != "bool":
        raise wrong("rule-condition", node.at, found=type_.kind)


@_type.register
def _(node: nodes.Literal, within: _Within) -> Type:
    if node.kind == "text":
        return Type("literal", frozenset({str(node.value)}))
    if node.kind == "yesno":
        return replace(YESNO, options=frozenset({str(node.value)}))
    return {"number": DIGITS, "bool": BOOL, "null": NULL}[node.kind]


@_type.register
def _(node: nodes.Listing, within: _Within) -> Type:
    return Type("list")


@_type.register
def _(node: nodes.Name, within: _Within) -> Type:
    try:
        return within.names[node.path]
    except KeyError:
        raise wrong("rule-unknown-name", node.at, name=node.path) from None


@_type.register
def _(node: nodes.Column, within: _Within) -> Type:
    table = within.names.get(node.table)
    known = within.names.get(node.path) or (_column(table, node.name) if table else None)
    if table is None or table.kind != "rows" or known is None:
        raise wrong("rule-unknown-name", node.at, name=node.path)
    if within.row_of is None:
        raise wrong("rule-row", node.at, name=node.path)
    if within.row_of != node.table:
        raise wrong("rule-two-tables", node.at, one=within.row_of, other=node.table)
    return known


def _column(table: Type, name: str) -> Type | None:
    # Every row can be pointed at, whatever its columns.
    return (table.columns or {}).get(name) or (Type("ref") if name == nodes.REF else None)


@_type.register
def _(node: nodes.Pick, within: _Within) -> Type:
    source, key = _type(node.source, within), _type(node.key, within)
    if source.kind != "map" or source.item is None or key.kind not in kinds.CODED:
        raise wrong("rule-pick", node.at, name=node.source.path)
    missing = (key.options or frozenset()) - (source.options or frozenset())
    if missing:
        raise wrong("rule-option", node.key.at, options=_listed(source.options), wrong=_listed(missing))
    return source.item


def _listed(options: frozenset[str] | None) -> str:
    return ", ".join(sorted(options or ()))


@_type.register
def _(node: nodes.Not, within: _Within) -> Type:
    _holds(node.term, within)
    return BOOL


@_type.register
def _(node: nodes.Logic, within: _Within) -> Type:
    for term in node.terms:
        _holds(term, within)
    return BOOL


@_type.register
def _(node: nodes.Compare, within: _Within) -> Type:
    left, right = _type(node.left, within), _type(node.right, within)
    try:
        kinds.compared(node.operator, left, right)
    except UnfitError as unfit:
        raise RuleError(unfit.message, node.at) from None
    return BOOL


@_type.register
def _(node: nodes.In, within: _Within) -> Type:
    left, right = _type(node.left, within), _type(node.right, within)
    try:
        if isinstance(node.right, nodes.Listing):
            for item in node.right.items:
                kinds.same("in", left, _type(item, within))
        elif right.kind in {"codes", "refs"}:
            kinds.same("in", left, Type("code" if right.kind == "codes" else "ref", right.options))
        else:
            raise UnfitError("rule-in", right=right.kind)
    except UnfitError as unfit:
        raise RuleError(unfit.message, node.at) from None
    return BOOL


@_type.register
def _(node: nodes.Arithmetic, within: _Within) -> Type:
    left, right = _type(node.left, within), _type(node.right, within)
    combine = {"*": kinds.multiplied, "/": kinds.divided}.get(node.operator, kinds.added)
    try:
        return combine(left, right)
    except UnfitError as unfit:
        raise RuleError(unfit.message, node.at) from None


@_type.register
def _(node: nodes.Negate, within: _Within) -> Type:
    type_ = _type(node.term, within)
    if type_.kind not in kinds.NUMERIC:
        raise wrong("rule-argument", node.at, function="-", found=type_.kind)
    return type_


@_type.register
def _(node: nodes.Choose, within: _Within) -> Type:
    _holds(node.test, within)
    try:
        return kinds.joined(_type(node.then, within), _type(node.other, within))
    except UnfitError as unfit:
        raise RuleError(unfit.message, node.at) from None


@_type.register
def _(node: nodes.Call, within: _Within) -> Type:
    function = FUNCTIONS.get(node.function)
    if function is None:
        raise wrong("rule-unknown-function", node.at, function=node.function)
    if not function.takes(len(node.args)):
        raise wrong("rule-arguments", node.at, function=node.function, given=len(node.args))
    insides = _insides(function, node, within)
    types = tuple(_argument(function, at, arg, insides[at]) for at, arg in enumerate(node.args))
    try:
        return function.result(types, within.names)
    except UnfitError as unfit:
        raise RuleError(unfit.message, node.at) from None


def _insides(function: Function, node: nodes.Call, within: _Within) -> list[_Within]:
    """What each argument may read: a column those of its own table, a single value what the call may read."""
    tables = nodes.tables(function, node)
    insides = []
    for position in range(len(node.args)):
        group = function.table(position)
        if group is None:
            insides.append(within)
            continue
        if within.rowwise:
            raise wrong("rule-nested", node.at, function=node.function)
        if group not in tables:
            raise wrong("rule-no-rows", node.at, function=node.function)
        insides.append(replace(within, row_of=tables[group], rowwise=True))
    return insides


def _argument(function: Function, position: int, arg: Node, within: _Within) -> Type:
    type_ = _type(arg, within)
    if type_.kind not in function.kinds(position):
        raise wrong("rule-argument", arg.at, function=function.name, found=type_.kind)
    for column, kinds_ in function.whole.get(position, {}).items():
        known = _column(type_, column) or _named(arg, column, within)
        if known is None or known.kind not in kinds_:
            raise wrong("rule-columns", arg.at, function=function.name, missing=column)
    return type_


def _named(arg: Node, column: str, within: _Within) -> Type | None:
    return within.names.get(f"{arg.path}.{column}") if isinstance(arg, nodes.Name) else None
