"""How much of somebody's time is taken: the hours promised beside the hours there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.functions.bands import CLOSED_DAYS, HUNDRED
from app.definitions.functions.function import CODED, DATES, NUMBERS, PERSONS, ROWS, Function, a_number
from app.definitions.functions.working_days import closed, count
from app.definitions.text import Text
from app.definitions.types import Kind, Row, Scales, Value

PROMISED = "committed"
WEEK = 5  # working days
_PERIOD: Mapping[str, frozenset[Kind]] = {"person": PERSONS, "from_date": DATES, "to_date": DATES}
_COMMITMENTS = {**_PERIOD, "quantity": NUMBERS, "status": CODED}
_CAPACITY = {**_PERIOD, "hours_week": NUMBERS, "leave": CODED}


def _days(row: Row, start: date, end: date, shut: frozenset[date]) -> int:
    """The working days of the row that fall within the period."""
    first: Any = row.get("from_date")
    last: Any = row.get("to_date")
    return 0 if first is None or last is None else count(max(start, first), min(end, last), shut)


def _amount(row: Row, column: str) -> Decimal:
    found: Any = row.get(column)
    return Decimal(0) if found is None else found


def _load_pct(args: Sequence[Any], scales: Scales) -> Value:
    # Leave takes away from what somebody has; without any hours there is nothing to reckon with.
    person, start, end, commitments, capacity, *more, hours_per_day = args
    shut = closed(scales)
    asked = sum(more, Decimal(0)) * count(start, end, shut)
    asked += sum(
        _amount(row, "quantity") * _days(row, start, end, shut)
        for row in commitments
        if row.get("person") == person and row.get("status") == PROMISED
    )
    there = sum(
        (-1 if row.get("leave") == "yes" else 1)
        * (_amount(row, "hours_week") / WEEK)
        * _days(row, start, end, shut)
        for row in capacity
        if row.get("person") == person
    )
    return HUNDRED * asked * hours_per_day / there if there > 0 else None


LOAD = (
    Function(
        "load_pct", 1, (PERSONS, DATES, DATES, ROWS, ROWS, NUMBERS), a_number, _load_pct,
        Text(
            en="the percentage of the time of {0} that is taken from {1} up to and including {2}",
            nl="het percentage van de tijd van {0} dat bezet is van {1} tot en met {2}",
        ),
        Text(
            en="hours in {3} ÷ hours in {4} of {0}, from {1} up to and including {2}",
            nl="uren bij {3} ÷ uren bij {4} van {0}, van {1} tot en met {2}",
        ),
        reads_scales=(CLOSED_DAYS,), optional=1, reads=("setting.hours_per_day",),
        whole={3: _COMMITMENTS, 4: _CAPACITY},
    ),
)  # fmt: skip
