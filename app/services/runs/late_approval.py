"""An approval that nobody waited for, given when the form is decided: record and registers follow it."""

from __future__ import annotations

import copy
from datetime import timedelta

from app.services.editions import library
from app.services.rights import visible_to
from app.services.runs.concerned import may_approve_late
from app.services.runs.finishing import deciding_rules
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.register_rows import write_by_rule
from app.services.runs.step_page import why_not
from app.services.work import Work
from app.store import runs
from app.store.model import Run

LATELY = timedelta(days=120)


def sign(work: Work, decided: OpenRun, field_id: str) -> None:
    """Note a late approval in the record, which else stays as it was, and in the rows the form wrote."""
    frozen = copy.deepcopy(decided.run.frozen)
    for field in (field for step in frozen["steps"] for field in step["fields"] if field["id"] == field_id):
        field |= {"value": "approved", "by": work.actor.name, "at": work.now.isoformat()}
    runs.set_frozen(work.session, decided.run, frozen)
    for rule in deciding_rules(decided):
        write_by_rule(work, decided, rule)
    work.session.flush()


def still_asked(work: Work) -> tuple[tuple[OpenRun, str], ...]:
    """The finished forms that the actor can still approve, with the page; of each kind a project's newest."""
    late = {
        one.id
        for one in library(work).checklists.values()
        if any(field.late for step in one.steps for field in step.fields)
    }
    newest: dict[tuple[str | None, str], Run] = {}
    for run in runs.lately_finished(work.session, visible_to(work.actor), work.now - LATELY) if late else ():
        if run.checklist_id in late:
            newest[run.project_id, run.checklist_id] = run
    opened = (open_run(work, run.number) for run in newest.values() if may_approve_late(work, run))
    asked = ((one, _page(one, work.actor.person_id)) for one in opened)
    return tuple((one, step) for one, step in asked if step is not None)


def _page(opened: OpenRun, person: str | None) -> str | None:
    """The page on which this person can give a late approval."""
    found = (one for one in opened.walk.fields.values() if one.shown and one.field.late)
    return next((one.step.id for one in found if why_not(opened, one, person) is None), None)
