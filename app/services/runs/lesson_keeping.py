"""A lesson on its way into the library: sent in by who learned it, published by who tested it.

A revision of its form is the same lesson: until that is tested the library keeps what it has.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.services.lessons.consequences import tell_of_warning
from app.services.numbers import next_lesson_number
from app.services.runs.facts import value_of
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import lessons
from app.store.model import Lesson

Json = Any
LONGEST_TITLE = 120


def _answers(opened: OpenRun) -> dict[str, Json]:
    return {name: value_of(opened, name) for name, one in opened.walk.fields.items() if one.shown}


def _lesson_of(work: Work, opened: OpenRun) -> Lesson | None:
    """The lesson this form made, or that the form before this revision made."""
    earlier = opened.run.supersedes_id
    mine = lessons.lesson_of_run(work.session, opened.run.id)
    return mine or (lessons.lesson_of_run(work.session, earlier) if earlier else None)


def submit_lesson(work: Work, opened: OpenRun) -> None:
    """The lesson gets its number; until it is tested its recommendation stands for its title."""
    known = _lesson_of(work, opened)
    if known is not None and known.run_id != opened.run.id:
        return
    answers = _answers(opened)
    first = str(answers["recommendation"])[:LONGEST_TITLE]
    lesson = known or lessons.create_lesson(
        work.session,
        number=next_lesson_number(work),
        run_id=opened.run.id,
        project_id=opened.run.project_id,
        kind="",
        title={},
        data={},
        author_id=opened.run.started_by,
    )
    lesson.state, lesson.kind = "submitted", str(answers["les_kind"])
    lesson.title, lesson.data = {"en": first, "nl": first}, answers


def call_lesson_back(work: Work, opened: OpenRun) -> None:
    """The lesson is its author's again, or (when it was withdrawn) in no list any more."""
    lesson = lessons.lesson_of_run(work.session, opened.run.id)
    if lesson is not None:
        lesson.state = "discarded" if opened.state.status == "withdrawn" else "draft"


def publish_lesson(work: Work, opened: OpenRun) -> None:
    """The lesson takes what its validator answered; one that is not taken up is kept as discarded."""
    lesson = _lesson_of(work, opened)
    if lesson is None:
        return
    answers = _answers(opened)
    again = lesson.run_id != opened.run.id
    lesson.run_id, lesson.data, lesson.kind = opened.run.id, answers, str(answers["les_kind"])
    lesson.title = {"en": str(answers["les_title"]), "nl": str(answers["les_title_nl"])}
    lesson.state = "discarded" if answers["destination"] == "discard" else "published"
    lesson.validator_id = opened.state.approvals["validated"].by
    lesson.review_on = date.fromisoformat(answers["review_on"]) if answers.get("review_on") else None
    lesson.confidentiality = str(answers.get("confidentiality") or "internal")
    if not again:
        tell_of_warning(work, lesson)
