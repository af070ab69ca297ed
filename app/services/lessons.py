"""The lessons library, as far as the actor may see it."""

from __future__ import annotations

from app.definitions.message import refused
from app.services.rights import visible_to
from app.services.work import Work
from app.store import lessons
from app.store.model import Lesson

SHARED = ("published", "embedded", "superseded", "expired")


def lessons_seen(work: Work) -> tuple[Lesson, ...]:
    """All lessons the actor may see, the newest first."""
    return tuple(lessons.list_lessons(work.session, visible_to(work.actor)))


def lesson_seen(work: Work, number: str) -> Lesson:
    """One lesson; raises Refused when the actor may not see it or it does not exist."""
    found = lessons.get_lesson(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("lesson-not-found", number=number)
    return found
