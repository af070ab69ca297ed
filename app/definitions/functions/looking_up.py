"""A cell of another table: of the row that two of its columns point out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.definitions import kinds
from app.definitions.functions.function import AMOUNTS, CODED, DATES, NAMING, Function, Names
from app.definitions.text import Text
from app.definitions.types import Kind, Scales, Type, Value

_CELL: frozenset[Kind] = NAMING | AMOUNTS | CODED | DATES


def _cell_of(args: Sequence[Any], scales: Scales) -> Value:
    cells, *pairs = args
    ones, one, others, other = pairs
    rows = zip(cells, ones, others, strict=True)
    return next((cell for cell, *keys in rows if keys == [one, other]), None)


def _looked_up(types: tuple[Type, ...], names: Names) -> Type:
    """Each column holds what is looked for in it; the number of a project is a text or a reference."""
    wanted, *pairs = types
    for column, value in (pairs[:2], pairs[2:]):
        if {column.kind, value.kind} != {"text", "ref"}:
            kinds.same("cell_of", column, value)
    return wanted


LOOKING_UP = (
    Function(
        "cell_of", 1, (_CELL, NAMING, NAMING, NAMING, NAMING), _looked_up, _cell_of,
        Text(
            en="{0} of {table} where {1} is {2} and {3} is {4}",
            nl="{0} van {table} waar {1} gelijk is aan {2} en {3} aan {4}",
        ),
        Text(en="{0} where {1} is {2} and {3} is {4}", nl="{0} waar {1} = {2} en {3} = {4}"),
        tables=(0, 0, None, 0, None),
    ),
)  # fmt: skip
