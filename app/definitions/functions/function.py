"""What a function is: a name that rules may call, with all that people and the product must know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.definitions.text import Text
from app.definitions.types import BOOL, NUMBER, Kind, Scales, Type, Value

Names: TypeAlias = Mapping[str, Type]
Result: TypeAlias = Callable[[tuple[Type, ...], Names], Type]

NUMBERS: frozenset[Kind] = frozenset({"number", "digits"})
SUMS: frozenset[Kind] = frozenset({"money", "digits"})
AMOUNTS: frozenset[Kind] = NUMBERS | SUMS
TRUTH: frozenset[Kind] = frozenset({"bool"})
DATES: frozenset[Kind] = frozenset({"date"})
CODED: frozenset[Kind] = frozenset({"code", "yesno"})


@dataclass(frozen=True)
class Function:
    """A computation that rules call by name.

    `params`: the kinds each argument may be. `optional`: how many of the last may be left out; `repeats`: the
    last may be given several times. `rowwise`: the arguments are evaluated row by row over one table and
    `call` gets one tuple of values an argument. Otherwise `call` gets the values; unless `skips_unanswered`,
    it is not called while one of them is unanswered. `version` rises when the same answers come to another
    outcome: forms under way keep their own. `words` and `formula` hold {0}, {1} … or {all} for the arguments
    and {table} for the table gone through; `denial` says the contrary, for functions that are true or false.
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


def a_number(types: tuple[Type, ...], names: Names) -> Type:
    """The result is a number, whatever goes in."""
    return NUMBER


def a_truth(types: tuple[Type, ...], names: Names) -> Type:
    """The result is true or false, whatever goes in."""
    return BOOL


def like_last(types: tuple[Type, ...], names: Names) -> Type:
    """The result is of the kind of the last argument: a sum of money is money."""
    return types[-1]
