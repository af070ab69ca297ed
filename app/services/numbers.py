"""The numbers that people say: given out in the transaction that uses them."""

from __future__ import annotations

from app.services.work import Work
from app.store import editions
from app.store.numbers import next_number


def next_project_number(work: Work) -> str:
    """`P-2026-014`."""
    year = _year(work)
    return f"P-{year}-{next_number(work.session, 'project', year):03}"


def next_run_number(work: Work) -> str:
    """`F-2026-0001`."""
    year = _year(work)
    return f"F-{year}-{next_number(work.session, 'run', year):04}"


def next_lesson_number(work: Work) -> str:
    """`L-0001`: lessons are counted over the years."""
    return f"L-{next_number(work.session, 'lesson'):04}"


def next_row_number(work: Work, register: str, project_id: str | None) -> int:
    """1, 2, 3 … within a register of a project."""
    return next_number(work.session, f"{register}:{project_id}")


def _year(work: Work) -> int:
    return editions.today(work.session, work.now).year
