"""Rules that mean something, made up by hypothesis, and the same written out with every bracket."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.types import BOOL, MONEY, NUMBER, PERSON, TEXT, YESNONA, Type, code, codes, rows

CODES = ("a", "b", "c")
NAMES: dict[str, Type] = {
    "one": NUMBER,
    "two": NUMBER,
    "run.flag": BOOL,
    "kind": code(CODES),
    "several": codes(CODES),
    "word": TEXT,
    "answer": YESNONA,
    "budget": MONEY,
    "table": rows({"amount": NUMBER, "kind": code(CODES)}),
    "others": rows({"amount": NUMBER, "kind": code(CODES)}),
    "who": rows({"role": Type("role", frozenset(CODES)), "person": PERSON}),
}

small = st.integers(-3, 3).map(Decimal)
digits = st.integers(0, 30).map(lambda n: nodes.Literal(Decimal(n) / 10, "number"))
maybe_number = st.one_of(st.none(), small)
maybe_code = st.one_of(st.none(), st.sampled_from(CODES))
table_rows = st.lists(st.fixed_dictionaries({"amount": maybe_number, "kind": maybe_code}), max_size=4).map(
    tuple
)
held = st.fixed_dictionaries(
    {"role": maybe_code, "person": st.one_of(st.none(), st.sampled_from(("an", "bo")))}
)
scopes = st.fixed_dictionaries(
    {
        "one": maybe_number,
        "two": maybe_number,
        "run.flag": st.one_of(st.none(), st.booleans()),
        "kind": maybe_code,
        "word": st.one_of(st.none(), st.text(max_size=3)),
        "several": st.one_of(st.none(), st.lists(st.sampled_from(CODES), unique=True).map(tuple)),
        "answer": st.one_of(st.none(), st.sampled_from(("yes", "no", "na"))),
        "budget": maybe_number,
        "table": st.one_of(st.none(), table_rows),
        "others": st.one_of(st.none(), table_rows),
        "who": st.one_of(st.none(), st.lists(held, max_size=4).map(tuple)),
    }
)

_OPERATORS = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
_CODE = st.sampled_from(CODES).map(lambda one: nodes.Literal(one, "text"))
_NULL = nodes.Literal(None, "null")


def _arithmetic(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(nodes.Arithmetic, st.sampled_from(("+", "-", "*", "/")), parts, parts)


def _number_leaf(row: bool) -> st.SearchStrategy[Node]:
    names = [nodes.Name("one"), nodes.Name("two")]
    return st.one_of(st.sampled_from([nodes.Column("table", "amount")] if row else names), digits)


def _condition_leaf(row: bool, numbers: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    kind: Node = nodes.Column("table", "kind") if row else nodes.Name("kind")
    listing = st.lists(_CODE, min_size=1, max_size=3).map(lambda items: nodes.Listing(tuple(items)))
    leaves: list[st.SearchStrategy[Node]] = [
        st.builds(nodes.Compare, _OPERATORS, numbers, numbers),
        st.builds(nodes.Compare, st.sampled_from(("==", "!=")), st.just(kind), _CODE),
        st.builds(nodes.Compare, st.sampled_from(("==", "!=")), st.just(kind), st.just(_NULL)),
        st.builds(nodes.In, st.just(kind), listing, st.booleans()),
    ]
    if not row:
        yes_no = st.sampled_from(("yes", "no")).map(lambda one: nodes.Literal(one, "yesno"))
        leaves += [
            st.just(nodes.Name("run.flag")),
            st.builds(nodes.Compare, st.sampled_from(("==", "!=")), st.just(nodes.Name("answer")), yes_no),
            st.builds(nodes.In, _CODE, st.just(nodes.Name("several")), st.booleans()),
        ]
    return st.one_of(leaves)


def _conditions(row: bool, numbers: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def longer(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        terms = st.lists(parts, min_size=2, max_size=3).map(tuple)
        return st.one_of(
            st.builds(nodes.Not, parts), st.builds(nodes.Logic, st.sampled_from(("and", "or")), terms)
        )

    return st.recursive(_condition_leaf(row, numbers), longer, max_leaves=5)


_row_numbers = st.recursive(_number_leaf(True), _arithmetic, max_leaves=3)
_row_amounts = _row_numbers.map(
    lambda node: nodes.Arithmetic("+", nodes.Column("table", "amount"), node)  # so that a column is read
)
_row_conditions = _conditions(True, _row_amounts)


def _called(name: str, *args: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.tuples(*args).map(lambda given: nodes.Call(name, given))


_about_rows = st.one_of(
    _called("count", st.just(nodes.Name("table"))),
    _called("count_where", _row_conditions),
    _called("sum", _row_amounts),
    _called("sum_where", _row_conditions, _row_amounts),
)


def _more_numbers(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        _arithmetic(parts),
        st.builds(nodes.Negate, parts),
        _called("max", parts, parts),
        _called("min", parts, parts, parts),
        _called("worse", parts, digits),
        _called("prob_pct", parts, parts),
        st.builds(nodes.Choose, _condition_leaf(False, parts), parts, parts),
    )


numbers = st.recursive(st.one_of(_number_leaf(False), _about_rows), _more_numbers, max_leaves=5)
_kinds, _others = nodes.Column("table", "kind"), st.just(nodes.Column("others", "kind"))
_role, _person = st.just(nodes.Column("who", "role")), st.just(nodes.Column("who", "person"))
_wanted = st.sampled_from(("a", "a,b", "c, a")).map(lambda one: nodes.Literal(one, "text"))
_tables = st.one_of(
    _called("any", _row_conditions),
    _called("all", _row_conditions),
    _called("covers", st.just(_kinds), _others),
    _called("covers_where", _row_conditions, st.just(_kinds), _others),
    _called("has_roles", _role, _wanted),
    _called("one_each", _role, _wanted),
    _called("same_person", _role, _person, _CODE, _CODE),
)
conditions = st.one_of(_conditions(False, numbers), _tables)


def written(node: Node) -> str:
    """The rule as its author could have written it, every part in brackets."""
    if isinstance(node, nodes.Literal):
        return "null" if node.value is None else f"'{node.value}'" if node.kind == "text" else str(node.value)
    if isinstance(node, nodes.Name | nodes.Column):
        return node.path
    parts = [written(child) for child in nodes.children(node)]
    return _FRAMES[type(node)](node, parts)


_FRAMES: dict[type, Callable[[Any, list[str]], str]] = {
    nodes.Listing: lambda node, parts: f"[{', '.join(parts)}]",
    nodes.Not: lambda node, parts: f"(not {parts[0]})",
    nodes.Negate: lambda node, parts: f"(-{parts[0]})",
    nodes.Logic: lambda node, parts: f"({f' {node.operator} '.join(parts)})",
    nodes.Compare: lambda node, parts: f"({parts[0]} {node.operator} {parts[1]})",
    nodes.Arithmetic: lambda node, parts: f"({parts[0]} {node.operator} {parts[1]})",
    nodes.In: lambda node, parts: f"({parts[0]} {'not in' if node.negated else 'in'} {parts[1]})",
    nodes.Choose: lambda node, parts: f"({parts[0]} if {parts[1]} else {parts[2]})",
    nodes.Call: lambda node, parts: f"{node.function}({', '.join(parts)})",
}
