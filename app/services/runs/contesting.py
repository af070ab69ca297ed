"""Contesting a decision that somebody else recorded: within some days the one who decides opens it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from app.definitions.message import Message, Refused, refused
from app.runs.duties import approvals_of
from app.services.editions import method
from app.services.rights import visible_to
from app.services.runs.facts import forget_facts
from app.services.runs.finishing import keep_record
from app.services.runs.going_back import gate_undone
from app.services.runs.happening import record_event
from app.services.runs.known import frozen_fields
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.revising import later_gate, newer
from app.services.runs.undoing import take_rows_back
from app.services.runs.working_days import after_working_days
from app.services.work import Work, day
from app.store import EVERYTHING, answers, events, runs
from app.store.answers import Cell
from app.store.model import Run

DAYS = "contest_days"
HOW, ON_BEHALF = "recorded_how", "on_behalf"
LONGEST_REASON = 2000
LATELY = timedelta(days=120)  # a gate takes less than this from its start to its decision
DECIDER = ("decider",)


def until(work: Work, opened: OpenRun) -> date | None:
    """The last day on which this decision can be contested; None where it was not recorded for somebody."""
    setting = method(work).settings.get(DAYS)
    how = opened.walk.fields.get(HOW)
    decided_at = opened.state.decided_at
    if setting is None or not isinstance(setting.value, int) or decided_at is None:
        return None
    if how is None or not how.shown or how.stored != ON_BEHALF:
        return None
    return after_working_days(work, _day(work, decided_at), setting.value)


def may_contest(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot contest the decision of this form; None = can."""
    last = until(work, opened)
    if opened.state.status not in runs.DECIDED or last is None:
        return Message("contest-not-recorded")
    if not opened.cast.holds(work.actor.person_id, DECIDER):
        return Message("contest-not-decider")
    if newer(work, opened) is not None or _day(work, work.now) > last:
        return Message("contest-too-late")
    return None


def contest(work: Work, number: str, reason: str) -> None:
    """Open a recorded decision again, put back what it set off, and mark what rests on it. Raises Refused."""
    opened = open_to_change(work, number)
    refusal = may_contest(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    if not reason.strip():
        raise refused("contest-needs-reason")
    carried = [
        one.id for one in approvals_of(opened.compiled, "decision") if one.id in opened.state.approvals
    ]
    body = {"reason": reason.strip()[:LONGEST_REASON], "approvals": carried}
    moved_on = later_gate(work, opened)
    record_event(work, opened, "decision_contested", body)
    _ask_again(work, opened)
    take_rows_back(work, opened, opened.state.decided_at)
    forget_facts(work, opened)
    if not moved_on:
        gate_undone(work, opened)
    _mark_what_followed(work, opened)
    keep_record(work, open_run(work, number))


def _ask_again(work: Work, opened: OpenRun) -> None:
    """How the decision was taken is an open question again, so that it waits for who decides."""
    person = str(work.actor.person_id)
    answers.put_answers(
        work.session, opened.run.id, [Cell(HOW, None)], by=person, at=work.now, lang=work.actor.lang
    )


def _mark_what_followed(work: Work, opened: OpenRun) -> None:
    """Every form that was begun since the decision rests on it."""
    decided_at = opened.state.decided_at
    if opened.run.project_id is None or decided_at is None:
        return
    for run in runs.runs_of_project(work.session, opened.run.project_id, EVERYTHING):
        if (
            run.id != opened.run.id
            and run.started_at >= decided_at
            and run.status in (*runs.OPEN, *runs.DECIDED)
        ):
            body = {"number": opened.run.number}
            events.append(work.session, run.id, work.actor.person_id, "ground_contested", body, work.now)


def contested_in(work: Work, forms: Iterable[Run]) -> tuple[str, ...]:
    """Those of these forms whose decision is contested and not taken again yet."""
    gates = [run for run in forms if run.gates and run.status == "in_review" and run.frozen]
    return tuple(run.number for run in gates if open_run(work, run.number).state.contested_at is not None)


def recorded_for_me(work: Work) -> tuple[tuple[OpenRun, date], ...]:
    """Decisions that somebody recorded in the actor's name, and until when he can contest them."""
    found = []
    for run in runs.lately_finished(work.session, visible_to(work.actor), work.now - LATELY):
        if run.gates and frozen_fields(run).get(HOW, {}).get("value") == ON_BEHALF:
            opened = open_run(work, run.number)
            last = until(work, opened)
            if last is not None and may_contest(work, opened) is None:
                found.append((opened, last))
    return tuple(found)


def _day(work: Work, at: datetime) -> date:
    return day(at, method(work).timezone)
