"""Functions that go through a table row by row. A row for which something is unknown does not count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.definitions.functions.function import AMOUNTS, CODED, TRUTH, Function, a_number, a_truth, like_last
from app.definitions.method import Scale
from app.definitions.text import Text
from app.definitions.types import Scales, Value

Truths = tuple[bool | None, ...]
Amounts = tuple[Decimal | None, ...]


def _any(columns: Sequence[Truths], scales: Scales) -> Value:
    (holds,) = columns
    return True if True in holds else None if None in holds else False


def _all(columns: Sequence[Truths], scales: Scales) -> Value:
    (holds,) = columns
    return False if False in holds else None if None in holds else True


def _count_where(columns: Sequence[Truths], scales: Scales) -> Value:
    (holds,) = columns
    return Decimal(sum(1 for truth in holds if truth))


def _total(amounts: Amounts) -> Value:
    # Rows without an amount add nothing; but rows of which none has an amount make no sum, not zero.
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known or not amounts else None


def _sum(columns: Sequence[Amounts], scales: Scales) -> Value:
    (amounts,) = columns
    return _total(amounts)


def _sum_where(columns: Sequence[Any], scales: Scales) -> Value:
    holds: Truths = columns[0]
    amounts: Amounts = columns[1]
    return _total(tuple(amount for truth, amount in zip(holds, amounts, strict=True) if truth))


def _weighted_yes(columns: Sequence[tuple[str | None, ...]], scales: Scales) -> Value:
    # What is not in the scale (n/a) is left out; what is not answered yet is not ready yet.
    (answers,) = columns
    scale = scales.get("weighted_yes")
    if not isinstance(scale, Scale) or not any(answers):
        return None
    points = [
        0 if answer is None else scale.points[answer]
        for answer in answers
        if answer is None or answer in scale.points
    ]
    return Decimal(sum(points)) / len(points) if points else None


ROWWISE = (
    Function(
        "any", 1, (TRUTH,), a_truth, _any,
        Text(en="in at least one row of {table}, {0}", nl="in minstens één regel van {table} geldt: {0}"),
        Text(en="in at least one row of {table}: {0}", nl="in minstens één regel van {table}: {0}"),
        rowwise=True,
        denial=Text(en="in no row of {table}, {0}", nl="in geen enkele regel van {table} geldt: {0}"),
    ),
    Function(
        "all", 1, (TRUTH,), a_truth, _all,
        Text(en="in every row of {table}, {0}", nl="in elke regel van {table} geldt: {0}"),
        Text(en="in every row of {table}: {0}", nl="in elke regel van {table}: {0}"),
        rowwise=True,
        denial=Text(
            en="not in every row of {table} does this hold: {0}",
            nl="niet in elke regel van {table} geldt: {0}"
        ),
    ),
    Function(
        "count_where", 1, (TRUTH,), a_number, _count_where,
        Text(
            en="the number of rows of {table} in which {0}",
            nl="het aantal regels van {table} waarvoor geldt: {0}",
        ),
        Text(en="number of rows where {0}", nl="aantal regels waarvoor geldt: {0}"),
        rowwise=True,
    ),
    Function(
        "sum", 1, (AMOUNTS,), like_last, _sum,
        Text(en="the total of {0}", nl="het totaal van {0}"),
        Text(en="total of {0}", nl="totaal van {0}"),
        rowwise=True,
    ),
    Function(
        "sum_where", 1, (TRUTH, AMOUNTS), like_last, _sum_where,
        Text(en="the total of {1} over the rows in which {0}", nl="het totaal van {1} waar geldt: {0}"),
        Text(en="total of {1} where {0}", nl="totaal van {1} waar geldt: {0}"),
        rowwise=True,
    ),
    Function(
        "weighted_yes", 1, (CODED,), a_number, _weighted_yes,
        Text(en="the percentage of yes in {0}", nl="het percentage ja bij {0}"),
        Text(en="percentage of yes in {0}", nl="percentage ja bij {0}"),
        reads_scales=("weighted_yes",), rowwise=True,
    ),
)  # fmt: skip
