"""The lessons library, as far as the actor may see it, and the lessons that are offered to projects."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.definitions.message import refused
from app.services.rights import visible_to
from app.services.work import Work
from app.store import EVERYTHING, editions, lessons
from app.store.model import Lesson

Json = Any
OFFERED = "published"
RESTRICTED = "restricted"


def lessons_seen(work: Work) -> tuple[Lesson, ...]:
    """All lessons the actor may see, the newest first."""
    return tuple(lessons.list_lessons(work.session, visible_to(work.actor)))


def lesson_seen(work: Work, number: str) -> Lesson:
    """One lesson; raises Refused when the actor may not see it or it does not exist."""
    found = lessons.get_lesson(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("lesson-not-found", number=number)
    return found


def answers_of(lesson: Lesson) -> dict[str, Json]:
    """What its author and its validator answered."""
    return lesson.data if isinstance(lesson.data, dict) else {}


def is_offered(lesson: Lesson, today: date) -> bool:
    """Whether projects get to see it by themselves: published, for everybody, and not past its date."""
    current = lesson.review_on is None or lesson.review_on >= today
    return lesson.state == OFFERED and lesson.confidentiality != RESTRICTED and current


def offered_lessons(work: Work) -> tuple[Lesson, ...]:
    """The lessons that may be offered to a project. They are for everybody, so nobody's rights are asked."""
    today = editions.today(work.session, work.now)
    found = lessons.list_lessons(work.session, EVERYTHING, (OFFERED,))
    return tuple(one for one in found if is_offered(one, today))
