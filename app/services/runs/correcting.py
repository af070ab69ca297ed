"""Correcting a typing error in a finished form: the words change, the approvals stay, what it said is kept.

Only in a text, and only the spelling of it: a number, a date, a choice or another meaning is a revision.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from app.definitions.checklist import Asked
from app.definitions.message import Message, Refused, refused
from app.definitions.text import Text
from app.runs.acceptable import LONGEST
from app.services.registers.definition import register_of
from app.services.registers.writing import put_change
from app.services.rights import OFFICE
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.revising import not_the_last
from app.services.search_changes import touch_project, touch_run
from app.services.work import Work
from app.store import answers, lessons, registers, runs
from app.store.answers import Cell

Json = Any
TEXTS = ("text", "long")
ALIKE = 0.6  # how much of the text has to stay for it to be a typing error


@dataclass(frozen=True)
class Correctable:
    """A text of a finished form, with what it says now."""

    field: str
    row: str
    col: str
    label: Text
    text: str


def may_correct(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot correct typing errors in this form; None = can."""
    refusal = not_the_last(work, opened)
    if refusal is not None:
        return refusal
    person = work.actor.person_id
    givers = {opened.run.started_by, *(one.by for one in opened.given)}
    if person in givers or opened.cast.holds(person, OFFICE):
        return None
    return Message("correct-not-yours")


def correctable(work: Work, number: str, field: str, row: str = "", col: str = "") -> Correctable:
    """One text of a finished form that the actor may correct. Raises Refused."""
    return _find(work, open_run(work, number), field, row, col)


def _asked(opened: OpenRun, field: str, col: str) -> Asked | None:
    one = opened.walk.fields.get(field)
    if one is None or not one.shown:
        return None
    return one.field if not col else next((c for c in one.field.columns if c.id == col), None)


def _find(work: Work, opened: OpenRun, field: str, row: str, col: str) -> Correctable:
    refusal = may_correct(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    asked = _asked(opened, field, col)
    if asked is None or asked.type not in TEXTS or bool(row) != bool(col):
        raise refused("correct-no-text")
    value = _value(opened.stored.get(field), row, col)
    if not isinstance(value, str) or not value.strip():
        raise refused("correct-no-text")
    return Correctable(field, row, col, asked.label, value)


def _value(stored: Json, row: str, col: str) -> Json:
    if not row:
        return stored
    rows = stored.get("rows", []) if isinstance(stored, dict) else []
    return next((one.get(col) for one in rows if one["_id"] == row), None)


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def refusal_of(before: str, after: str) -> Message | None:
    """Why a text cannot be put right by correcting it; None = it is a typing error."""
    if not after or after == before:
        return Message("correct-nothing-changed")
    if len(after) > LONGEST or _figures(before) != _figures(after):
        return Message("correct-not-a-number")
    if SequenceMatcher(None, before, after, autojunk=False).ratio() < ALIKE:
        return Message("correct-too-much")
    return None


def correct(work: Work, number: str, field: str, text: str, row: str = "", col: str = "") -> None:
    """Put a typing error right. Raises Refused for more than that."""
    opened = open_to_change(work, number)
    found = _find(work, opened, field, row, col)
    after = text.strip().replace("\r\n", "\n")
    refusal = refusal_of(found.text, after)
    if refusal is not None:
        raise Refused(refusal)
    for one in answers.answers_of(work.session, opened.run.id):
        if (one.field, one.row, one.col) == (field, row, col):  # it stays the answer of who gave it
            cell = [Cell(field, after, row, col)]
            answers.put_answers(work.session, opened.run.id, cell, by=one.by, at=one.at, lang=one.lang)
    body = {"field": field, "row": row, "col": col, "before": found.text, "after": after}
    record_event(work, opened, "answer_corrected", body)
    _in_the_record(work, opened, found, after)
    _where_it_went(work, opened, found, after)
    touch_run(work, opened.run.id)


def _in_the_record(work: Work, opened: OpenRun, found: Correctable, after: str) -> None:
    """The record shows the words as they should have been, and beside them what it said."""
    frozen = copy.deepcopy(opened.run.frozen)
    said = {"by": work.actor.name, "at": work.now.isoformat(), "before": found.text}
    fields = (field for step in frozen["steps"] for field in step["fields"] if field["id"] == found.field)
    for kept in (one for field in fields for one in _kept(field, found)):
        kept["value"] = after
        kept["corrected"] = [*kept.get("corrected", []), said]
    runs.set_frozen(work.session, opened.run, frozen)


def _kept(field: dict[str, Json], found: Correctable) -> Iterator[dict[str, Json]]:
    if not found.row:
        yield field
    for row in field.get("rows", []):
        if row["id"] == found.row:
            yield from (cell for cell in row["cells"] if cell["id"] == found.col)


def _where_it_went(work: Work, opened: OpenRun, found: Correctable, after: str) -> None:
    """What the form wrote elsewhere in the same words is put right with it."""
    project = opened.project
    named = opened.compiled.checklist.sets.get("title") == found.field
    if project is not None and named and project.title == found.text:
        project.title = after
        touch_project(work, project.id)
    row = registers.row_from(work.session, [opened.run.id], found.field, found.row) if found.row else None
    if row is not None and row.data.get(found.col) == found.text:
        put_change(work, register_of(work, row.register), row, {found.col: after}, opened.run.id)
    lesson = lessons.lesson_of_run(work.session, opened.run.id)
    if lesson is not None and isinstance(lesson.data, dict) and lesson.data.get(found.field) == found.text:
        lesson.data = {**lesson.data, found.field: after}
        lesson.title = {lang: after if words == found.text else words for lang, words in lesson.title.items()}
