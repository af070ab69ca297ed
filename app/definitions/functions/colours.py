"""The colours of a report: what the figures say, which is the worst, and who colours it better than it is.

The limits are scales of the method whose `points` are `green`, `amber` and `red`:

- `rag_slip`: the slip in percents of the tolerance in time; `rag_slip_days`: the slip in days; the worst
  of the two counts.
- `rag_overrun`: what is forecast above the budget, in percents of the tolerance in cost.
- `rag_index`: the performance index (SPI or CPI) times a hundred.
- `rag_benefits`: the forecast of the benefits in percents of the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.definitions.functions.bands import HUNDRED, percent, points
from app.definitions.functions.function import CHOSEN, NUMBERS, SUMS, Function, a_colour, a_truth
from app.definitions.text import Text
from app.definitions.types import RAG, Scales, Value

SLIP, SLIP_DAYS, OVERRUN, INDEX, BENEFITS = (
    "rag_slip", "rag_slip_days", "rag_overrun", "rag_index", "rag_benefits",
)  # fmt: skip
Measures = Sequence[Decimal | None]


def _worst(colours: Sequence[object], scales: Scales) -> Value:
    return max((str(one) for one in colours if one in RAG), key=RAG.index, default=None)


def _by_index(scales: Scales, index: Decimal | None) -> object:
    return None if index is None else points(scales, INDEX, index * HUNDRED)


def _schedule(args: Measures, scales: Scales) -> Value:
    slip, tolerance, spi = args
    if slip is None or tolerance is None:
        return None
    by_share = points(scales, SLIP, percent(slip, tolerance))
    return _worst((by_share, points(scales, SLIP_DAYS, slip), _by_index(scales, spi)), scales)


def _cost(args: Measures, scales: Scales) -> Value:
    forecast, budget, tolerance, cpi = args
    if forecast is None or budget is None or tolerance is None:
        return None
    by_share = points(scales, OVERRUN, percent(forecast - budget, tolerance))
    return _worst((by_share, _by_index(scales, cpi)), scales)


def _benefits(args: Sequence[Decimal], scales: Scales) -> Value:
    return _worst((points(scales, BENEFITS, args[0]),), scales)


def _better_than(args: Sequence[str], scales: Scales) -> Value:
    if not set(args) <= set(RAG):
        return None
    reported, computed = (RAG.index(one) for one in args)
    return reported < computed


COLOURS = (
    Function(
        "rag_schedule", 1, (NUMBERS, NUMBERS, NUMBERS), a_colour, _schedule,
        Text(
            en="the colour of {0} beside the tolerance {1} and of {2}",
            nl="de kleur van {0} naast de tolerantie {1} en van {2}",
        ),
        Text(en="colour of {0} within {1}, and of {2}", nl="kleur van {0} binnen {1}, en van {2}"),
        reads_scales=(SLIP, SLIP_DAYS, INDEX), skips_unanswered=True,
    ),
    Function(
        "rag_cost", 1, (SUMS, SUMS, SUMS, NUMBERS), a_colour, _cost,
        Text(
            en="the colour of {0} beside {1} with the tolerance {2} and of {3}",
            nl="de kleur van {0} naast {1} met de tolerantie {2} en van {3}",
        ),
        Text(en="colour of {0} beside {1} + {2}, and of {3}", nl="kleur van {0} naast {1} + {2}, en van {3}"),
        reads_scales=(OVERRUN, INDEX), skips_unanswered=True,
    ),
    Function(
        "rag_benefits", 1, (NUMBERS,), a_colour, _benefits,
        Text(en="the colour of {0}", nl="de kleur van {0}"),
        Text(en="colour of {0}", nl="kleur van {0}"),
        reads_scales=(BENEFITS,),
    ),
    Function(
        "worst", 1, (CHOSEN,), a_colour, _worst,
        Text(en="the worst colour of {all}", nl="de slechtste kleur van {all}"),
        Text(en="worst of ({all})", nl="slechtste van ({all})"),
        repeats=True, skips_unanswered=True,
    ),
    Function(
        "better_than", 1, (CHOSEN, CHOSEN), a_truth, _better_than,
        Text(en="{0} is a better colour than {1}", nl="{0} is een betere kleur dan {1}"),
        Text(en="{0} is better than {1}", nl="{0} is beter dan {1}"),
        denial=Text(en="{0} is no better colour than {1}", nl="{0} is geen betere kleur dan {1}"),
    ),
)  # fmt: skip
