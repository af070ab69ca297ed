"""Throwing a draft away: it lies in the bin for a month, if nobody else put anything into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.definitions.message import Message, Refused, refused
from app.definitions.text import Text
from app.runs.events import Kind
from app.services.editions import definition
from app.services.rights import visible_to
from app.services.runs.form_head import called, name_from
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.search_changes import touch_project
from app.services.work import Work
from app.store import EVERYTHING, events, projects, registers, runs
from app.store.model import Run

KEPT = dt.timedelta(days=30)
DISCARDED: Kind = "run_discarded"
GONE = ("withdrawn", "binned")


@dataclass(frozen=True)
class Binned:
    """A draft in the bin, and until when it can be taken out."""

    number: str
    name: Text
    until: dt.datetime


def may_discard(work: Work, opened: OpenRun) -> Message | None:
    """Why the actor cannot throw this form away; None = can. Who is not alone in it withdraws it instead."""
    me = work.actor.person_id
    if opened.state.status != "draft" or opened.state.sent_at is not None:
        return Message("discard-not-draft")
    if me != opened.run.started_by:
        return Message("discard-not-yours")
    alone = all(one.actor in (me, None) for one in opened.happened) and all(
        one.by == me for one in opened.given
    )
    return None if alone else Message("discard-not-alone")


def discard(work: Work, number: str) -> None:
    """Throw a draft away. Raises Refused."""
    opened = open_to_change(work, number)
    refusal = may_discard(work, opened)
    if refusal is not None:
        raise Refused(refusal)
    record_event(work, opened, DISCARDED, {})
    leave_project(work, open_run(work, number))


def restore(work: Work, number: str) -> None:
    """Take a draft out of the bin. Raises Refused after a month."""
    opened = open_to_change(work, number)
    until = _until(opened)
    if opened.run.started_by != work.actor.person_id or until is None:
        raise refused("discard-not-yours")
    if work.now > until:
        raise refused("restore-too-late")
    record_event(work, opened, "run_restored", {})
    if opened.project is not None and opened.project.state == "withdrawn":
        opened.project.state = "proposed"
        touch_project(work, opened.project.id)


def binned(work: Work) -> tuple[Binned, ...]:
    """The drafts of the actor that can still be taken out of the bin, the latest first."""
    person = work.actor.person_id
    if person is None:
        return ()
    found = runs.discarded_runs(work.session, person, visible_to(work.actor))
    thrown = events.latest(work.session, [run.id for run in found], DISCARDED)
    # Who began a form sees its project and the row it is about.
    begun = {run.project_id for run in found if run.project_id}
    known = projects.projects_by_id(work.session, begun, EVERYTHING)
    rows = registers.rows_by_id(work.session, {run.row_id for run in found if run.row_id}, EVERYTHING)

    def line(run: Run) -> Binned:
        checklist = definition(work, run.definition_hash).checklist
        row = rows.get(run.row_id or "")
        subject = called(work, row if row and row.register == checklist.about else None)
        name = name_from(checklist, known.get(run.project_id or ""), run, subject)
        return Binned(run.number, name, thrown[run.id] + KEPT)

    there = (one for one in map(line, found) if work.now <= one.until)
    return tuple(sorted(there, key=lambda one: one.until, reverse=True))


def _until(opened: OpenRun) -> dt.datetime | None:
    if opened.state.status != "binned":
        return None
    return [one.at for one in opened.happened if one.kind == DISCARDED][-1] + KEPT


def leave_project(work: Work, opened: OpenRun) -> None:
    """A project that only this form began goes out of the lists with it."""
    project = opened.project
    if project is None or project.state != "proposed" or not opened.compiled.checklist.new_project:
        return
    if all(one.status in GONE for one in runs.runs_of_project(work.session, project.id, EVERYTHING)):
        project.state = "withdrawn"
        touch_project(work, project.id)
