"""How likely and how serious a risk is. The classes and their limits are scales of the method.

- `probability`: bands of percents whose `points` are the classes 1 to 5.
- `probability_midpoint`: for each class the percents that count where nobody gave an own estimate.
- `risk_band`: bands of the score (probability times impact) whose `points` are codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.definitions.functions.bands import HUNDRED, banded
from app.definitions.functions.function import NUMBERS, Function, a_code, a_number, a_truth
from app.definitions.text import Text
from app.definitions.types import Scales, Value

CLASSES, MIDPOINT, SERIOUS = "probability", "probability_midpoint", "risk_band"


def _prob_pct(args: Sequence[Decimal | None], scales: Scales) -> Value:
    class_, own = args
    if own is not None:
        return own
    return None if class_ is None else banded(scales, MIDPOINT, class_)


def _prob_fits(args: Sequence[Decimal | None], scales: Scales) -> Value:
    class_, own = args
    if own is None:
        return True
    if not 0 <= own <= HUNDRED:
        return False
    expected = banded(scales, CLASSES, own)
    return None if class_ is None or expected is None else expected == class_


def _risk_band(args: Sequence[Decimal], scales: Scales) -> Value:
    return banded(scales, SERIOUS, args[0])


RISKS = (
    Function(
        "prob_pct", 1, (NUMBERS, NUMBERS), a_number, _prob_pct,
        Text(
            en="{1}, or what belongs to {0} where that is not filled in",
            nl="{1}, of wat bij {0} hoort als dat niet is ingevuld",
        ),
        Text(en="{1}, otherwise the percents for {0}", nl="{1}, anders het percentage bij {0}"),
        reads_scales=(MIDPOINT,), skips_unanswered=True,
    ),
    Function(
        "prob_fits", 1, (NUMBERS, NUMBERS), a_truth, _prob_fits,
        Text(en="{1} lies within {0}", nl="{1} past bij {0}"),
        Text(en="{1} lies within {0}", nl="{1} past bij {0}"),
        reads_scales=(CLASSES,), skips_unanswered=True,
        denial=Text(en="{1} does not lie within {0}", nl="{1} past niet bij {0}"),
    ),
    Function(
        "risk_band", 1, (NUMBERS,), a_code, _risk_band,
        Text(en="how serious {0} is", nl="hoe ernstig {0} is"),
        Text(en="the band of {0}", nl="de klasse van {0}"),
        reads_scales=(SERIOUS,),
    ),
)  # fmt: skip
