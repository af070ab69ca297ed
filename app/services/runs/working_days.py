"""Working days of the organisation, counted as rules count them, with the closed days of its method."""

from __future__ import annotations

from datetime import date

from app.definitions.functions.working_days import after
from app.services.editions import method
from app.services.work import Work


def after_working_days(work: Work, start: date, days: int) -> date:
    """The date `days` working days after `start`."""
    return after(start, days, {date.fromisoformat(one) for one in method(work).closed_days})
