"""Who decides about a change: the lowest role whose limits all allow it. The limits are scales of the method.

- `change_authority`: the roles with their order (1 = the lowest). The highest has no limits.
- `authority_amount` (currency units), `authority_share` (percents of the budget at G2), `authority_days`,
  `authority_cumulative` (percents of that budget) and `authority_tolerance` (percents of the tolerance
  that is left): bands with `upto` the limit and `points` the role. A role without a band has no limit there.
- `authority_funding`: by the way of paying, the place of the lowest role that may use it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.definitions.functions.bands import percent, scale
from app.definitions.functions.function import CHOSEN, NUMBERS, SUMS, Function, a_code
from app.definitions.functions.function import ROLES as ROLE_KINDS
from app.definitions.text import Text
from app.definitions.types import Scales, Value

ROLES, FUNDING = "change_authority", "authority_funding"
AMOUNT, SHARE, DAYS, CUMULATIVE, TOLERANCE = (
    "authority_amount", "authority_share", "authority_days", "authority_cumulative", "authority_tolerance",
)  # fmt: skip
Measures = dict[str, Decimal | None]


def _in_order(scales: Scales) -> list[str]:
    places = scale(scales, ROLES).points
    return sorted(places, key=lambda role: places[role])


def _measures(args: Sequence[Any]) -> Measures:
    """What is weighed: a single change by its absolute amount; a saving uses no tolerance."""
    cost, days, cumulative, _, budget, days_left, cost_left = args
    return {
        AMOUNT: None if cost is None else abs(cost),
        SHARE: None if cost is None or budget is None else percent(abs(cost), budget),
        DAYS: days,
        CUMULATIVE: cumulative,
        TOLERANCE: None
        if None in (cost, days, days_left, cost_left)
        else max(percent(cost, cost_left), percent(days, days_left)),
    }


def _within(scales: Scales, role: str, measures: Measures) -> bool | None:
    """Whether all measures are within the limits of the role; None while one that is limited is not known."""
    doubt = False
    for name, measure in measures.items():
        for limit in (band.upto for band in scale(scales, name).bands if band.points == role):
            if measure is None or limit is None:
                doubt = doubt or measure is None
            elif measure > limit:
                return False
    return None if doubt else True


def _change_authority(args: Sequence[Any], scales: Scales) -> Value:
    funding, roles = args[3], _in_order(scales)
    lowest = scale(scales, FUNDING).points.get(funding)
    if lowest is None or not roles:
        return None
    measures = _measures(args)
    for place, role in enumerate(roles[:-1], start=1):
        if place < lowest:
            continue
        allowed = _within(scales, role, measures)
        if allowed is not False:
            return role if allowed else None
    return roles[-1]


def _level_above(args: Sequence[str], scales: Scales) -> Value:
    roles = _in_order(scales)
    if args[0] not in roles:
        return None
    return roles[min(roles.index(args[0]) + 1, len(roles) - 1)]


AUTHORITY = (
    Function(
        "change_authority", 1, (SUMS, NUMBERS, NUMBERS, CHOSEN, SUMS, NUMBERS, SUMS), a_code,
        _change_authority,
        Text(
            en="who may decide about {0}, {1}, {2} and {3}",
            nl="wie mag beslissen over {0}, {1}, {2} en {3}",
        ),
        Text(
            en="the lowest role that may decide: {0} (beside {4} and {6}), {1} (beside {5}), {2} and {3}",
            nl="de laagste rol die mag beslissen: {0} (naast {4} en {6}), {1} (naast {5}), {2} en {3}",
        ),
        reads_scales=(ROLES, FUNDING, AMOUNT, SHARE, DAYS, CUMULATIVE, TOLERANCE), skips_unanswered=True,
    ),
    Function(
        "level_above", 1, (CHOSEN | ROLE_KINDS,), a_code, _level_above,
        Text(en="the level above {0}", nl="het niveau boven {0}"),
        Text(en="level above {0}", nl="niveau boven {0}"),
        reads_scales=(ROLES,),
    ),
)  # fmt: skip
