"""From the text of a rule to its tree: Python reads the syntax, a closed list decides what is allowed."""

from __future__ import annotations

import ast
import keyword
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache, singledispatchmethod
from typing import cast

from app.definitions.rules import nodes
from app.definitions.rules.nodes import Node
from app.definitions.rules.problem import RuleError, wrong

LONGEST = 1000  # characters
DEEPEST = 32  # levels of the tree

# These words are values or places, so no field may be called so.
WORDS: dict[str, nodes.Literal] = {
    "yes": nodes.Literal("yes", "yesno"),
    "no": nodes.Literal("no", "yesno"),
    "null": nodes.Literal(None, "null"),
    "true": nodes.Literal(True, "bool"),
    "false": nodes.Literal(False, "bool"),
}
PLACES = frozenset({"project", "run", "row", "setting"})
REGISTERS = frozenset({"reg", "portfolio"})
RESERVED = frozenset(WORDS) | PLACES | REGISTERS

_NUMBER = re.compile(r"\d[\d_]*(\.\d+)?")
_AFTER_DOT = re.compile(r"'[^']*'|\"[^\"]*\"|\.(" + "|".join(filter(str.islower, keyword.kwlist)) + r")\b")
_COMPARE: dict[type[ast.cmpop], nodes.Operator] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], nodes.Sign] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip


@lru_cache(maxsize=8192)  # the same rule is read by many: for its names, its kind, its place
def parse(source: str) -> Node:
    """The tree of a rule. Raises RuleError where it is not one."""
    if len(source) > LONGEST:
        raise wrong("rule-too-long", LONGEST, limit=LONGEST)
    text = re.sub(r"\s", " ", source).rstrip()
    skipped = len(text) - len(text.lstrip())
    readable = _AFTER_DOT.sub(_disguised, text.lstrip())
    if not readable or "\\" in readable:
        raise wrong("rule-syntax", skipped)
    reader = _Reader(readable, skipped)
    return reader.read(_python(readable, skipped).body)


def _disguised(found: re.Match[str]) -> str:
    # `project.class`: Python takes `class` for a word of its own. Its first letter from the mathematical
    # alphabet makes it a name, which Python then folds back to plain letters, with every column in place.
    word = found.group(1)
    if word is None:
        return found.group()
    return "." + chr(ord("\N{MATHEMATICAL BOLD SMALL A}") + ord(word[0]) - ord("a")) + word[1:]


def _python(text: str, skipped: int) -> ast.Expression:
    try:
        return ast.parse(text, mode="eval")
    except SyntaxError as error:
        raise wrong("rule-syntax", skipped + max((error.offset or 1) - 1, 0)) from None
    except (ValueError, MemoryError, RecursionError):
        raise wrong("rule-syntax", skipped) from None


