"""Doing what the calendar asks for: statuses that change and rows that open because a date has passed.

Each is done once, by the product, with a line in the history of the row. Done again it finds nothing to do.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.columns import columns_of
from app.definitions.register import Clock, Register
from app.runs.clock import cells_opened, due
from app.runs.register_rows import read_row
from app.runs.values import Row
from app.services.editions import current_id, library
from app.services.lessons.consequences import after_row
from app.services.registers.following import said_to
from app.services.registers.values import stored_row
from app.services.registers.writing import Source, put_change, put_new
from app.services.search_changes import touch_project
from app.services.tending.lessons import tend_lessons
from app.services.tending.looking import Looking
from app.services.work import Work
from app.store import EVERYTHING, editions, numbers, registers
from app.store.model import RegisterRow

TENDED = "tended"  # the counter that holds the last day on which this was done
LESSONS = "lessons"


@dataclass(frozen=True)
class Tended:
    """How many rows got another status, and how many were opened."""

    changed: int = 0
    opened: int = 0

    def __add__(self, other: Tended) -> Tended:
        return Tended(self.changed + other.changed, self.opened + other.opened)


def tend(work: Work) -> Tended:
    """Do all that is due today; other processes that want the same wait until this one has committed."""
    _first_today(work)
    return _tend(work)


def tend_daily(work: Work) -> Tended | None:
    """The same, but at most once a day over all processes; None where it was done today."""
    return _tend(work) if _first_today(work) else None


def _first_today(work: Work) -> bool:
    today = editions.today(work.session, work.now)
    return numbers.move_on(work.session, TENDED, today.toordinal())


def _tend(work: Work) -> Tended:
    known = library(work).registers if current_id(work) is not None else {}
    done = Tended()
    for register in known.values():
        if register.clock and register.id != LESSONS:
            done += _of_register(work, register)
        elif register.clock:
            done += Tended(*tend_lessons(work, register))
    return done


def _of_register(work: Work, register: Register) -> Tended:
    looking, done = Looking(work, register), Tended()
    for row in registers.list_rows(work.session, EVERYTHING, register.id, open_only=True):
        if row.project_id is None or row.project_id in looking.projects:
            done += _of_row(work, looking, row)
    return done


def _of_row(work: Work, looking: Looking, row: RegisterRow) -> Tended:
    """What is due for one row. A status that ends it is the last thing that happens to it."""
    project = looking.projects.get(row.project_id or "")
    scope, done = looking.scope(project), Tended()
    values = read_row(looking.rules, stored_row(row, project.number if project else None), looking.today)
    for clock in due(looking.rules, values, scope):
        if row.closed_at is not None:
            break
        name = f"{looking.register.id}.{clock.id}"
        if clock.status is None and registers.rows_from(work.session, None, name, row.id):
            continue
        if clock.status is not None:
            put_change(work, looking.register, row, {"status": clock.status}, clock=name)
            after_row(work, row)
            done += Tended(changed=1)
        done += _opened(work, looking, clock, row, values)
        if project is not None:
            touch_project(work, project.id)
    return done


def _opened(work: Work, looking: Looking, clock: Clock, row: RegisterRow, values: Row) -> Tended:
    into = library(work).registers.get(clock.opens.register_) if clock.opens is not None else None
    if clock.opens is None or into is None:
        return Tended()
    scope = looking.scope(looking.projects.get(row.project_id or ""))
    rules, prefix, columns = looking.rules, f"{clock.id}.", columns_of(into)
    told = cells_opened(rules.clock, prefix, columns, values, scope, rules.scales)
    cells = said_to(work, clock.opens, row.project_id, {"owner": row.owner_id, **told})
    name = f"{looking.register.id}.{clock.id}"
    put_new(work, into, row.project_id, cells, Source(None, name, row.id), clock=name)
    return Tended(opened=1)
