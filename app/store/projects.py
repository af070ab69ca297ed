"""Projects and what is known of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.store.model import FactChange, JsonValue, Project, ProjectFact
from app.store.upsert import upsert
from app.store.visible import Visible, select_projects


def create_project(
    session: Session, *, number: str, title: str, phase: str, created_at: dt.datetime
) -> Project:
    """A new project, proposed and open."""
    project = Project(
        number=number, title=title, state="proposed", phase=phase, visibility="open", created_at=created_at
    )
    session.add(project)
    session.flush()
    return project


def get_project(session: Session, number: str, visible: Visible) -> Project | None:
    """The project with this number, if it may be seen."""
    return session.scalars(select_projects(visible).where(Project.number == number)).one_or_none()


def project_by_id(session: Session, project_id: str, visible: Visible) -> Project | None:
    """The project with this id, if it may be seen."""
    return session.scalars(select_projects(visible).where(Project.id == project_id)).one_or_none()


def list_projects(
    session: Session, visible: Visible, states: Collection[str] = (), *, merged: bool = False
) -> list[Project]:
    """The visible projects (in these states; none named = all), newest number first.

    `merged`: also those for which another one goes on, where only their number or name is asked for.
    """
    asked = select_projects(visible)
    if not merged:
        asked = asked.where(Project.merged_into_id.is_(None))
    if states:
        asked = asked.where(Project.state.in_([*states]))
    return list(session.scalars(asked.order_by(Project.created_at.desc(), Project.number.desc())))


def project_ids(session: Session, visible: Visible) -> frozenset[str]:
    """The ids of all visible projects, also of those for which another one goes on."""
    return frozenset(session.scalars(_ids(visible)))


@lru_cache(maxsize=256)
def _ids(visible: Visible) -> Select[str]:
    """Made once for each: making it takes longer than asking it, and each search does."""
    return select_projects(visible).with_only_columns(Project.id)


def projects_by_id(session: Session, ids: Collection[str], visible: Visible) -> dict[str, Project]:
    """Those of these projects that may be seen, by id."""
    asked = select_projects(visible).where(Project.id.in_([*ids]))
    return {project.id: project for project in session.scalars(asked)}


def facts_of(session: Session, project_id: str) -> list[ProjectFact]:
    """What forms established about a project. Ask `get_project` first whether it may be seen."""
    asked = select(ProjectFact).where(ProjectFact.project_id == project_id).order_by(ProjectFact.name)
    return list(session.scalars(asked.execution_options(populate_existing=True)))


def facts(session: Session, project_id: str) -> dict[str, JsonValue]:
    """The facts of a project by name."""
    return {fact.name: fact.value for fact in facts_of(session, project_id)}


def facts_of_all(session: Session) -> dict[str, dict[str, JsonValue]]:
    """The facts of all projects, by project id and name: for rules, which see every project."""
    found: dict[str, dict[str, JsonValue]] = {}
    for fact in session.scalars(select(ProjectFact).order_by(ProjectFact.project_id, ProjectFact.name)):
        found.setdefault(fact.project_id, {})[fact.name] = fact.value
    return found


def put_fact(
    session: Session, project_id: str, name: str, value: JsonValue, run_id: str | None, at: dt.datetime
) -> None:
    """Keep a fact (stored JSON, as answers are) with the run it comes from; its history keeps what it was."""
    key = {"project_id": project_id, "name": name}
    before = session.get(ProjectFact, (project_id, name), populate_existing=True)
    note_fact(session, project_id, name, before.value if before else None, value, run_id, at)
    upsert(session, ProjectFact, [{**key, "value": value, "run_id": run_id, "at": at}])


def note_fact(
    session: Session,
    project_id: str,
    name: str,
    before: JsonValue,
    after: JsonValue,
    run_id: str | None,
    at: dt.datetime,
) -> None:
    """Keep in the history what a run made of a fact (also of the class, which stands on the project)."""
    keys = {"project_id": project_id, "name": name, "run_id": run_id, "at": at}
    session.add(FactChange(**keys, before=before, after=after))
    session.flush()


def fact_changes(session: Session, project_id: str) -> list[FactChange]:
    """How the facts of a project came to be, oldest first. Ask `get_project` first whether it may be seen."""
    asked = select(FactChange).where(FactChange.project_id == project_id)
    return list(session.scalars(asked.order_by(FactChange.id)))