class _Reader:
    """Turns Python's tree into ours; what has no branch here is not part of the language."""

    def __init__(self, text: str, skipped: int) -> None:
        self._text = text
        self._bytes = text.encode()
        self._skipped = skipped

    def read(self, found: ast.expr) -> Node:
        """The whole rule, once its depth is known to be harmless."""
        level: list[ast.AST] = [found]
        for _ in range(DEEPEST):
            level = [
                part for each in level for part in ast.iter_child_nodes(each) if isinstance(part, ast.expr)
            ]
            if not level:
                return self._node(found)
        raise wrong("rule-too-deep", self._skipped, limit=DEEPEST)

    def _below(self, *found: ast.expr) -> tuple[Node, ...]:
        return tuple(self._node(one) for one in found)

    def _node(self, found: ast.expr) -> Node:
        return self._read(found)

    def _at(self, found: ast.expr) -> int:
        return self._skipped + len(self._bytes[: found.col_offset].decode())

    def _refuse(self, found: ast.expr, id_: str = "rule-not-allowed") -> RuleError:
        written = ast.get_source_segment(self._text, found) or ""
        return wrong(id_, self._at(found), found=unicodedata.normalize("NFKC", written))

    @singledispatchmethod
    def _read(self, found: ast.expr) -> Node:
        raise self._refuse(found)

    @_read.register
    def _(self, found: ast.Constant) -> Node:
        at = self._at(found)
        if isinstance(found.value, str) and found.kind is None:
            return nodes.Literal(found.value, "text", at=at)
        written = ast.get_source_segment(self._text, found) or ""
        if not _NUMBER.fullmatch(written):
            raise self._refuse(found)
        return nodes.Literal(Decimal(written), "number", at=at)

    @_read.register
    def _(self, found: ast.Tuple) -> Node:
        return self._listing(found)

    @_read.register
    def _(self, found: ast.List) -> Node:
        return self._listing(found)

    def _listing(self, found: ast.Tuple | ast.List) -> Node:
        items = self._below(*found.elts)
        if not items or not all(isinstance(item, nodes.Literal) and item.kind != "null" for item in items):
            raise self._refuse(found, "rule-list")
        return nodes.Listing(cast("tuple[nodes.Literal, ...]", items), at=self._at(found))

    @_read.register
    def _(self, found: ast.Name) -> Node:
        at = self._at(found)
        word = WORDS.get(found.id)
        if word is not None:
            return nodes.Literal(word.value, word.kind, at=at)
        return nodes.Name(found.id, at=at)

    @_read.register
    def _(self, found: ast.Attribute) -> Node:
        path = self._path(found)
        at = self._at(found)
        place = 2 if path[0] in REGISTERS else 1
        if len(path) == 2 and path[0] in PLACES | REGISTERS:
            return nodes.Name(".".join(path), at=at)
        if len(path) != place + 1 or path[0] in PLACES:
            raise self._refuse(found)
        return nodes.Column(".".join(path[:place]), path[-1], at=at)

    def _path(self, found: ast.expr) -> tuple[str, ...]:
        if isinstance(found, ast.Attribute):
            return (*self._path(found.value), found.attr)
        if isinstance(found, ast.Name) and found.id not in WORDS:
            return (found.id,)
        raise self._refuse(found)

    @_read.register
    def _(self, found: ast.Subscript) -> Node:
        source, key = self._below(found.value, found.slice)
        if not isinstance(source, nodes.Name):
            raise self._refuse(found)
        return nodes.Pick(source, key, at=self._at(found))

    @_read.register
    def _(self, found: ast.BoolOp) -> Node:
        operator: nodes.Join = "and" if isinstance(found.op, ast.And) else "or"
        return nodes.Logic(operator, self._below(*found.values), at=self._at(found))

    @_read.register
    def _(self, found: ast.UnaryOp) -> Node:
        if not isinstance(found.op, ast.Not | ast.USub):
            raise self._refuse(found)
        (term,) = self._below(found.operand)
        if isinstance(found.op, ast.Not):
            return nodes.Not(term, at=self._at(found))
        return nodes.Negate(term, at=self._at(found))

    @_read.register
    def _(self, found: ast.Compare) -> Node:
        if len(found.ops) > 1:
            raise self._refuse(found, "rule-chained")
        operator = found.ops[0]
        left, right = self._below(found.left, found.comparators[0])
        if isinstance(operator, ast.In | ast.NotIn):
            return nodes.In(left, right, isinstance(operator, ast.NotIn), at=self._at(found))
        if type(operator) not in _COMPARE:
            raise self._refuse(found)
        return nodes.Compare(_COMPARE[type(operator)], left, right, at=self._at(found))

    @_read.register
    def _(self, found: ast.BinOp) -> Node:
        operator = _ARITHMETIC.get(type(found.op))
        if operator is None:
            raise self._refuse(found)
        left, right = self._below(found.left, found.right)
        return nodes.Arithmetic(operator, left, right, at=self._at(found))

    @_read.register
    def _(self, found: ast.IfExp) -> Node:
        test, then, other = self._below(found.test, found.body, found.orelse)
        return nodes.Choose(test, then, other, at=self._at(found))

    @_read.register
    def _(self, found: ast.Call) -> Node:
        if not isinstance(found.func, ast.Name) or found.keywords:
            raise self._refuse(found)
        return nodes.Call(found.func.id, self._below(*found.args), at=self._at(found))
