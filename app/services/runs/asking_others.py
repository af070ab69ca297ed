"""Asking somebody else for a step: it becomes an action of theirs, which leads back to the step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.definitions.checklist import Step
from app.definitions.message import refused
from app.definitions.text import Text
from app.runs.acceptable import LONGEST
from app.services.editions import library
from app.services.registers.definition import register_of
from app.services.registers.writing import Source, put_new
from app.services.runs.form_head import form_head
from app.services.runs.form_views import FormHead, Someone
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.picking import everybody
from app.services.runs.step_page import why_not
from app.services.runs.working_days import after_working_days
from app.services.search_changes import touch_project
from app.services.work import Work
from app.store import editions, people
from app.store.model import RegisterRow
from app.store.model.kinds import new_id
from app.store.runs import OPEN

DAYS = 5  # working days that somebody gets, unless who asks says otherwise
REGISTER = "actions"


@dataclass(frozen=True)
class AskPage:
    """Who can be asked for a step: who holds a role here, with the role, and everybody else."""

    head: FormHead
    step: Step
    holders: tuple[tuple[Text, Someone], ...]
    others: tuple[Someone, ...]
    due: date


def _step(opened: OpenRun, step_id: str) -> Step:
    found = next((step for step in opened.walk.steps() if step.id == step_id), None)
    if found is None or opened.state.status not in OPEN:
        raise refused("step-not-asked", number=opened.run.number)
    return found


def ask_page(work: Work, number: str, step_id: str) -> AskPage:
    """Who can be asked, and by when. Raises Refused where there is no such step, or no right to ask."""
    opened = open_run(work, number)
    step = _step(opened, step_id)
    _demand(work, opened, step)
    every = {one.id: one for one in everybody(work) if one.id != work.actor.person_id}
    roles = library(work).roles
    holders = [
        (roles[code].title, every[person])
        for code, held in opened.cast.holders.items()
        for person in held
        if code in roles and person in every
    ]
    named = {someone.id for _, someone in holders}
    today = editions.today(work.session, work.now)
    return AskPage(
        form_head(work, opened),
        step,
        tuple(sorted(holders, key=lambda one: one[1].name)),
        tuple(one for one in every.values() if one.id not in named),
        after_working_days(work, today, DAYS),
    )


def _demand(work: Work, opened: OpenRun, step: Step) -> None:
    """Who asks has something to do there: asking is part of filling in, so the register has no say in it."""
    asked = (one for one in opened.walk.shown(step.id) if one.field.type not in ("calc", "info"))
    if all(why_not(opened, one, work.actor.person_id) is not None for one in asked):
        raise refused("step-not-yours", number=opened.run.number)


def ask(
    work: Work, number: str, step_id: str, person: str, words: str, note: str = "", due: date | None = None
) -> RegisterRow:
    """Ask somebody for a step. `words`: what is asked, as a line of a list of actions. Raises Refused."""
    opened = open_to_change(work, number)
    step = _step(opened, step_id)
    _demand(work, opened, step)
    someone = people.person_by_id(work.session, person) if person else None
    if someone is None or not someone.active:
        raise refused("ask-without-person")
    if len(note) > LONGEST:
        raise refused("answer-too-long", labels=(step.title,), most=LONGEST)
    day = due or after_working_days(work, editions.today(work.session, work.now), DAYS)
    cells = {"action": words, "remark": note.strip() or None, "owner": person, "due": day.isoformat()}
    first = next(one.field.id for one in opened.walk.shown(step.id))
    source = Source(opened.run.id, first, new_id())
    row = put_new(work, register_of(work, REGISTER), opened.run.project_id, cells, source)
    work.session.flush()
    if opened.run.project_id is not None:
        touch_project(work, opened.run.project_id)
    return row
