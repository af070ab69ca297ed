"""Withdrawing: a form stays to be read, out of lists and counts; what a finished one set off is undone."""

from __future__ import annotations

from app.definitions.message import Message, Refused, refused
from app.services.rights import OFFICE
from app.services.runs.discarding import leave_project
from app.services.runs.effects import undo_sending
from app.services.runs.finishing import keep_record
from app.services.runs.going_back import gate_undone
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.revising import later_gate
from app.services.work import Work
from app.store import runs

LONGEST_REASON = 2000


def may_withdraw(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot withdraw the form.

    Until it is finished, who started it or the PMO can; a finished one only the PMO.
    """
    office = opened.cast.holds(work.actor.person_id, OFFICE)
    if opened.state.status in runs.OPEN:
        mine = work.actor.person_id == opened.run.started_by
        return None if mine or office else Message("withdraw-not-yours")
    if opened.state.status not in runs.DECIDED or not office:
        return Message("withdraw-finished")
    return Message("revise-later-gate") if later_gate(work, opened) else None


def withdraw(work: Work, number: str, reason: str) -> None:
    """Withdraw a form. Raises Refused."""
    opened = open_to_change(work, number)
    refusal = may_withdraw(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    if not reason.strip():
        raise refused("withdraw-needs-reason")
    finished = opened.state.status in runs.DECIDED
    if not finished:
        keep_record(work, opened)
    record_event(work, opened, "run_withdrawn", {"reason": reason.strip()[:LONGEST_REASON]})
    if opened.state.status != "draft":
        undo_sending(work, open_run(work, number))
    if finished:
        gate_undone(work, opened)
    leave_project(work, open_run(work, number))
