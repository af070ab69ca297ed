"""Duties that do not bind for a time: by a permission of the head of PMO, or standing for a small PMO.

Only duties that the method calls waivable can be waived. A small PMO has all of them for a year from the day
it says so (`small_pmo_since`), and renews them on purpose.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.services.editions import library
from app.services.work import Work
from app.store import EVERYTHING, editions, registers

REGISTER = "waivers"
SMALL, SINCE = "small_pmo", "small_pmo_since"


@dataclass(frozen=True)
class Waiver:
    """A duty that does not bind up to and including a day. `standing`: of a small PMO."""

    duty: str
    until: dt.date
    standing: bool


def in_force(work: Work) -> tuple[Waiver, ...]:
    """The waivers of today."""
    known = library(work)
    waivable = {one.id for one in known.duties.values() if one.waivable}
    today = editions.today(work.session, work.now)
    found = [
        *_given(work),
        *(Waiver(duty, day, True) for day in _standing(work) for duty in sorted(waivable)),
    ]
    return tuple(one for one in found if one.duty in waivable and today <= one.until)


def is_small(work: Work) -> bool:
    """Whether the PMO said that it is a small one, and that is less than a year ago."""
    today = editions.today(work.session, work.now)
    return any(today <= day for day in _standing(work))


def waived(work: Work) -> tuple[str, ...]:
    """The codes of the duties that do not bind today."""
    return tuple(sorted({one.duty for one in in_force(work)}))


def _given(work: Work) -> list[Waiver]:
    found = registers.list_rows(work.session, EVERYTHING, REGISTER, open_only=True)
    rows = [row.data for row in found if isinstance(row.data, dict)]
    return [
        Waiver(str(data["duty"]), dt.date.fromisoformat(data["until"]), False)
        for data in rows
        if data.get("duty") and data.get("until")
    ]


def _standing(work: Work) -> list[dt.date]:
    """The last day of a small PMO's standing waivers; nothing where it is none or never said since when."""
    settings = library(work).method.settings
    small, since = settings.get(SMALL), settings.get(SINCE)
    if small is None or since is None or small.value not in (True, "yes") or not since.value:
        return []
    start = dt.date.fromisoformat(str(since.value))
    return [start + dt.timedelta(days=365)]
