"""Looking at a lesson again: it is still right until another day, or it is offered no more."""

from __future__ import annotations

from datetime import date

from app.definitions.message import Message, Refused, refused
from app.services.editions import library
from app.services.lessons.consequences import ACTIONS, OWNER
from app.services.lessons.library import OFFERED, answers_of, lesson_seen
from app.services.registers.writing import Source, put_change, put_new
from app.services.work import Work
from app.store import editions, registers
from app.store.model import Lesson

HEAD = "PMH"
EXPIRED = "expired"
DONE = "done"
REVIEWED = "lesson-reviewed"


def may_review(work: Work, lesson: Lesson) -> Message | None:
    """Why the actor cannot say whether a lesson is still right; None = can."""
    if lesson.state not in (OFFERED, EXPIRED):
        return Message("lesson-not-in-use")
    keeper = answers_of(lesson).get("owner_role")
    wanted = tuple(dict.fromkeys(str(one) for one in (keeper, OWNER, HEAD) if one))
    return None if work.actor.holds(*wanted) else Message("lesson-review-others", {"roles": wanted})


def keep(work: Work, number: str, until: date, remark: str = "") -> Lesson:
    """It is still right: offer it until this day. Raises Refused."""
    lesson = _held(work, number)
    if until <= editions.today(work.session, work.now):
        raise refused("lesson-review-date")
    lesson.state, lesson.review_on = OFFERED, until
    _settled(work, lesson, remark)
    return lesson


def retire(work: Work, number: str, remark: str) -> Lesson:
    """It is not right any more: it can still be found, and is offered to nobody. Raises Refused."""
    lesson = _held(work, number)
    if not remark.strip():
        raise refused("lesson-review-reason")
    lesson.state = EXPIRED
    _settled(work, lesson, remark)
    return lesson


def _held(work: Work, number: str) -> Lesson:
    lesson = lesson_seen(work, number)
    refusal = may_review(work, lesson)
    if refusal is not None:
        raise Refused(refusal)
    return lesson


def _settled(work: Work, lesson: Lesson, remark: str) -> None:
    """The tasks to look at it are done; without one, what was said stands as a task that is done."""
    register = library(work).registers.get(ACTIONS)
    if register is None:
        return
    asked = registers.rows_from(work.session, None, row_key=lesson.number)  # because of its date, or of noes
    waiting = [row for row in asked if row.register == ACTIONS and row.closed_at is None]
    for row in waiting:
        put_change(work, register, row, {"status": DONE}, remark=remark.strip())
    if not waiting:
        title = f"{lesson.number} {lesson.title[work.actor.lang]}"
        said = {"action": title, "remark": remark.strip(), "source": lesson.number, "status": DONE}
        today = editions.today(work.session, work.now)
        cells = {**said, "owner": work.actor.person_id, "due": today.isoformat()}
        put_new(work, register, None, cells, Source(None, REVIEWED, lesson.number))
    work.session.flush()
