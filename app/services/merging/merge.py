"""Merging two projects: one goes on, the other is out of lists and counts and stays to be read.

Nothing is deleted. What comes over says where it came from, in its own history; what stays keeps its number.
"""

from __future__ import annotations

from typing import Any

from app.definitions.message import refused
from app.services.editions import library
from app.services.merging.allowed import pair
from app.services.merging.plan import Plan, plan_of
from app.services.numbers import next_row_number
from app.services.runs.withdrawing import LONGEST_REASON
from app.services.search_changes import touch_project, touch_row, touch_run
from app.services.work import Work
from app.store import editions, events, merges, people
from app.store.model import Project

Json = Any


def preview(work: Work, number: str, into: str) -> Plan:
    """What would happen if the second project went on for the first. Raises Refused."""
    return plan_of(work, *pair(work, number, into))


def merge(work: Work, number: str, into: str, reason: str, seen: str) -> Plan:
    """Let the second project go on for the first; what was done. Raises Refused.

    `seen`: the `print_` of the plan that was read. Where something changed since, nothing is done.
    """
    both = [one.id for one in pair(work, number, into)]
    merges.hold(work.session, both)
    plan = preview(work, number, into)  # read again: somebody else may have been first
    if not reason.strip():
        raise refused("merge-needs-reason")
    if plan.print_ != seen:
        raise refused("merge-changed-meanwhile")
    moved = {
        "runs": _move_forms(work, plan),
        "rows": _move_rows(work, plan),
        "files": [one.id for one in plan.files],
        "people": _give_roles(work, plan),
    }
    merges.move_files(work.session, plan.files, plan.target.id)
    by = str(work.actor.person_id)
    words = reason.strip()[:LONGEST_REASON]
    merges.add_merge(work.session, plan.source, plan.target, reason=words, by=by, at=work.now, moved=moved)
    for one in (plan.source, plan.target):
        touch_project(work, one.id)
    return plan


def moved_note(source: Project, number: int, target: Project, new: int) -> str:
    """What stands in the history of a row that came over; numbers need no translation."""
    return f"{source.number} · {number} → {target.number} · {new}"


def _move_forms(work: Work, plan: Plan) -> list[str]:
    """The unfinished forms go on in the other project; each notes it."""
    for run in plan.forms:
        body = {"before": plan.source.number, "number": plan.target.number}
        events.append(work.session, run.id, work.actor.person_id, "run_moved", body, work.now)
        merges.move_run(work.session, run, plan.target.id)
        touch_run(work, run.id)
    return [one.id for one in plan.forms]


def _move_rows(work: Work, plan: Plan) -> list[dict[str, Json]]:
    """The rows get the next numbers of the other project; each notes it."""
    kept = []
    for row in plan.rows:
        before = row.number
        register = library(work).registers[row.register]
        after = next_row_number(work, register.id, plan.target.id)
        merges.move_row(
            work.session,
            row,
            plan.target.id,
            after,
            actor_id=str(work.actor.person_id),
            at=work.now,
            remark=moved_note(plan.source, before, plan.target, after),
        )
        touch_row(work, row.id)
        kept.append({"id": row.id, "before": before, "after": after})
    return kept


def _give_roles(work: Work, plan: Plan) -> list[str]:
    """The people keep their roles in the project that ends, and get the same where it goes on."""
    today = editions.today(work.session, work.now)
    return [
        people.assign_role(
            work.session,
            person_id=one.person_id,
            role=one.role,
            project_id=plan.target.id,
            valid_from=today,
            valid_to=one.valid_to,
            decides=one.decides,
        ).id
        for one in plan.people
    ]
