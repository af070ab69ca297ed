"""Runs as those look for them who want to know who asks what of whom."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.model import Answer, Project, Run
from app.store.runs import OPEN
from app.store.visible import EVERYTHING, Visible, go_on, select_projects, select_runs


def runs_waiting(session: Session, visible: Visible, *, merged: bool = False) -> list[Run]:
    """Runs in which somebody has to do something: by due date, undated last.

    `merged`: also those that were left behind in a project for which another one goes on.
    """
    asked = select_runs(visible).where(Run.status.in_(OPEN))
    if not merged:
        asked = asked.where(go_on(Run.project_id))
    return list(session.scalars(asked.order_by(Run.due.is_(None), Run.due, Run.number)))


def starters(session: Session, ids: Collection[str], visible: Visible) -> dict[str, str]:
    """Who started these runs, by id; of those that may be seen."""
    if not ids:
        return {}
    return {run.id: run.started_by for run in session.scalars(select_runs(visible).where(Run.id.in_([*ids])))}


def waiting_for_members(session: Session) -> list[Run]:
    """The unfinished runs of projects for members only, whoever asks: to find out whom they ask something."""
    closed = select_projects(EVERYTHING).with_only_columns(Project.id).where(Project.visibility == "members")
    asked = select_runs(EVERYTHING).where(
        Run.status.in_(OPEN), Run.project_id.in_(closed), go_on(Run.project_id)
    )
    return list(session.scalars(asked.order_by(Run.started_at, Run.number)))


def naming(session: Session, run_ids: Collection[str], person_id: str) -> frozenset[str]:
    """Those of these runs in which an answer, or a cell of one, is this person."""
    if not run_ids:
        return frozenset()
    given = session.execute(select(Answer.run_id, Answer.value).where(Answer.run_id.in_([*run_ids])))
    return frozenset(run_id for run_id, value in given if value == person_id)
