"""The closed tree of a rule. Everything that can be asked of a rule is asked of this tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Literal as Word
from typing import TypeAlias

from app.definitions.functions import FUNCTIONS, Function

REF = "ref"  # the column that every table has: which row it is

Operator = Word["==", "!=", "<", "<=", ">", ">="]
Sign = Word["+", "-", "*", "/"]
Join = Word["and", "or"]


@dataclass(frozen=True)
class _Placed:
    # Where it stands in the rule: characters from its start. Spacing makes no other tree.
    at: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True)
class Literal(_Placed):
    """A value written in the rule. `yes` and `no` are yesno, `'yes'` is text."""

    value: bool | str | Decimal | None
    kind: Word["text", "number", "yesno", "bool", "null"]


@dataclass(frozen=True)
class Listing(_Placed):
    """Values written between brackets, for `in`."""

    items: tuple[Literal, ...]


@dataclass(frozen=True)
class Name(_Placed):
    """A field of the checklist, or something from around it (`project.class`)."""

    path: str


@dataclass(frozen=True)
class Column(_Placed):
    """A column of a table, read row by row."""

    table: str
    name: str

    @property
    def path(self) -> str:
        """The column as rules write it."""
        return f"{self.table}.{self.name}"


@dataclass(frozen=True)
class Pick(_Placed):
    """The entry of a setting that belongs to a code: `setting.min_options[project.class]`."""

    source: Name
    key: Node


@dataclass(frozen=True)
class Not(_Placed):
    """The contrary of a condition."""

    term: Node


@dataclass(frozen=True)
class Logic(_Placed):
    """Conditions of which all (`and`) or one (`or`) must hold."""

    operator: Join
    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Compare(_Placed):
    """One value beside another."""

    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True)
class In(_Placed):
    """A value is one of several, or (`negated`) is not."""

    left: Node
    right: Node
    negated: bool


@dataclass(frozen=True)
class Arithmetic(_Placed):
    """Two numbers made into one."""

    operator: Sign
    left: Node
    right: Node


@dataclass(frozen=True)
class Negate(_Placed):
    """A number with the other sign."""

    term: Node


@dataclass(frozen=True)
class Choose(_Placed):
    """`then if test else other`."""

    test: Node
    then: Node
    other: Node


@dataclass(frozen=True)
class Call(_Placed):
    """A registered function with its arguments."""

    function: str
    args: tuple[Node, ...]


Node: TypeAlias = (
    Literal
    | Listing
    | Name
    | Column
    | Pick
    | Not
    | Logic
    | Compare
    | In
    | Arithmetic
    | Negate
    | Choose
    | Call
)


def children(node: Node) -> tuple[Node, ...]:
    """The parts a node is made of, in the order in which they are written."""
    match node:
        case Listing(items=items):
            return items
        case Pick(source=source, key=key):
            return (source, key)
        case Not(term=term) | Negate(term=term):
            return (term,)
        case Logic(terms=parts) | Call(args=parts):
            return parts
        case (
            Compare(left=left, right=right) | In(left=left, right=right) | Arithmetic(left=left, right=right)
        ):
            return (left, right)
        case Choose(test=test, then=then, other=other):
            return (then, test, other)
        case _:
            return ()


def every(node: Node) -> Iterator[Node]:
    """The node and all that is in it."""
    yield node
    for child in children(node):
        yield from every(child)


def reads(node: Node) -> frozenset[str]:
    """Every name the rule reads: `est_cost`, `project.class`, `criteria.kind`.

    Also what its functions read by themselves: today's date, the columns of a table that they take whole.
    """
    return frozenset(chain.from_iterable(_read(part) for part in every(node)))


def _read(part: Node) -> Iterator[str]:
    if isinstance(part, Name | Column):
        yield part.path
    elif isinstance(part, Call) and part.function in FUNCTIONS:
        function = FUNCTIONS[part.function]
        yield from function.reads
        for position, arg in enumerate(part.args):
            if isinstance(arg, Name):
                yield from (f"{arg.path}.{column}" for column in function.whole.get(position, ()))


def tables(function: Function, node: Call) -> dict[int, str]:
    """The tables that a call goes through: the first column of those arguments names each."""
    found: dict[int, str] = {}
    for position, arg in enumerate(node.args):
        group = function.table(position)
        if group is not None:
            for part in every(arg):
                if isinstance(part, Column):
                    found.setdefault(group, part.table)
    return found


def calls(node: Node) -> frozenset[str]:
    """Every function the rule calls."""
    return frozenset(part.function for part in every(node) if isinstance(part, Call))
