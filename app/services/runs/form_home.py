"""The home of a form: a list of what is done, what is open, and who has the pen."""

from __future__ import annotations

from dataclasses import replace

from app.definitions.checklist import Step
from app.definitions.message import Message
from app.runs.complete import Open, late_in, open_in
from app.runs.path import FieldState
from app.runs.pen import TURNS, as_roles
from app.services.editions import library
from app.services.runs.contesting import may_contest, until
from app.services.runs.correcting import may_correct
from app.services.runs.discarding import may_discard
from app.services.runs.form_head import form_head
from app.services.runs.form_views import Someone
from app.services.runs.history import remarks_of
from app.services.runs.home_views import FormHome, Task
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.revising import may_revise
from app.services.runs.role_titles import titles_of
from app.services.runs.sending import may_send, may_send_back, may_take_back
from app.services.runs.step_page import why_not
from app.services.runs.waiting import asked_in
from app.services.runs.withdrawing import may_withdraw
from app.services.work import Work

Question = tuple[str, str | None]  # field, and the row where it counts by rows
ENDED = ("decided", "closed", "withdrawn", "binned")


def _open_in_step(opened: OpenRun, step: Step) -> tuple[Open, ...]:
    return tuple(one for turn in TURNS for one in open_in(opened.walk, turn) if one.step == step.id)


def _mine(opened: OpenRun, step: Step, person: str | None) -> tuple[bool, Message | None]:
    """Whether this person can fill in or approve something on a step now; else the first reason why not."""
    reasons = [
        why_not(opened, one, person) for one in opened.walk.shown(step.id) if asked_in(opened, one.field.id)
    ]
    if not reasons or None in reasons:
        return bool(reasons), None
    return False, reasons[0]


def _counts(one: FieldState) -> bool:
    """What may stay empty counts only once it is answered."""
    return one.field.required or one.stored is not None


def _asked(opened: OpenRun, step: Step) -> frozenset[Question]:
    """The questions of a step as people count them: each requirement of a gate is one."""
    found: set[Question] = set()
    for one in opened.walk.shown(step.id):
        if _counts(one) and asked_in(opened, one.field.id):
            rows = [row.id for row in one.rows] if one.field.preset else [None]
            found |= {(one.field.id, row) for row in rows}
    return frozenset(found)


def _unanswered(opened: OpenRun, todo: tuple[Open, ...]) -> frozenset[Question]:
    preset = {one.field for one in todo if opened.compiled.field(one.field).preset}
    return frozenset((one.field, one.row if one.field in preset else None) for one in todo)


def _awaited(opened: OpenRun, step: Step) -> bool:
    """Whether an approval that nobody waits for has not been given yet: that step is not done."""
    found = (opened.walk.fields[one.id] for one in step.fields if one.late and one.type == "approval")
    return any(one.shown and one.field.id not in opened.state.approvals for one in found)


def _status(opened: OpenRun, step: Step, still_open: bool, mine: bool, refusal: Message | None) -> str:
    if _awaited(opened, step) and not mine:
        return "not_yet" if opened.state.status == "draft" else "waiting"
    if opened.state.status in ENDED or not still_open:
        return "done"
    if mine:
        return "to_do"
    return "not_yet" if refusal is not None and refusal.id == "pen-not-your-turn" else "waiting"


def _task(work: Work, opened: OpenRun, step: Step) -> Task:
    person = work.actor.person_id
    late = (one for one in late_in(opened.walk) if one.step == step.id)
    todo = (*_open_in_step(opened, step), *late)
    mine, refusal = _mine(opened, step, person)
    roles = tuple(dict.fromkeys(role for one in todo for role in one.roles)) or as_roles(step.by)
    people = opened.cast.of(roles)
    asked = _asked(opened, step)
    return Task(
        step=step,
        title=step.title,
        status=_status(opened, step, bool(todo), mine, refusal),
        who=titles_of(work, roles),
        people=tuple(Someone(one, opened.names.of(one) or "") for one in sorted(people)),
        can_open=True,
        why_not=refusal,
        asked=len(asked),
        answered=len(asked - _unanswered(opened, todo)),
        unnamed=not people and any(role in library(work).roles for role in roles),
    )


def form_home(work: Work, number: str) -> FormHome:
    """What is done, what is open, and what the actor can do with the form as a whole."""
    opened = open_run(work, number)
    person = work.actor.person_id
    tasks = tuple(_task(work, opened, step) for step in opened.walk.steps())
    mine = [one for one in tasks if one.status == "to_do"]
    made = FormHome(
        head=form_head(work, opened),
        tasks=tasks,
        resume=mine[0].step.id if mine else None,
        can_send=may_send(opened, person) is None,
        can_take_back=may_take_back(opened, person) is None,
        can_return=may_send_back(opened, person) is None,
        can_withdraw=may_withdraw(work, opened) is None,
        can_discard=may_discard(work, opened) is None,
        can_revise=may_revise(work, opened) is None,
        can_correct=may_correct(work, opened) is None,
        contest_until=until(work, opened) if may_contest(work, opened) is None else None,
        remarks=remarks_of(opened),
        finished=opened.state.status in ENDED,
    )
    return _only_read(made) if opened.left_behind else made


def _only_read(made: FormHome) -> FormHome:
    """The same form where another project goes on for its own: there is nothing to do here any more."""
    cannot = {name: False for name in vars(made) if name.startswith("can_")}
    return replace(made, resume=None, contest_until=None, **cannot)  # type: ignore[arg-type]
