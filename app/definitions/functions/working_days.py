"""Working days: Monday to Friday, without the days in `closed_days` of the method."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.definitions.functions.bands import CLOSED_DAYS, listed
from app.definitions.functions.function import DATES, NUMBERS, Function, a_date, a_number
from app.definitions.text import Text
from app.definitions.types import Scales, Value

WEEK, SATURDAY = 7, 5
FARTHEST = 10_000  # working days: some forty years
ONE_DAY = timedelta(days=1)


def closed(scales: Scales) -> frozenset[date]:
    """The days on which nobody works although they may be a Monday to Friday."""
    return frozenset(date.fromisoformat(one) for one in listed(scales, CLOSED_DAYS))


def count(start: date, end: date, without: Iterable[date]) -> int:
    """How many working days there are from `start` to `end`, both included; 0 when `end` comes before."""
    if end < start:
        return 0
    weeks, rest = divmod((end - start).days + 1, WEEK)
    some = sum((start.weekday() + day) % WEEK < SATURDAY for day in range(rest))
    shut = sum(start <= day <= end and day.weekday() < SATURDAY for day in without)
    return weeks * SATURDAY + some - shut


def _workdays(args: Sequence[date], scales: Scales) -> Value:
    start, end = args
    return Decimal(count(start, end, closed(scales)))


def after(start: date, days: int, without: Container[date]) -> date:
    """The date so many working days after `start`, or before it where `days` is below zero.

    Raises OverflowError beyond the calendar.
    """
    found, left, step = start, abs(days), ONE_DAY if days > 0 else -ONE_DAY
    while left:
        found += step
        left -= found.weekday() < SATURDAY and found not in without
    return found


def _workday_after(args: Sequence[Any], scales: Scales) -> Value:
    # Not a whole number of days counts as the whole days in it; below zero it goes back.
    number = int(args[1])
    if abs(number) > FARTHEST:
        return None
    try:
        return after(args[0], number, closed(scales))
    except OverflowError:
        return None


WORKING_DAYS = (
    Function(
        "workdays", 1, (DATES, DATES), a_number, _workdays,
        Text(
            en="the number of working days from {0} up to and including {1}",
            nl="het aantal werkdagen van {0} tot en met {1}",
        ),
        Text(en="working days from {0} up to and including {1}", nl="werkdagen van {0} tot en met {1}"),
        reads_scales=(CLOSED_DAYS,),
    ),
    Function(
        "workday_after", 1, (DATES, NUMBERS), a_date, _workday_after,
        Text(en="the day {1} working days after {0}", nl="de dag {1} werkdagen na {0}"),
        Text(en="{0} + {1} working days", nl="{0} + {1} werkdagen"),
        reads_scales=(CLOSED_DAYS,),
    ),
)  # fmt: skip
