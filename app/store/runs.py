"""Runs: made, found and moved on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased, undefer

from app.store.model import JsonValue, Project, Run
from app.store.visible import EVERYTHING, Visible, go_on, select_runs

OPEN = ("draft", "submitted", "in_review")
DECIDED = ("decided", "closed")


def create_run(
    session: Session,
    *,
    number: str,
    checklist_id: str,
    definition_hash: str,
    edition_id: str,
    scope: str,
    started_by: str,
    started_at: dt.datetime,
    lang: str,
    project_id: str | None = None,
    gates: Sequence[str] = (),
    gate_number: str | None = None,
    due: dt.date | None = None,
    revision: int = 1,
    supersedes_id: str | None = None,
    row_id: str | None = None,
) -> Run:
    """A new run in draft, pinned to a definition. `row_id`: the register row it is about."""
    run = Run(
        number=number,
        checklist_id=checklist_id,
        definition_hash=definition_hash,
        edition_id=edition_id,
        scope=scope,
        project_id=project_id,
        gates=list(gates),
        gate_number=gate_number,
        status="draft",
        revision=revision,
        supersedes_id=supersedes_id,
        started_by=started_by,
        started_at=started_at,
        due=due,
        lang=lang,
        row_id=row_id,
    )
    session.add(run)
    session.flush()
    return run


def get_run(
    session: Session, number: str, visible: Visible, *, hold: bool = False
) -> tuple[Run, Project | None] | None:
    """The run with this number, and its project, if it may be seen.

    `hold`: nobody else changes them until the end of the transaction; both as others left them.
    """
    return _with_project(session, visible, Run.number == number, hold=hold)


def run_by_id(session: Session, run_id: str, visible: Visible) -> tuple[Run, Project | None] | None:
    """The run with this id, and its project, if it may be seen."""
    return _with_project(session, visible, Run.id == run_id)


def runs_by_number(session: Session, numbers: Collection[str], visible: Visible) -> list[Run]:
    """Those of these runs that may be seen, oldest first; without what finished pages are drawn from."""
    return _listed(session, visible, Run.number.in_([*numbers]), whole=False) if numbers else []


def runs_of_project(session: Session, project_id: str, visible: Visible) -> list[Run]:
    """All runs of a project, oldest first."""
    return _listed(session, visible, Run.project_id == project_id)


def decided_runs(
    session: Session, project_id: str | None, visible: Visible, checklist_id: str | None = None
) -> list[Run]:
    """The finished runs of a project (None = outside any project), oldest first.

    Of a run that was revised only the newest finished revision.
    """
    conditions = [Run.project_id == project_id, Run.status.in_(DECIDED), ~_replaced()]
    if checklist_id is not None:
        conditions.append(Run.checklist_id == checklist_id)
    return _listed(session, visible, *conditions)


def relied_on(
    session: Session, project_id: str | None, visible: Visible, from_sending: Collection[str]
) -> list[Run]:
    """The runs of a project that other forms rely on, oldest first; only the newest revisions.

    Finished ones, and of these checklists (`from_sending`) also those that were sent. Their records are not
    read with them: see `with_frozen`.
    """
    sent = and_(Run.status.in_(OPEN[1:]), Run.checklist_id.in_([*from_sending]))
    counting = or_(Run.status.in_(DECIDED), sent)
    return _listed(session, visible, Run.project_id == project_id, counting, ~_replaced(), whole=False)


def counting_runs(
    session: Session, project_id: str, visible: Visible, checklist_ids: Collection[str]
) -> list[Run]:
    """The sent and finished runs of checklists in a project, oldest first; only the newest revisions.

    Their records are not read with them: see `with_frozen`.
    """
    statuses = Run.status.in_((*OPEN[1:], *DECIDED))
    conditions = (Run.project_id == project_id, Run.checklist_id.in_([*checklist_ids]), statuses)
    return _listed(session, visible, *conditions, ~_replaced(), whole=False)


def revision_after(session: Session, run_id: str) -> Run | None:
    """The next revision of a run, if there is one that was not withdrawn."""
    conditions = (Run.supersedes_id == run_id, Run.status.in_((*OPEN, *DECIDED)))
    return next(iter(_listed(session, EVERYTHING, *conditions)), None)


def discarded_runs(session: Session, person_id: str, visible: Visible) -> list[Run]:
    """The drafts that somebody threw away, oldest first."""
    return _listed(session, visible, Run.status == "binned", Run.started_by == person_id)


def lately_finished(session: Session, visible: Visible, since: dt.datetime) -> list[Run]:
    """The finished runs that were started since a moment, oldest first; only the newest revisions.

    Without those that were left behind in a project for which another one goes on.
    """
    conditions = (Run.status.in_(DECIDED), Run.started_at >= since, go_on(Run.project_id))
    return _listed(session, visible, *conditions, ~_replaced())


def finished_runs(session: Session, visible: Visible) -> list[Run]:
    """All finished runs, oldest first."""
    return _listed(session, visible, Run.status.in_(DECIDED))


def finished_of(session: Session, visible: Visible, checklist_id: str) -> list[Run]:
    """The finished runs of a checklist in all projects, oldest first; only the newest revisions."""
    conditions = (Run.checklist_id == checklist_id, Run.status.in_(DECIDED))
    return _listed(session, visible, *conditions, ~_replaced())


def set_status(session: Session, run: Run, status: str) -> None:
    """Move a run to another status."""
    run.status = status
    session.flush()


def set_row(session: Session, run: Run, row_id: str) -> None:
    """Say which register row a run is about."""
    run.row_id = row_id
    session.flush()


def set_frozen(session: Session, run: Run, frozen: JsonValue) -> None:
    """Keep what finished pages are drawn from (None = thaw, when the run is taken back)."""
    run.frozen = frozen
    session.flush()


@cache
def _replaced() -> ColumnElement[bool]:
    """Whether a newer revision of a run is finished."""
    newer = aliased(Run)
    return select(newer.id).where(newer.supersedes_id == Run.id, newer.status.in_(DECIDED)).exists()


def _with_project(
    session: Session, visible: Visible, condition: ColumnElement[bool], *, hold: bool = False
) -> tuple[Run, Project | None] | None:
    asked = select_runs(visible).where(condition).options(undefer(Run.frozen))
    if hold:
        asked = asked.with_for_update(of=Run).execution_options(populate_existing=True)
    run = session.scalars(asked).one_or_none()
    if run is None:
        return None
    if run.project_id is None:
        return run, None
    # A run that one started himself is seen with its project, also where the project is for members.
    return run, session.get(Project, run.project_id, with_for_update=hold or None, populate_existing=hold)


def _listed(
    session: Session, visible: Visible, *conditions: ColumnElement[bool], whole: bool = True
) -> list[Run]:
    """Oldest first. Not `whole`: without what finished pages are drawn from, which is long."""
    asked = select_runs(visible).where(*conditions).order_by(Run.started_at, Run.number)
    return list(session.scalars(asked.options(undefer(Run.frozen)) if whole else asked))


def with_frozen(session: Session, found: Iterable[Run]) -> None:
    """Fetch what the pages of these finished runs are drawn from, for all of them at once."""
    ids = [run.id for run in found if run.status in DECIDED]
    if ids:
        asked = select_runs(EVERYTHING).where(Run.id.in_(ids))  # whoever has the runs may see them
        session.scalars(asked.options(undefer(Run.frozen))).all()
