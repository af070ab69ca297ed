"""Functions on single values: lengths, counts, highest and lowest, safe division, days between dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from app.definitions import kinds
from app.definitions.functions.function import AMOUNTS, DATES, Function, Names, a_number
from app.definitions.text import Text
from app.definitions.types import Scales, Type, Value


def _length(args: Sequence[str], scales: Scales) -> Value:
    return Decimal(len(args[0]))


def _count(args: Sequence[tuple[object, ...]], scales: Scales) -> Value:
    return Decimal(len(args[0]))


def _highest(args: Sequence[Any], scales: Scales) -> Value:
    known: list[Decimal] = [value for value in args if value is not None]
    return max(known, default=None)


def _lowest(args: Sequence[Any], scales: Scales) -> Value:
    known: list[Decimal] = [value for value in args if value is not None]
    return min(known, default=None)


def _one_of(types: tuple[Type, ...], names: Names) -> Type:
    return reduce(kinds.joined, types)


def _divided(args: Sequence[Decimal], scales: Scales) -> Value:
    amount, by = args
    return amount / by if by else None


def _quotient(types: tuple[Type, ...], names: Names) -> Type:
    return kinds.divided(*types)


def _days(args: Sequence[date], scales: Scales) -> Value:
    start, end = args
    return Decimal((end - start).days)


_COMPARABLE = AMOUNTS | DATES

PLAIN = (
    Function(
        "len", 1, (frozenset({"text"}),), a_number, _length,
        Text(en="the number of characters in {0}", nl="het aantal tekens in {0}"),
        Text(en="characters in {0}", nl="tekens in {0}"),
    ),
    Function(
        "count", 1, (frozenset({"rows", "codes", "refs"}),), a_number, _count,
        Text(en="the number in {0}", nl="het aantal bij {0}"),
        Text(en="number in {0}", nl="aantal bij {0}"),
    ),
    Function(
        "max", 1, (_COMPARABLE,), _one_of, _highest,
        Text(en="the highest of {all}", nl="de hoogste van {all}"),
        Text(en="highest of ({all})", nl="hoogste van ({all})"),
        repeats=True, skips_unanswered=True,
    ),
    Function(
        "min", 1, (_COMPARABLE,), _one_of, _lowest,
        Text(en="the lowest of {all}", nl="de laagste van {all}"),
        Text(en="lowest of ({all})", nl="laagste van ({all})"),
        repeats=True, skips_unanswered=True,
    ),
    Function(
        "safe_div", 1, (AMOUNTS, AMOUNTS), _quotient, _divided,
        Text(en="{0} divided by {1}", nl="{0} gedeeld door {1}"),
        Text(en="({0} ÷ {1})", nl="({0} ÷ {1})"),
    ),
    Function(
        "days", 1, (DATES, DATES), a_number, _days,
        Text(en="the number of days from {0} to {1}", nl="het aantal dagen van {0} tot {1}"),
        Text(en="days from {0} to {1}", nl="dagen van {0} tot {1}"),
    ),
)  # fmt: skip
