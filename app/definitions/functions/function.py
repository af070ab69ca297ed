"""What a function is: a name that rules may call, with all that people and the product must know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.definitions.text import Text
from app.definitions.types import BOOL, DATE, MONEY, NUMBER, RAG, Kind, Scales, Type, Value, code

Names: TypeAlias = Mapping[str, Type]
Result: TypeAlias = Callable[[tuple[Type, ...], Names], Type]

NUMBERS: frozenset[Kind] = frozenset({"number", "digits"})
SUMS: frozenset[Kind] = frozenset({"money", "digits"})
AMOUNTS: frozenset[Kind] = NUMBERS | SUMS
TRUTH: frozenset[Kind] = frozenset({"bool"})
DATES: frozenset[Kind] = frozenset({"date"})
CODED: frozenset[Kind] = frozenset({"code", "yesno"})
CHOSEN: frozenset[Kind] = frozenset({"code", "literal"})
PERSONS: frozenset[Kind] = frozenset({"person"})
ROLES: frozenset[Kind] = frozenset({"role", "code"})
ROWS: frozenset[Kind] = frozenset({"rows"})
# What names one thing: a person, a row, a code of the author.
NAMING: frozenset[Kind] = frozenset({"text", "code", "role", "person", "ref"})


@dataclass(frozen=True)
class Function:
    """A computation that rules call by name.

    `params`: the kinds each argument may be. `optional`: how many of the last may be left out; `repeats`: the
    last may be given several times. `rowwise`: the arguments are evaluated row by row over one table and
    `call` gets one tuple of values an argument. `tables`: for functions over several tables, of which table
    each argument is a column: the same number is the same table, None is a single value (as always where
    there is no `tables`). `whole`: of an argument that is a table itself, the columns it must have. `reads`:
    names that are read beside the arguments and come after them. Unless `skips_unanswered`, `call` is not
    made while an argument is unanswered; cells may be. `version` rises when the same answers come to another
    outcome: forms under way keep their own. `words` and `formula` hold {0}, {1} … or {all} for the arguments,
    {table} for the table gone through and {other} for the last; `denial` says the contrary, for functions
    that are true or false.
    """

    name: str
    version: int
    params: tuple[frozenset[Kind], ...]
    result: Result
    call: Callable[[Sequence[Any], Scales], Value]
    words: Text
    formula: Text
    reads_scales: tuple[str, ...] = ()
    rowwise: bool = False
    tables: tuple[int | None, ...] = ()
    whole: Mapping[int, Mapping[str, frozenset[Kind]]] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    repeats: bool = False
    optional: int = 0
    skips_unanswered: bool = False
    denial: Text | None = None

    def takes(self, given: int) -> bool:
        """Whether the function can be called with so many arguments."""
        least, most = len(self.params) - self.optional, len(self.params)
        return least <= given and (self.repeats or given <= most)

    def kinds(self, position: int) -> frozenset[Kind]:
        """The kinds that the argument at `position` (from 0) may be."""
        return self.params[min(position, len(self.params) - 1)]

    def table(self, position: int) -> int | None:
        """Of which table the argument at `position` is a column; None for a single value."""
        if self.rowwise:
            return 0
        return self.tables[position] if self.tables else None


def a_number(types: tuple[Type, ...], names: Names) -> Type:
    """The result is a number, whatever goes in."""
    return NUMBER


def a_truth(types: tuple[Type, ...], names: Names) -> Type:
    """The result is true or false, whatever goes in."""
    return BOOL


def an_amount(types: tuple[Type, ...], names: Names) -> Type:
    """The result is money."""
    return MONEY


def a_date(types: tuple[Type, ...], names: Names) -> Type:
    """The result is a date."""
    return DATE


def a_code(types: tuple[Type, ...], names: Names) -> Type:
    """The result is a code of a scale or list in the method, so any code may be tested for."""
    return code()


def a_colour(types: tuple[Type, ...], names: Names) -> Type:
    """The result is green, amber or red."""
    return code(RAG)


def like_first(types: tuple[Type, ...], names: Names) -> Type:
    """The result is of the kind of the first argument."""
    return types[0]


def like_last(types: tuple[Type, ...], names: Names) -> Type:
    """The result is of the kind of the last argument: a sum of money is money."""
    return types[-1]
