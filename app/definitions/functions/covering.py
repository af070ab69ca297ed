"""Does what stands in one table or list also stand in another? Empty cells ask nothing and answer nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.definitions import kinds
from app.definitions.functions.function import NAMING, TRUTH, Function, Names
from app.definitions.text import Text
from app.definitions.types import BOOL, Kind, Scales, Type, Value

_SEVERAL: frozenset[Kind] = frozenset({"codes", "refs"})
_ONE_OF: dict[Kind, Kind] = {"codes": "code", "refs": "ref"}


def _values(cells: Iterable[Any]) -> Iterator[str]:
    for cell in cells:
        if isinstance(cell, tuple):
            yield from cell
        elif cell is not None:
            yield cell


def _covers(columns: Sequence[Any], scales: Scales) -> Value:
    asked, given = columns
    return set(_values(asked)) <= set(_values(given))


def _covers_where(columns: Sequence[Any], scales: Scales) -> Value:
    # A row of which nobody knows whether it counts leaves it open, unless its value is there anyhow.
    counts, asked, given = columns
    there = set(_values(given))
    open_ = False
    for truth, cell in zip(counts, asked, strict=True):
        if truth is not False and not set(_values((cell,))) <= there:
            if truth:
                return False
            open_ = True
    return None if open_ else True


def _in_common(args: Sequence[Any], scales: Scales) -> Value:
    one, other = args
    return not set(one).isdisjoint(other)


def _alike(types: tuple[Type, ...], names: Names) -> Type:
    """The last two must hold the same kind of thing, or nothing is ever covered.

    The number of a project or lesson is a text where rules read it, and a reference where people choose it.
    """
    asked, given = (Type(_ONE_OF.get(one.kind, one.kind), one.options) for one in types[-2:])
    if {asked.kind, given.kind} != {"text", "ref"}:
        kinds.same("covers", asked, given)
    return BOOL


COVERING = (
    Function(
        "covers", 1, (NAMING | _SEVERAL, NAMING | _SEVERAL), _alike, _covers,
        Text(
            en="every {0} of {table} is in {1} of {other}",
            nl="elke {0} van {table} staat bij {1} van {other}",
        ),
        Text(en="every {0} is in {1}", nl="elke {0} staat bij {1}"),
        tables=(0, 1),
        denial=Text(
            en="not every {0} of {table} is in {1} of {other}",
            nl="niet elke {0} van {table} staat bij {1} van {other}",
        ),
    ),
    Function(
        "covers_where", 1, (TRUTH, NAMING | _SEVERAL, NAMING | _SEVERAL), _alike, _covers_where,
        Text(
            en="every {1} of {table} for which {0} is in {2} of {other}",
            nl="elke {1} van {table} waarvoor geldt: {0}, staat bij {2} van {other}",
        ),
        Text(en="every {1} where {0} is in {2}", nl="elke {1} waar geldt: {0}, staat bij {2}"),
        tables=(0, 0, 1),
        denial=Text(
            en="not every {1} of {table} for which {0} is in {2} of {other}",
            nl="niet elke {1} van {table} waarvoor geldt: {0}, staat bij {2} van {other}",
        ),
    ),
    Function(
        "in_common", 1, (_SEVERAL, _SEVERAL), _alike, _in_common,
        Text(en="{0} and {1} have something in common", nl="{0} en {1} hebben iets gemeen"),
        Text(en="{0} shares something with {1}", nl="{0} heeft iets gemeen met {1}"),
        denial=Text(en="{0} and {1} have nothing in common", nl="{0} en {1} hebben niets gemeen"),
    ),
)  # fmt: skip
