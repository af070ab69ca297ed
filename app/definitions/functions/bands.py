"""How functions look something up in the scales and lists of the method.

Every number is in `processes/method.yml`. Beside the scales lie what functions read there too: who must be
present (`quorum`, of the classes), the days on which nobody works (`closed_days`) and the gates in their
order (`gates`). `beside` puts them there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from app.definitions.method import Band, Gate, ProjectClass, Scale
from app.definitions.text import Text
from app.definitions.types import Scales, Value

QUORUM, CLOSED_DAYS, GATES = "quorum", "closed_days", "gates"
BESIDE = frozenset({QUORUM, CLOSED_DAYS, GATES})
HUNDRED = Decimal(100)


class Methodical(Protocol):
    """As much of the method as functions read."""

    @property
    def scales(self) -> Mapping[str, Scale]: ...
    @property
    def classes(self) -> Sequence[ProjectClass]: ...
    @property
    def gates(self) -> Sequence[Gate]: ...
    @property
    def closed_days(self) -> tuple[str, ...]: ...


def beside(method: Methodical) -> Scales:
    """The scales of the method with what lies beside them, by the names that functions read."""
    return {
        **method.scales,
        QUORUM: {each.id: each.quorum for each in method.classes},
        CLOSED_DAYS: tuple(method.closed_days),
        GATES: tuple(gate.id for gate in method.gates),
    }


def scale(scales: Scales, name: str) -> Scale:
    """The scale of that name; one without any steps where there is none."""
    found = scales.get(name)
    return found if isinstance(found, Scale) else Scale(title=Text(en=name, nl=name))


def listed(scales: Scales, name: str) -> tuple[str, ...]:
    """The list of that name; empty where there is none."""
    found = scales.get(name)
    return found if isinstance(found, tuple) else ()


def place(bands: Sequence[Band], amount: Decimal) -> int | None:
    """The position (from 0) of the band that holds `amount`; None when it lies above all of them."""
    for position, band in enumerate(bands):
        if band.below is not None and amount >= band.below:
            continue
        if band.upto is not None and amount > band.upto:
            continue
        return position
    return None


def points(scales: Scales, name: str, amount: Decimal) -> int | str | None:
    """What the band that holds `amount` gives; None when it lies above all of them."""
    bands = scale(scales, name).bands
    position = place(bands, amount)
    return None if position is None else bands[position].points


def banded(scales: Scales, name: str, amount: Decimal) -> Value:
    """The same as rules read it: a number or a code."""
    found = points(scales, name, amount)
    return Decimal(found) if isinstance(found, int) else found


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part` as a percentage of `whole`. Of nothing, nothing is 0 % and anything more is beyond any limit."""
    if whole > 0:
        return HUNDRED * part / whole
    return Decimal(0) if part <= 0 else Decimal("Infinity")
