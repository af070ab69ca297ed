"""Remarks beside questions, by anybody who sees the form, until it is decided. They change no answer.

But for who is here to read only: an auditor reads everything and leaves nothing behind.
"""

from __future__ import annotations

from app.definitions.message import refused
from app.runs.acceptable import LONGEST
from app.runs.events import Kind
from app.services import rights
from app.services.runs.form_views import Comment, Someone
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_to_change
from app.services.work import Work
from app.store.runs import OPEN

KIND: Kind = "question_commented"


def comments_on(opened: OpenRun, field: str) -> tuple[Comment, ...]:
    """What people remarked about a question, oldest first."""
    found = (one for one in opened.happened if one.kind == KIND and one.body.get("field") == field)
    return tuple(
        Comment(Someone(one.actor or "", opened.names.of(one.actor) or ""), one.at, str(one.body["note"]))
        for one in found
    )


def comment(work: Work, number: str, field: str, text: str) -> None:
    """Leave a remark about a question. Raises Refused when the form is decided, or does not ask that."""
    opened = open_to_change(work, number)
    rights.demand(work, "remark")
    if opened.state.status not in OPEN:
        raise refused("comment-too-late", number=number)
    one = opened.walk.fields.get(field)
    if one is None or not one.shown:
        raise refused("step-not-asked", number=number)
    note = text.strip()
    if len(note) > LONGEST:
        raise refused("answer-too-long", labels=(one.field.label,), most=LONGEST)
    if note:
        record_event(work, opened, KIND, {"field": field, "note": note})
