"""A lesson in words: what its author wrote, question by question."""

from __future__ import annotations

from typing import Any

from app.definitions.message import Refused
from app.services import editions
from app.services.work import Work
from app.store.model import Lesson
from app.web.language import chosen
from app.web.record_words import words

CHECKLIST = "lesson-record"


def parts(work: Work, lesson: Lesson) -> list[tuple[str, str]]:
    """Label and text of everything that a lesson holds, in the order of its form."""
    data: dict[str, Any] = lesson.data if isinstance(lesson.data, dict) else {}
    found = []
    for name, (label, kind) in _labels(work).items():
        if data.get(name) not in (None, "", [], {}) and kind not in ("table", "person", "approval", "info"):
            found.append((label, words({"type": kind, "value": data[name]})))
    return found


def _labels(work: Work) -> dict[str, tuple[str, str]]:
    try:
        checklist = editions.library(work).checklists.get(CHECKLIST)
    except Refused:
        return {}
    steps = checklist.steps if checklist else ()
    return {field.id: (field.label[chosen()], field.type) for step in steps for field in step.fields}
