"""Approving: a yes that counts only from somebody else than the one who gave the answers."""

from __future__ import annotations

from app.definitions.message import Message, Refused, refused
from app.runs.complete import Open, open_in
from app.runs.path import FieldState
from app.runs.pen import turn_of
from app.services.runs.duty_watch import note_waivers
from app.services.runs.finishing import blocked_by, finish_if_complete, stopping
from app.services.runs.happening import record_event
from app.services.runs.late_approval import sign
from app.services.runs.leads import Concerned, leads_of
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.step_page import why_not
from app.services.work import Work


def _approval(opened: OpenRun, field_id: str) -> FieldState:
    one = opened.walk.fields.get(field_id)
    if one is None or not one.shown or one.field.type != "approval":
        raise refused("approval-not-asked", number=opened.run.number)
    return one


def _beside(opened: OpenRun, one: FieldState) -> list[Open]:
    """What is still open of what an approval seals: what its step asks beside it, or the whole decision."""
    turn = turn_of(one.field, one.step)
    return [
        other
        for other in open_in(opened.walk, turn)
        if other.field != one.field.id
        and (turn == "decision" or (other.step == one.step.id and other.field not in _approvals(opened)))
    ]


def _still_open(opened: OpenRun, one: FieldState) -> Message | None:
    """An approval seals what its step asks beside it: that must be complete, and nothing else may stop it."""
    beside = _beside(opened, one)
    if beside:
        labels = tuple(dict.fromkeys(other.label for other in beside))
        return Message("approve-still-open", {"labels": labels})
    blocked = stopping(opened, "decide")
    return blocked_by(blocked) if blocked else None


def _approvals(opened: OpenRun) -> frozenset[str]:
    return frozenset(name for name, one in opened.walk.fields.items() if one.field.type == "approval")


def _changed_since(opened: OpenRun, one: FieldState, person: str | None, seen: int) -> Message | None:
    """What one approves is what one has read: what others changed since must be read first."""
    for event in opened.happened:
        others = event.kind == "step_saved" and event.seq > seen and event.actor != person
        if others and event.body.get("step") in one.field.covers:
            return Message("approve-look-again")
    return None


def attempt(work: Work, number: str, field_id: str, seen: int) -> Message | None:
    """Give an approval; a refusal goes into the history too, and is given back instead of raised.

    `seen`: the last event that the page knew. A gate's decision is such an approval: given last, it
    decides the form and sets off its effects.
    """
    opened = open_to_change(work, number)
    one = _approval(opened, field_id)
    refusal = (
        why_not(opened, one, work.actor.person_id)
        or _changed_since(opened, one, work.actor.person_id, seen)
        or (None if _late(opened, one) else _still_open(opened, one))
    )
    if refusal is not None:
        record_event(work, opened, "attempt_refused", {"field": field_id, "reason": refusal.id})
        return refusal
    note_waivers(work, opened, [(field_id, "")])
    record_event(work, opened, "approval_given", {"field": field_id, "covers": list(one.field.covers)})
    if _late(opened, one):
        sign(work, open_run(work, number), field_id)
    else:
        finish_if_complete(work, open_run(work, number))
    return None


def in_the_way(work: Work, number: str, field_id: str, refusal: Message) -> tuple[Concerned, ...]:
    """The questions for which an approval was refused with this message; none where it is about none."""
    opened = open_run(work, number)
    one = _approval(opened, field_id)
    if _still_open(opened, one) != refusal:
        return ()
    beside = {other.field: Concerned(other.step, other.field, other.label) for other in _beside(opened, one)}
    return tuple(beside.values()) or leads_of(opened.walk, stopping(opened, "decide"), field_id)


def _late(opened: OpenRun, one: FieldState) -> bool:
    """Whether the form was decided without waiting for this approval."""
    return one.field.late and opened.state.status == "decided"


def approve(work: Work, number: str, field_id: str) -> None:
    """Give an approval to what stands there now; raises Refused with the reason when it cannot be given."""
    refusal = attempt(work, number, field_id, open_run(work, number).state.seq)
    if refusal is not None:
        raise Refused(refusal)
