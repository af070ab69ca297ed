"""What an investment is worth over the years, and what a setback does to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.definitions.functions.bands import HUNDRED
from app.definitions.functions.function import AMOUNTS, NUMBERS, SUMS, Function, an_amount, like_first
from app.definitions.text import Text
from app.definitions.types import Scales, Value

LONGEST = 200  # years


def _npv(args: Sequence[Decimal], scales: Scales) -> Value:
    # The investment is paid now, the first yearly amount comes after a year.
    net_year, invest, rate, years = args
    growth = 1 + rate / HUNDRED
    if growth <= 0 or years != years.to_integral_value() or not 0 <= years <= LONGEST:
        return None
    return sum((net_year / growth**year for year in range(1, int(years) + 1)), -invest)


def _worse(args: Sequence[Decimal], scales: Scales) -> Value:
    # A cost becomes higher, a saving (below zero) smaller.
    amount, share = args
    return amount * (1 + share if amount > 0 else 1 - share)


INVESTING = (
    Function(
        "npv", 1, (SUMS, SUMS, NUMBERS, NUMBERS), an_amount, _npv,
        Text(
            en="the net present value of {0} a year during {3} years at {2} percent, less {1}",
            nl="de netto contante waarde van {0} per jaar gedurende {3} jaar tegen {2} procent, min {1}",
        ),
        Text(
            en="the sum of {0} ÷ (1 + {2} %)^k for k = 1 to {3}, − {1}",
            nl="de som van {0} ÷ (1 + {2} %)^k voor k = 1 tot en met {3}, − {1}",
        ),
    ),
    Function(
        "worse", 1, (AMOUNTS, NUMBERS), like_first, _worse,
        Text(en="{0} made worse by {1} of it", nl="{0}, slechter gemaakt met {1} deel"),
        Text(
            en="{0} × (1 + {1}) when more than 0, otherwise {0} × (1 − {1})",
            nl="{0} × (1 + {1}) bij meer dan 0, anders {0} × (1 − {1})",
        ),
    ),
)  # fmt: skip
