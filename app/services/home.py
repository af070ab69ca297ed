"""Today: what waits for me, and what I wait for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.services.rights import visible_to
from app.services.runs.contesting import recorded_for_me
from app.services.runs.escalating import decision_due, escalated_to
from app.services.runs.form_head import name_of
from app.services.runs.form_views import Someone
from app.services.runs.home_views import HomeLine
from app.services.runs.late_approval import still_asked
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.step_page import why_not
from app.services.runs.waiting import open_things, waits_for
from app.services.work import Work
from app.store import runs

FAR = date.max


@dataclass(frozen=True)
class Home:
    """All that home shows of work."""

    lines: tuple[HomeLine, ...]  # what waits for me
    waiting: tuple[HomeLine, ...]  # what I wait for
    escalated: tuple[HomeLine, ...]  # decisions of others that are late
    recorded: tuple[tuple[HomeLine, date], ...]  # decisions recorded in my name, and until when I can contest


def home(work: Work) -> Home:
    """What waits for the actor, what he waits for, and the decisions he should know of."""
    found = _opened(work)
    recorded = tuple((_line(work, one), last) for one, last in recorded_for_me(work))
    return Home(_today(work, found), _waiting(work, found), _escalated(work, found), recorded)


def _opened(work: Work) -> tuple[OpenRun, ...]:
    found = runs.runs_waiting(work.session, visible_to(work.actor))
    return tuple(open_run(work, run.number) for run in found)


def _verb(opened: OpenRun) -> str:
    if opened.state.status == "draft":
        return "fill"
    if not opened.review_complete:
        return "review"
    return "decide" if opened.compiled.checklist.kind == "gate" else "approve"


def _step(work: Work, opened: OpenRun) -> str | None:
    """The first step on which this person can do something that is open."""
    for one in open_things(opened, ("author", "review", "decision")):
        if why_not(opened, opened.walk.fields[one.field], work.actor.person_id) is None:
            return one.step
    return None


def _line(work: Work, opened: OpenRun) -> HomeLine:
    return HomeLine(
        number=opened.run.number,
        name=name_of(opened),
        project_title=opened.project.title if opened.project else None,
        verb=_verb(opened),
        waits=tuple(Someone(one, opened.names.of(one) or "") for one in sorted(waits_for(opened))),
        due=opened.run.due,
        since=opened.state.sent_at or opened.run.started_at,
        step=_step(work, opened),
    )


def _sorted(lines: list[HomeLine]) -> tuple[HomeLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.due or FAR, one.since)))


def today_lines(work: Work) -> tuple[HomeLine, ...]:
    """What waits for the actor, by due date, undated last."""
    return _today(work, _opened(work))


def _today(work: Work, found: Iterable[OpenRun]) -> tuple[HomeLine, ...]:
    mine = [one for one in found if work.actor.person_id in waits_for(one)]
    late = [replace(_line(work, one), verb="approve", step=step) for one, step in still_asked(work)]
    return _sorted([*(_line(work, one) for one in mine), *late])


def escalated_lines(work: Work) -> tuple[HomeLine, ...]:
    """Decisions of others that are late, for one level up and the PMO. Silence never approves them."""
    return _escalated(work, _opened(work))


def _escalated(work: Work, found: Iterable[OpenRun]) -> tuple[HomeLine, ...]:
    late = [one for one in found if escalated_to(work, one)]
    return _sorted([replace(_line(work, one), due=decision_due(work, one)) for one in late])


def waiting_lines(work: Work) -> tuple[HomeLine, ...]:
    """What the actor started or sent, and others have to go on with."""
    return _waiting(work, _opened(work))


def _waiting(work: Work, found: Iterable[OpenRun]) -> tuple[HomeLine, ...]:
    me = work.actor.person_id
    others = [
        one for one in found if me in (one.run.started_by, one.state.sent_by) and me not in waits_for(one)
    ]
    return _sorted([_line(work, one) for one in others])
