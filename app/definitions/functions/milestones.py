"""Functions that go through milestones: their order, the next gate among them, dates that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.definitions.functions.bands import GATES, listed, scale
from app.definitions.functions.function import CODED, DATES, NAMING, Function, a_date, a_truth
from app.definitions.text import Text
from app.definitions.types import Kind, Scales, Value

PLAUSIBLE = "plausible_days"
_SEVERAL: frozenset[Kind] = frozenset({"text", "codes", "refs", "ref"})


def _named(given: object) -> tuple[str, ...]:
    """What a milestone depends on: written with commas between, or chosen."""
    parts = re.split(r"[,;]", given) if isinstance(given, str) else given or ()
    return tuple(part.strip().casefold() for part in parts if part.strip())  # type: ignore[attr-defined]


def _dates_ordered(columns: Sequence[Any], scales: Scales) -> Value:
    # A milestone that waits for one that is not in the table has no order either.
    ids, waits_for, dates = columns
    on = {str(id_).strip().casefold(): day for id_, day in zip(ids, dates, strict=True) if id_ is not None}
    doubt = False
    for needed, day in zip(waits_for, dates, strict=True):
        for other in _named(needed):
            before = on.get(other)
            if other not in on or (day and before and day < before):
                return False
            doubt = doubt or day is None or before is None
    return None if doubt else True


def _next_gate(columns: Sequence[Any], scales: Scales) -> Value:
    """The date of the first gate, in the order of the method, that has not been reached."""
    gates, dates, reached = columns
    order = listed(scales, GATES)
    ahead = [
        (order.index(gate) if gate in order else len(order), gate, place)
        for place, (gate, actual) in enumerate(zip(gates, reached, strict=True))
        if gate is not None and actual is None
    ]
    found: date | None = dates[min(ahead)[-1]] if ahead else None
    return found


def _plausible(args: Sequence[Any], scales: Scales) -> Value:
    *columns, today = args
    actual = columns[0]
    baseline = columns[1] if len(columns) > 1 else (None,) * len(actual)
    early = next((band.upto for band in scale(scales, PLAUSIBLE).bands if band.upto is not None), None)
    for day, planned in zip(actual, baseline, strict=True):
        if day is not None and day > today:
            return False
        if None not in (day, planned, early) and (planned - day) > timedelta(days=int(early or 0)):
            return False
    return True


MILESTONES = (
    Function(
        "dates_ordered", 1, (NAMING, _SEVERAL, DATES), a_truth, _dates_ordered,
        Text(
            en="no row of {table} comes before one that it depends on",
            nl="geen enkele regel van {table} komt vóór een regel waarvan die afhangt",
        ),
        Text(en="the order of {2} by {0} and {1}", nl="de volgorde van {2} volgens {0} en {1}"),
        rowwise=True,
        denial=Text(
            en="a row of {table} comes before one that it depends on, or depends on one that is not there",
            nl="een regel van {table} komt vóór een regel waarvan die afhangt, of die regel is er niet",
        ),
    ),
    Function(
        "next_gate_baseline", 1, (CODED, DATES, DATES), a_date, _next_gate,
        Text(
            en="{1} of the first {0} in {table} without {2}",
            nl="{1} van het eerste {0} in {table} zonder {2}",
        ),
        Text(en="{1} of the first {0} without {2}", nl="{1} van het eerste {0} zonder {2}"),
        reads_scales=(GATES,), rowwise=True,
    ),
    Function(
        "next_gate_forecast", 1, (CODED, DATES, DATES), a_date, _next_gate,
        Text(
            en="{1} of the first {0} in {table} without {2}",
            nl="{1} van het eerste {0} in {table} zonder {2}",
        ),
        Text(en="{1} of the first {0} without {2}", nl="{1} van het eerste {0} zonder {2}"),
        reads_scales=(GATES,), rowwise=True,
    ),
    Function(
        "actual_dates_plausible", 1, (DATES, DATES), a_truth, _plausible,
        Text(
            en="no {0} in {table} lies after today or far before its plan",
            nl="geen {0} in {table} ligt na vandaag of ver vóór de planning",
        ),
        Text(en="{0} not after today", nl="{0} niet na vandaag"),
        reads_scales=(PLAUSIBLE,), rowwise=True, optional=1, reads=("run.now",),
        denial=Text(
            en="{0} in {table} lies after today or far before its plan",
            nl="{0} in {table} ligt na vandaag of ver vóór de planning",
        ),
    ),
)  # fmt: skip
