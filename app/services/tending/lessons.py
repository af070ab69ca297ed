"""What the calendar asks for of lessons, which live in a table of their own.

Their due date is the day on which they are looked at again, and until they are tested that of their test.
"""

from __future__ import annotations

from datetime import date

from app.definitions.columns import columns_of
from app.definitions.register import Clock, Opens, Register
from app.runs.clock import cells_opened, due
from app.runs.register_rows import StoredRow, read_row
from app.runs.values import Row
from app.services.editions import library
from app.services.lessons.consequences import keeper
from app.services.registers.following import said_to
from app.services.registers.holders import holder_of, language_of
from app.services.registers.writing import Source, put_new
from app.services.search_changes import touch_run
from app.services.tending.looking import Looking
from app.services.work import Work
from app.store import EVERYTHING, lessons, registers, runs
from app.store.model import Lesson

WAITING = "submitted"


def tend_lessons(work: Work, register: Register) -> tuple[int, int]:
    """How many lessons got another state, and how many rows were opened because of lessons."""
    looking, changed, opened = Looking(work, register), 0, 0
    for lesson in lessons.list_lessons(work.session, EVERYTHING):
        values = _read(work, looking, lesson)
        for clock in due(looking.rules, values, looking.scope(None)):
            if clock.status is None and _told(work, clock, lesson):
                continue
            if clock.status is not None:
                lesson.state = clock.status
                changed += 1
                if lesson.run_id is not None:
                    touch_run(work, lesson.run_id)
            if clock.opens is not None and clock.opens.register_ in library(work).registers:
                _open(work, looking, clock, clock.opens, lesson)
                opened += 1
    work.session.flush()
    return changed, opened


def _read(work: Work, looking: Looking, lesson: Lesson, lang: str = "en") -> Row:
    cells = {"number": lesson.number, "title": lesson.title.get(lang), "kind": lesson.kind or None}
    row = StoredRow(
        lesson.number,
        lesson.number,
        lesson.state,
        owner=keeper(work, lesson),
        due=_due(work, lesson),
        values=cells,
    )
    return read_row(looking.rules, row, looking.today)


def _due(work: Work, lesson: Lesson) -> date | None:
    if lesson.state != WAITING or lesson.run_id is None:
        return lesson.review_on
    found = runs.run_by_id(work.session, lesson.run_id, EVERYTHING)
    return found[0].due if found is not None else None


def _name(clock: Clock) -> str:
    return f"lessons.{clock.id}"


def _told(work: Work, clock: Clock, lesson: Lesson) -> bool:
    return bool(registers.rows_from(work.session, None, _name(clock), lesson.number))


def _open(work: Work, looking: Looking, clock: Clock, opens: Opens, lesson: Lesson) -> None:
    """The row that opens, in the language of who gets it."""
    into = library(work).registers[opens.register_]
    owner = (holder_of(work, opens.to, None) if opens.to else None) or keeper(work, lesson)
    row = _read(work, looking, lesson, language_of(work, owner))
    rules, scope = looking.rules, looking.scope(None)
    told = cells_opened(rules.clock, f"{clock.id}.", columns_of(into), row, scope, rules.scales)
    cells = said_to(work, opens, None, {"owner": owner, **told})
    put_new(work, into, None, cells, Source(None, _name(clock), lesson.number), clock=_name(clock))
