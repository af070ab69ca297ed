"""Taking a merge back: two projects again. What was done since in the one that went on stays there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app.definitions.message import Message, Refused, refused
from app.services import projects, rights
from app.services.merging.merge import moved_note
from app.services.search_changes import touch_project, touch_row, touch_run
from app.services.work import Work
from app.store import EVERYTHING, editions, events, files, merges, people, registers, row_events, runs
from app.store import projects as kept
from app.store.model import Project, ProjectMerge, RegisterRow, RoleAssignment, Run

Json = Any
DAYS = dt.timedelta(days=30)


@dataclass(frozen=True)
class Back:
    """What would go back, and what stays because somebody went on with it."""

    source: Project
    target: Project
    merge: ProjectMerge
    until: dt.datetime
    forms: tuple[Run, ...]
    rows: tuple[RegisterRow, ...]
    people: tuple[RoleAssignment, ...]
    stay_forms: tuple[Run, ...]
    stay_rows: tuple[RegisterRow, ...]


def may_undo(work: Work, source: Project) -> Message | None:
    """Why the actor cannot make them two projects again; None = can."""
    refusal = rights.may(work, "merge-projects")
    merge = merges.standing(work.session, source.id)
    if refusal is not None or merge is None:
        return refusal or Message("merge-not-there", {"number": source.number})
    target = kept.project_by_id(work.session, merge.target_id, EVERYTHING)
    if target is not None and target.merged_into_id is not None:
        return Message("merge-undo-other-first", {"number": target.number})
    return Message("merge-undo-too-late") if work.now > merge.at + DAYS else None


def back(work: Work, number: str) -> Back:
    """What taking the merge of this project back would do. Raises Refused."""
    source = projects.find(work, number)
    refusal = may_undo(work, source)
    if refusal is not None:
        raise Refused(refusal)
    merge = merges.standing(work.session, source.id)
    target = kept.project_by_id(work.session, merge.target_id if merge else "", EVERYTHING)
    if merge is None or target is None:
        raise refused("merge-not-there", number=number)
    forms = _forms(work, merge)
    rows = _rows(work, merge)
    untouched = [one for one in forms if not _done_since(work, one, merge)]
    still = {one.id for one in untouched}
    alone = [one for one in rows if _can_go(work, one, merge, forms, still)]
    return Back(
        source=source,
        target=target,
        merge=merge,
        until=merge.at + DAYS,
        forms=tuple(untouched),
        rows=tuple(alone),
        people=_roles(work, merge),
        stay_forms=tuple(one for one in forms if one not in untouched),
        stay_rows=tuple(one for one in rows if one not in alone),
    )


def undo(work: Work, number: str) -> Back:
    """Make them two projects again; what was done. Raises Refused."""
    first = back(work, number)
    merges.hold(work.session, [first.source.id, first.target.id])
    plan = back(work, number)  # read again: somebody else may have been first
    today = editions.today(work.session, work.now)
    for run in plan.forms:
        body = {"before": plan.target.number, "number": plan.source.number}
        events.append(work.session, run.id, work.actor.person_id, "run_moved", body, work.now)
        merges.move_run(work.session, run, plan.source.id)
        touch_run(work, run.id)
    _rows_back(work, plan)
    for one in plan.people:
        people.end_assignment(work.session, one, today - dt.timedelta(days=1))
    _files_back(work, plan)
    merges.take_back(work.session, plan.merge, plan.source, str(work.actor.person_id), work.now)
    for project in (plan.source, plan.target):
        touch_project(work, project.id)
    return plan


def _forms(work: Work, merge: ProjectMerge) -> list[Run]:
    found = (runs.run_by_id(work.session, one, EVERYTHING) for one in merge.moved["runs"])
    return [one[0] for one in found if one is not None and one[0].project_id == merge.target_id]


def _rows(work: Work, merge: ProjectMerge) -> list[RegisterRow]:
    ids = [one["id"] for one in merge.moved["rows"]]
    found = registers.rows_by_id(work.session, ids, EVERYTHING)
    return [found[id_] for id_ in ids if id_ in found and found[id_].project_id == merge.target_id]


def _roles(work: Work, merge: ProjectMerge) -> tuple[RoleAssignment, ...]:
    """The roles that came with the merge and still hold, but for one's own: nobody changes his own rights."""
    today = editions.today(work.session, work.now)
    held = {one.id: one for one in people.members(work.session, merge.target_id, today)}
    there = [held[id_] for id_ in merge.moved["people"] if id_ in held]
    return tuple(one for one in there if one.person_id != work.actor.person_id)


def _done_since(work: Work, run: Run, merge: ProjectMerge) -> bool:
    """Whether anything happened in a form after it had come over."""
    told = events.events_of(work.session, run.id)
    came = max((one.seq for one in told if one.kind == "run_moved" and one.at <= merge.at), default=0)
    return any(one.seq > came for one in told)


def _can_go(work: Work, row: RegisterRow, merge: ProjectMerge, forms: list[Run], going: set[str]) -> bool:
    """Whether a row was left as it came; one of a form that came along goes where its form goes."""
    with_form = row.run_id in {one.id for one in forms}
    told = row_events.events_of(work.session, [row.id])
    came = max((one.seq for one in told if one.kind == "moved" and one.at <= merge.at), default=0)
    return all(one.seq <= came for one in told) and (not with_form or row.run_id in going)


def _rows_back(work: Work, plan: Back) -> None:
    """Each row gets its old number again; nobody else can have got it, for the project stood still."""
    before = {one["id"]: one["before"] for one in plan.merge.moved["rows"]}
    for row in plan.rows:
        note = moved_note(plan.target, row.number, plan.source, before[row.id])
        merges.move_row(
            work.session,
            row,
            plan.source.id,
            before[row.id],
            actor_id=str(work.actor.person_id),
            at=work.now,
            remark=note,
        )
        touch_row(work, row.id)


def _files_back(work: Work, plan: Back) -> None:
    """The files go back with what they belong to."""
    forms = {one.id for one in plan.forms}
    cells = [cell for row in plan.rows if isinstance(row.data, dict) for cell in row.data.values()]
    named = {cell["sha256"] for cell in cells if isinstance(cell, dict) and "sha256" in cell}
    moved = set(plan.merge.moved["files"])
    there = files.files_of_project(work.session, plan.target.id, EVERYTHING)
    going = [
        one
        for one in there
        if one.id in moved and (one.run_id in forms or (one.run_id is None and one.sha256 in named))
    ]
    merges.move_files(work.session, going, plan.source.id)
