"""Lessons learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.model import JsonValue, Lesson, Run
from app.store.visible import Visible, select_lessons


@dataclass(frozen=True)
class Written:
    """In which language a lesson was written, and on which day."""

    lang: str
    on: dt.date


def create_lesson(
    session: Session,
    *,
    number: str,
    run_id: str | None,
    project_id: str | None,
    kind: str,
    title: JsonValue,
    data: JsonValue,
    author_id: str,
    state: str = "draft",
    validator_id: str | None = None,
    review_on: dt.date | None = None,
    confidentiality: str = "internal",
) -> Lesson:
    """A new lesson. `title` is {"en": …, "nl": …}."""
    lesson = Lesson(
        number=number,
        run_id=run_id,
        project_id=project_id,
        state=state,
        kind=kind,
        title=title,
        data=data,
        author_id=author_id,
        validator_id=validator_id,
        review_on=review_on,
        confidentiality=confidentiality,
    )
    session.add(lesson)
    session.flush()
    return lesson


def get_lesson(session: Session, number: str, visible: Visible) -> Lesson | None:
    """The lesson with this number, if it may be seen."""
    return session.scalars(select_lessons(visible).where(Lesson.number == number)).one_or_none()


def lesson_of_run(session: Session, run_id: str) -> Lesson | None:
    """The lesson that a run made or changes. Ask `runs.get_run` first whether the run may be seen."""
    return session.scalars(select(Lesson).where(Lesson.run_id == run_id)).first()


def list_lessons(
    session: Session, visible: Visible, states: Collection[str] = (), project_id: str | None = None
) -> list[Lesson]:
    """The visible lessons (in these states; none named = all), newest first."""
    asked = select_lessons(visible)
    if states:
        asked = asked.where(Lesson.state.in_([*states]))
    if project_id is not None:
        asked = asked.where(Lesson.project_id == project_id)
    return list(session.scalars(asked.order_by(Lesson.number.desc())))


def written(session: Session, ids: Collection[str]) -> dict[str, Written]:
    """Lesson id -> how and when it was written, of those that came with a form."""
    asked = select(Lesson.id, Run.lang, Run.started_at).join(Run, Lesson.run_id == Run.id)
    found = session.execute(asked.where(Lesson.id.in_([*ids]))).all()
    return {lesson: Written(lang, at.date()) for lesson, lang, at in found}
