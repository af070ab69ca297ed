"""Runs as those look for them who want to know who asks what of whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from sqlalchemy import Select, or_, select
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


def waiting_for_few(session: Session) -> list[Run]:
    """The unfinished runs that not everybody sees, whoever asks: to find out whom they ask something.

    Those of projects for members only, and those about a person.
    """
    return list(session.scalars(_waiting_for_few()))


@cache
def _waiting_for_few() -> Select[Run]:
    """Made once: making it takes longer than asking it, and each request of somebody signed in does."""
    closed = select_projects(EVERYTHING).with_only_columns(Project.id).where(Project.visibility == "members")
    asked = select_runs(EVERYTHING).where(
        Run.status.in_(OPEN),
        or_(Run.project_id.in_(closed), Run.scope == "person"),
        go_on(Run.project_id),
    )
    return asked.order_by(Run.started_at, Run.number)


def naming(session: Session, run_ids: Collection[str], person_id: str) -> frozenset[str]:
    """Those of these runs in which an answer, or a cell of one, is this person."""
    if not run_ids:
        return frozenset()
    given = session.execute(select(Answer.run_id, Answer.value).where(Answer.run_id.in_([*run_ids])))
    return frozenset(run_id for run_id, value in given if value == person_id)


def hashes_of_person_forms(session: Session) -> frozenset[str]:
    """The definitions of the runs that are about a person."""
    return frozenset(session.scalars(_person_forms()))


@cache
def _person_forms() -> Select[str]:
    found = select_runs(EVERYTHING).where(Run.scope == "person").with_only_columns(Run.definition_hash)
    return found.distinct()


def about_person(session: Session, named_in: Mapping[str, str], person_id: str) -> frozenset[str]:
    """The runs about this person. `named_in`: definition -> the field that names whom its runs are about."""
    if not named_in:
        return frozenset()
    there = select_runs(EVERYTHING).where(Run.scope == "person", Run.status != "binned")
    run = there.with_only_columns(Run.id, Run.definition_hash).subquery()
    given = session.execute(
        select(run.c.id, run.c.definition_hash, Answer.field, Answer.value)
        .join(run, Answer.run_id == run.c.id)
        .where(Answer.field.in_({*named_in.values()}))
    )
    return frozenset(
        id_ for id_, hash_, field, value in given if named_in.get(hash_) == field and value == person_id
    )
