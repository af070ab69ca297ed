"""An unfinished form in one line: what is to be done with it, by whom, since when and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.runs.complete import late_in
from app.runs.events import Happened
from app.services.runs.form_head import name_of
from app.services.runs.form_views import Someone
from app.services.runs.home_views import HomeLine
from app.services.runs.opening import OpenRun
from app.services.runs.step_page import why_not
from app.services.runs.waiting import open_things, waits_for
from app.services.work import Work


def line_of(work: Work, opened: OpenRun) -> HomeLine:
    """The line of this form for this reader."""
    asks = opened.state.sent_by or opened.run.started_by
    return HomeLine(
        number=opened.run.number,
        name=name_of(work, opened),
        project_title=opened.project.title if opened.project else None,
        verb=_verb(work, opened),
        waits=tuple(Someone(one, opened.names.of(one) or "") for one in sorted(waits_for(opened))),
        due=opened.run.due,
        since=opened.state.sent_at or opened.run.started_at,
        step=_step(work, opened),
        title=opened.compiled.checklist.title,
        asked_by=None if asks == work.actor.person_id else Someone(asks, opened.names.of(asks) or ""),
        reminded=max((one.at for one in _reminders(opened)), default=None),
    )


def in_order(lines: Iterable[HomeLine]) -> tuple[HomeLine, ...]:
    """By due date, undated last, then the longest waiting first."""
    return tuple(sorted(lines, key=lambda one: (one.due or date.max, one.since)))


def _reminders(opened: OpenRun) -> Iterable[Happened]:
    """The reminders since the form last went on to somebody."""
    since = opened.state.sent_at or opened.run.started_at
    return (one for one in opened.happened if one.kind == "somebody_reminded" and one.at >= since)


def _verb(work: Work, opened: OpenRun) -> str:
    if opened.state.status == "draft":
        return "fill"
    if not opened.review_complete or _is_late(opened, work.actor.person_id):
        return "review"
    return "decide" if opened.compiled.checklist.kind == "gate" else "approve"


def _is_late(opened: OpenRun, person: str | None) -> bool:
    """Whether all that this person is asked is something that the decision does not wait for."""
    asked = [opened.cast.of(one.roles) for one in late_in(opened.walk)]
    decides = [opened.cast.of(one.roles) for one in open_things(opened, ("decision",))]
    return any(person in one for one in asked) and not any(person in one for one in decides)


def _step(work: Work, opened: OpenRun) -> str | None:
    """The first step on which this person can do something that is open."""
    for one in (*open_things(opened, ("author", "review", "decision")), *late_in(opened.walk)):
        if why_not(opened, opened.walk.fields[one.field], work.actor.person_id) is None:
            return one.step
    return None
