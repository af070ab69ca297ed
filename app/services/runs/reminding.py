"""Reminding those for whom a form waits: a mark on it, which they see on their home. No mail is sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.definitions.message import Message, Refused, refused
from app.runs.events import Kind
from app.services.rights import OFFICE
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_to_change
from app.services.runs.waiting import waits_for
from app.services.work import Work

AGAIN = timedelta(hours=20)  # once a working day is enough
KIND: Kind = "somebody_reminded"


def may_remind(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot remind those for whom this form waits; None = can."""
    me = work.actor.person_id
    asks = me in (opened.run.started_by, opened.state.sent_by)
    if not asks and not work.actor.holds(*OFFICE):
        return Message("remind-not-yours")
    if not waits_for(opened) - {me}:
        return Message("remind-nobody")
    last = max((one.at for one in opened.happened if one.kind == KIND), default=None)
    return Message("remind-already") if _lately(work, last) else None


def remind(work: Work, number: str) -> None:
    """Mark the form, so that those for whom it waits see that somebody asks for it. Raises Refused."""
    opened = open_to_change(work, number)
    if opened.state.status not in ("draft", "submitted", "in_review"):
        raise refused("remind-nobody")
    refusal = may_remind(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    asked = sorted(waits_for(opened) - {str(work.actor.person_id)})
    record_event(work, opened, KIND, {"people": asked})


def _lately(work: Work, last: datetime | None) -> bool:
    return last is not None and work.now - last < AGAIN
