"""Working days: Monday to Friday, without the days on which the organisation is closed."""

from __future__ import annotations

from datetime import date, timedelta

from app.services.editions import method
from app.services.work import Work

SATURDAY = 5


def after_working_days(work: Work, start: date, days: int) -> date:
    """The date `days` working days after `start`."""
    closed = {date.fromisoformat(one) for one in method(work).closed_days}
    found = start
    while days > 0:
        found += timedelta(days=1)
        if found.weekday() < SATURDAY and found not in closed:
            days -= 1
    return found
