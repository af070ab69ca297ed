"""A rule as people read it: why a question is asked or something cannot be sent, how a value comes about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import singledispatchmethod
from typing import Protocol, cast

from app.definitions.context import CONTEXT
from app.definitions.functions import FUNCTIONS
from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.rules.phrases import PHRASES
from app.definitions.text import Lang
from app.definitions.types import BOOL

_CONTRARY: dict[str, nodes.Operator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED: dict[str, nodes.Operator] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_NONE_OF = {("==", 0), ("<", 1), ("<=", 0)}  # `count_where(…) == 0` says that there is no such row
_SOME_OF = {("!=", 0), (">=", 1), (">", 0)}
_NOW = "run.now"


class Labels(Protocol):
    """The words for what a rule reads."""

    def label(self, name: str, lang: Lang) -> str:
        """What people call a field, a column (`table.column`) or a fact (`project.class`)."""
        ...

    def option(self, name: str, code: str, lang: Lang) -> str:
        """What people call an answer of it; the code itself when it has no label."""
        ...


def words(node: Node, lang: str, labels: Labels) -> str:
    """The rule as a clause in `lang`, without a capital or a full stop: "‘Decision’ is ‘Approve’".

    Fits after "because" and after "want".
    """
    return _Speaker(cast(Lang, lang), labels, plain=True).whole(node)


def formula(node: Node, lang: str, labels: Labels) -> str:
    """The rule as a formula in `lang`, to stand beside its outcome: "‘Probability’ × ‘Impact’"."""
    return _Speaker(cast(Lang, lang), labels, plain=False).whole(node)


def number(value: Decimal, lang: str) -> str:
    """A number with the thousands and decimal marks of the language, no digit lost."""
    written = f"{value:,f}"
    return written.translate(str.maketrans(",.", ".,")) if lang == "nl" else written


class _Speaker:
    def __init__(self, lang: Lang, labels: Labels, *, plain: bool) -> None:
        self.lang: Lang = lang
        self.labels = labels
        self.plain = plain

    def phrase(self, id_: str, *parts: str) -> str:
        return PHRASES[id_][self.lang].format(*parts)

    def whole(self, node: Node) -> str:
        conditional = isinstance(node, nodes.Compare | nodes.In | nodes.Logic | nodes.Not)
        fact = isinstance(node, nodes.Name) and CONTEXT.get(node.path) == BOOL
        truth = isinstance(node, nodes.Call) and FUNCTIONS[node.function].denial is not None
        return self.clause(node, True) if conditional or fact or truth else self.value(node)

    # --- conditions ---

    @singledispatchmethod
    def clause(self, node: Node, holds: bool) -> str:
        """The condition, or with `holds` False its contrary, as a clause."""
        return self.phrase("==", self.value(node), self.phrase("yes" if holds else "no"))

    @clause.register
    def _(self, node: nodes.Literal, holds: bool) -> str:
        return self.phrase("always" if node.value is holds else "never")

    @clause.register
    def _(self, node: nodes.Not, holds: bool) -> str:
        return self.clause(node.term, not holds)

    @clause.register
    def _(self, node: nodes.Logic, holds: bool) -> str:
        joins: dict[bool, nodes.Join] = {
            True: node.operator,
            False: "or" if node.operator == "and" else "and",
        }
        return self.joined([self.bracketed(term, holds) for term in node.terms], joins[holds])

    def bracketed(self, term: Node, holds: bool) -> str:
        said = self.clause(term, holds)
        inner = term.term if isinstance(term, nodes.Not) else term
        many = isinstance(inner, nodes.Logic) or (
            isinstance(inner, nodes.Call) and any(isinstance(arg, nodes.Logic) for arg in inner.args)
        )
        return f"({said})" if many else said

    def joined(self, parts: Sequence[str], join: nodes.Join) -> str:
        head, last = ", ".join(parts[:-1]), parts[-1]
        return f"{head} {self.phrase(join)} {last}" if head else last

    @clause.register
    def _(self, node: nodes.Compare, holds: bool) -> str:
        operator = node.operator if holds else _CONTRARY[node.operator]
        left, right = node.left, node.right
        if isinstance(left, nodes.Literal) and not isinstance(right, nodes.Literal):
            operator, left, right = _TURNED[operator], right, left
        counted = self.counted(operator, left, right)
        if counted is not None:
            return counted
        if isinstance(right, nodes.Literal):
            return self.beside_value(operator, left, right)
        kind = " other" if operator in {"==", "!="} else " day" if self.is_now(left, right) else ""
        return self.phrase(operator + kind, self.value(left), self.value(right))

    def counted(self, operator: str, left: Node, right: Node) -> str | None:
        """`count_where(x) > 0` says no more than that there is such a row."""
        if not (isinstance(left, nodes.Call) and left.function == "count_where"):
            return None
        case = (operator, right.value) if isinstance(right, nodes.Literal) else None
        if case in _SOME_OF or case in _NONE_OF:
            return self.clause(nodes.Call("any", left.args), case in _SOME_OF)
        return None

    def beside_value(self, operator: str, left: Node, right: nodes.Literal) -> str:
        if right.kind == "null":
            return self.phrase("not-filled" if operator == "==" else "filled", self.value(left))
        return self.phrase(operator, self.value(left), self.value_of(right, left))

    @staticmethod
    def is_now(*sides: Node) -> bool:
        return any(isinstance(side, nodes.Name) and side.path == _NOW for side in sides)

    @clause.register
    def _(self, node: nodes.In, holds: bool) -> str:
        among = node.negated is not holds
        if isinstance(node.right, nodes.Listing):
            listed = [self.value_of(item, node.left) for item in node.right.items]
            return self.phrase("==" if among else "!=", self.value(node.left), self.joined(listed, "or"))
        left = node.left
        one = self.value_of(left, node.right) if isinstance(left, nodes.Literal) else self.value(left)
        return self.phrase("includes" if among else "includes-not", self.value(node.right), one)

    @clause.register
    def _(self, node: nodes.Call, holds: bool) -> str:
        function = FUNCTIONS[node.function]
        text = function.words if holds or function.denial is None else function.denial
        return self.filled(text[self.lang], node)

    # --- values ---

    def value_of(self, node: nodes.Literal, beside: Node) -> str:
        """A written value as an answer to what it is compared with."""
        if node.kind == "text" and isinstance(beside, nodes.Name | nodes.Column):
            return self.phrase("quote", self.labels.option(beside.path, str(node.value), self.lang))
        return self.value(node)

    @singledispatchmethod
    def value(self, node: Node) -> str:
        """What stands for a value, as part of a sentence; a condition stands for itself."""
        return self.clause(node, True)

    @value.register
    def _(self, node: nodes.Literal) -> str:
        if isinstance(node.value, Decimal):
            return number(node.value, self.lang)
        if node.kind == "text":
            return self.phrase("quote", self.labels.option("", str(node.value), self.lang))
        return self.phrase(
            {True: "yes", False: "no", None: "null"}.get(cast(bool, node.value), str(node.value))
        )

    @value.register
    def _(self, node: nodes.Listing) -> str:
        return self.joined([self.value(item) for item in node.items], "or")

    @value.register(nodes.Name)
    @value.register(nodes.Column)
    def _(self, node: nodes.Name | nodes.Column) -> str:
        label = self.labels.label(node.path, self.lang)
        return self.phrase("answer" if self.plain and label.endswith("?") else "quote", label)

    @value.register
    def _(self, node: nodes.Pick) -> str:
        return self.phrase("pick", self.value(node.source), self.value(node.key))

    @value.register
    def _(self, node: nodes.Arithmetic) -> str:
        return f"{self.part(node, node.left)} {_SIGNS[node.operator]} {self.part(node, node.right)}"

    def part(self, whole: nodes.Arithmetic, part: Node) -> str:
        said = self.value(part)
        if isinstance(part, nodes.Choose):
            return f"({said})"
        if not isinstance(part, nodes.Arithmetic):
            return said
        weaker = whole.operator in "*/" and part.operator in "+-"
        behind = part is whole.right and whole.operator in "-/"
        return f"({said})" if weaker or behind else said

    @value.register
    def _(self, node: nodes.Negate) -> str:
        said = self.value(node.term)
        return f"−({said})" if isinstance(node.term, nodes.Arithmetic | nodes.Choose) else f"−{said}"

    @value.register
    def _(self, node: nodes.Choose) -> str:
        then, other = (self.branch(each) for each in (node.then, node.other))
        return self.phrase("choose", then, self.clause(node.test, True), other)

    def branch(self, node: Node) -> str:
        said = self.value(node)
        return f"({said})" if isinstance(node, nodes.Choose) else said

    @value.register
    def _(self, node: nodes.Call) -> str:
        function = FUNCTIONS[node.function]
        return self.filled((function.words if self.plain else function.formula)[self.lang], node)

    def filled(self, text: str, node: nodes.Call) -> str:
        said = [self.argument(arg, alone=len(node.args) == 1) for arg in node.args]
        paths = [part.table for part in nodes.every(node) if isinstance(part, nodes.Column)]
        tables = [self.phrase("quote", self.labels.label(path, self.lang)) for path in paths] or [""]
        every = self.joined(said, "and") if self.plain else "; ".join(said)
        return text.format(*said, all=every, table=tables[0], other=tables[-1])

    def argument(self, arg: Node, *, alone: bool) -> str:
        said = self.value(arg)
        return f"({said})" if isinstance(arg, nodes.Arithmetic | nodes.Choose) and not alone else said
