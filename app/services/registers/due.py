"""By when a row is due that somebody adds without a date: the next report, or two weeks from now."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.services.editions import method
from app.services.runs.cast import class_that_counts
from app.services.work import Work
from app.store import editions, projects
from app.store.model import Project

Json = Any
REPORT_DAYS = "report_days"  # setting: days between two reports, one number or one for each class
FORTNIGHT = 14


def _between_reports(work: Work, project: Project) -> int | None:
    setting = method(work).settings.get(REPORT_DAYS)
    value = setting.value if setting is not None else None
    if isinstance(value, dict):
        value = value.get(class_that_counts(method(work).classes, project.project_class))
    try:
        days = int(str(value))
    except ValueError:
        return None
    return days if days > 0 else None


def next_date(work: Work, project: Project | None) -> dt.date:
    """The next reporting date of the project; a fortnight from today where no report was made yet."""
    today = editions.today(work.session, work.now)
    days = _between_reports(work, project) if project is not None else None
    told = projects.facts(work.session, project.id).get("last_report") if project is not None else None
    if days is None or not isinstance(told, str):
        return today + dt.timedelta(days=FORTNIGHT)
    last = dt.date.fromisoformat(told)
    rounds = max(1, -(-((today - last).days + 1) // days))
    return last + dt.timedelta(days=days * rounds)
