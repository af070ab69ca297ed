"""Revising a finished form: a new revision with all its answers, a reason, and every approval once more."""

from __future__ import annotations

from app.definitions.message import Message, Refused, refused
from app.runs.pen import as_roles
from app.services.editions import current_edition
from app.services.numbers import next_run_number
from app.services.rights import OFFICE, demand
from app.services.runs.again import hand_on
from app.services.runs.going_back import gate_undone
from app.services.runs.opening import OpenRun, hold, open_run, open_to_change
from app.services.runs.startable import STARTABLE, offered, pinned_hash
from app.services.search_changes import touch_run
from app.services.work import Work
from app.store import EVERYTHING, events, runs

LONGEST_REASON = 2000


def newer(work: Work, opened: OpenRun) -> tuple[str, bool] | None:
    """The number of the next revision of a form, and whether it is finished and counts instead."""
    found = runs.revision_after(work.session, opened.run.id)
    return (found.number, found.status in runs.DECIDED) if found is not None else None


def later_gate(work: Work, opened: OpenRun) -> bool:
    """Whether another gate of the project was decided after this one: what followed rests on it."""
    decided_at = opened.state.decided_at
    if not opened.run.gates or opened.run.project_id is None or decided_at is None:
        return False
    decided = runs.decided_runs(work.session, opened.run.project_id, EVERYTHING)
    return any(one.gates and one.id != opened.run.id and one.started_at >= decided_at for one in decided)


def not_the_last(work: Work, opened: OpenRun) -> Message | None:
    """Why nothing of this form can be put right any more, or yet: it is not finished, or was revised."""
    if opened.state.status not in runs.DECIDED:
        return Message("revise-not-finished")
    following = newer(work, opened)
    return Message("revise-already", {"number": following[0]}) if following is not None else None


def may_revise(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot make a new revision of this form; None = can."""
    refusal = not_the_last(work, opened)
    if refusal is not None:
        return refusal
    person = work.actor.person_id
    sender = as_roles(opened.compiled.checklist.sender)
    mine = person == opened.run.started_by or opened.cast.holds(person, sender)
    if not mine and not opened.cast.holds(person, OFFICE):
        return Message("revise-not-yours")
    if opened.project is not None and opened.project.state not in STARTABLE:
        return Message("start-project-ended")
    return Message("revise-later-gate") if later_gate(work, opened) else None


def revise(work: Work, number: str, reason: str) -> str:
    """Start the next revision of a finished form and give back its number. Raises Refused.

    The old one stays readable and counts until the new one is finished.
    """
    opened = open_to_change(work, number)
    refusal = may_revise(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    if not reason.strip():
        raise refused("revise-needs-reason")
    old = opened.run
    offered(work, old.checklist_id)
    demand(work, "start-form", opened.project)
    hold(work, opened.project)
    new = runs.create_run(
        work.session,
        number=next_run_number(work),
        checklist_id=old.checklist_id,
        definition_hash=pinned_hash(work, old.checklist_id),
        edition_id=current_edition(work).id,
        scope=old.scope,
        started_by=str(work.actor.person_id),
        started_at=work.now,
        lang=work.actor.lang,
        project_id=old.project_id,
        gates=old.gates,
        gate_number=old.gate_number,
        revision=old.revision + 1,
        supersedes_id=old.id,
        row_id=old.row_id,
    )
    body = {"number": old.number, "reason": reason.strip()[:LONGEST_REASON]}
    events.append(work.session, new.id, work.actor.person_id, "run_started", body, work.now)
    hand_on(work, old, new)
    return new.number


def replace_old(work: Work, opened: OpenRun) -> None:
    """A revision that is finished counts instead of the form it revises, which says so from now on.

    Of a gate the project is first put back to where it was before the decision that counts no longer.
    """
    found = runs.run_by_id(work.session, opened.run.supersedes_id or "", EVERYTHING)
    if found is not None:
        old = open_run(work, found[0].number)
        body = {"number": opened.run.number}
        events.append(work.session, old.run.id, work.actor.person_id, "run_replaced", body, work.now)
        touch_run(work, old.run.id)
        gate_undone(work, old)
