"""A lesson in words: what its author wrote and what was found in testing it, page by page of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Checklist, Field, Step
from app.definitions.message import Refused
from app.definitions.resolve import resolve
from app.services import editions
from app.services.runs.opening import page_of
from app.services.work import Work
from app.store.model import Lesson
from app.web.in_words import engine_value
from app.web.language import chosen
from app.web.method import role_title
from app.web.record_words import words
from app.web.words import listed

CHECKLIST = "lesson-record"
OWN_PLACE = ("les_title", "les_title_nl", "les_kind", "review_on")  # stand in the head of the page already

Said = list[tuple[str, str]]  # question and answer


def parts(work: Work, lesson: Lesson) -> list[tuple[str, Said]]:
    """For each page of the form its title, and label and text of everything that the lesson holds."""
    data: dict[str, Any] = lesson.data if isinstance(lesson.data, dict) else {}
    checklist = _checklist(work)
    found = [(one.title[chosen()], _said(work, one, data)) for one in checklist.steps] if checklist else []
    return [(title, said) for title, said in found if said]


def _said(work: Work, step: Step, data: Mapping[str, Any]) -> Said:
    asked = [
        one for one in step.fields if one.id not in OWN_PLACE and data.get(one.id) not in (None, "", [], {})
    ]
    return [
        (one.label[chosen()], _answer(work, one, data[one.id]))
        for one in asked
        if one.type not in ("table", "person", "approval", "info", "calc")
    ]


def _answer(work: Work, field: Field, value: Any) -> str:
    """An answer with the words of its options instead of their codes."""
    if isinstance(value, list):
        return listed([_answer(work, field, one) for one in value])
    if field.type == "role":
        return role_title(str(value))
    if field.type in ("yesno", "yesnona") and isinstance(value, str):
        return engine_value(value)
    labels = _pages(work) if field.to == "pages" else _options(field)
    return labels.get(str(value)) or words({"type": field.type, "value": value})


def _options(field: Field) -> dict[str, str]:
    choices = field.choices if isinstance(field.choices, tuple) else ()
    return {one.code: one.label[chosen()] for one in choices}


def _pages(work: Work) -> dict[str, str]:
    return {page_of(key): one.title[chosen()] for key, one in editions.library(work).processes.items()}


def _checklist(work: Work) -> Checklist | None:
    """The form of a lesson with the choices of the organisation put in; None where there is none."""
    try:
        library = editions.library(work)
    except Refused:
        return None
    return resolve(library, CHECKLIST).checklist if CHECKLIST in library.checklists else None
