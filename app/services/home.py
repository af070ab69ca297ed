"""Today: what waits for me, and what I wait for. Forms that cannot concern the reader are not opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.services.my_rows import MyRow, my_rows
from app.services.rights import visible_to
from app.services.runs.concerned import may_be_mine, may_be_told, may_wait_for_me
from app.services.runs.contesting import recorded_for_me
from app.services.runs.escalating import decision_due, escalated_to
from app.services.runs.home_views import HomeLine
from app.services.runs.late_approval import still_asked
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.reminding import may_remind
from app.services.runs.waiting import waits_for
from app.services.runs.waiting_lines import in_order, line_of
from app.services.work import Work
from app.store import asking


@dataclass(frozen=True)
class Waiting:
    """Something that the reader waits for, and whether he can remind those who have it."""

    line: HomeLine
    may_remind: bool


@dataclass(frozen=True)
class Home:
    """All that home shows of work."""

    lines: tuple[HomeLine, ...]  # forms that wait for me
    rows: tuple[MyRow, ...]  # rows of registers that I own
    waiting: tuple[Waiting, ...]  # what I wait for
    escalated: tuple[HomeLine, ...]  # decisions of others that are late
    recorded: tuple[tuple[HomeLine, date], ...]  # decisions recorded in my name, and until when I can contest


def home(work: Work) -> Home:
    """What waits for the actor, what he waits for, and the decisions he should know of."""
    found = _opened(work)
    recorded = tuple((line_of(work, one), last) for one, last in recorded_for_me(work))
    return Home(_today(work, found), my_rows(work), _waiting(work, found), _escalated(work, found), recorded)


def _opened(work: Work) -> tuple[OpenRun, ...]:
    """The unfinished forms that can concern the actor, opened."""
    there = asking.runs_waiting(work.session, visible_to(work.actor))
    concerns = (may_wait_for_me, may_be_mine, may_be_told)
    return tuple(open_run(work, run.number) for run in there if any(one(work, run) for one in concerns))


def _today(work: Work, found: tuple[OpenRun, ...]) -> tuple[HomeLine, ...]:
    """What waits for the actor, by due date, undated last."""
    mine = [one for one in found if work.actor.person_id in waits_for(one)]
    late = [replace(line_of(work, one), verb="approve", step=step) for one, step in still_asked(work)]
    return in_order([*(line_of(work, one) for one in mine), *late])


def _escalated(work: Work, found: tuple[OpenRun, ...]) -> tuple[HomeLine, ...]:
    """Decisions of others that are late, for one level up and the PMO. Silence never approves them."""
    late = [one for one in found if escalated_to(work, one)]
    return in_order([replace(line_of(work, one), due=decision_due(work, one)) for one in late])


def _about(one: OpenRun) -> str | None:
    """The person a form is about, where it is about one."""
    named = one.compiled.checklist.person
    return one.stored.get(named) if named is not None else None


def _waiting(work: Work, found: tuple[OpenRun, ...]) -> tuple[Waiting, ...]:
    """What the actor started or sent, or is about the actor, and others have to go on with."""
    me = work.actor.person_id
    others = {
        one.run.number: one
        for one in found
        if me in (one.run.started_by, one.state.sent_by, _about(one)) and me not in waits_for(one)
    }
    lines = in_order(line_of(work, one) for one in others.values())
    return tuple(Waiting(line, may_remind(work, others[line.number]) is None) for line in lines)
