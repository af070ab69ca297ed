"""Projects that were merged: which went on, what came over to it, and whether that was undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.store.model import JsonValue, Project, ProjectMerge, RegisterRow, Run, StoredFile
from app.store.row_events import put_event


def hold(session: Session, ids: Collection[str]) -> None:
    """Hold these projects with their forms until the end of the transaction, as others left them.

    Forms first, as whoever saves one does: so nobody waits for somebody who waits for him.
    """
    for kind, of in ((Run, Run.project_id), (Project, Project.id)):
        asked = select(kind).where(of.in_([*ids])).order_by(kind.id).with_for_update()
        session.scalars(asked.execution_options(populate_existing=True)).all()


def add_merge(
    session: Session,
    source: Project,
    target: Project,
    *,
    reason: str,
    by: str,
    at: dt.datetime,
    moved: JsonValue,
) -> ProjectMerge:
    """From now on `target` goes on for `source`."""
    made = ProjectMerge(source_id=source.id, target_id=target.id, reason=reason, by=by, at=at, moved=moved)
    source.merged_into_id = target.id
    session.add(made)
    session.flush()
    return made


def take_back(session: Session, merge: ProjectMerge, source: Project, by: str, at: dt.datetime) -> None:
    """They are two projects again."""
    source.merged_into_id, merge.undone_by, merge.undone_at = None, by, at
    session.flush()


def standing(session: Session, source_id: str) -> ProjectMerge | None:
    """The merge by which a project went on as another; None = it goes on itself.

    Ask `projects.get_project` first whether the project may be seen; so for all of these.
    """
    asked = select(ProjectMerge).where(ProjectMerge.source_id == source_id, ProjectMerge.undone_at.is_(None))
    return session.scalars(asked).one_or_none()


def into(session: Session, target_id: str) -> list[ProjectMerge]:
    """The merges by which this project goes on for others, oldest first."""
    asked = select(ProjectMerge).where(ProjectMerge.target_id == target_id, ProjectMerge.undone_at.is_(None))
    return list(session.scalars(asked.order_by(ProjectMerge.at, ProjectMerge.id)))


def of_project(session: Session, project_id: str) -> list[ProjectMerge]:
    """Every merge that a project was in, also those that were undone, oldest first."""
    mine = or_(ProjectMerge.source_id == project_id, ProjectMerge.target_id == project_id)
    return list(session.scalars(select(ProjectMerge).where(mine).order_by(ProjectMerge.at, ProjectMerge.id)))


def move_run(session: Session, run: Run, project_id: str) -> None:
    """A form goes on in another project."""
    run.project_id = project_id
    session.flush()


def move_row(
    session: Session,
    row: RegisterRow,
    project_id: str,
    number: int,
    *,
    actor_id: str,
    at: dt.datetime,
    remark: str,
) -> None:
    """A row goes on in another project, under a number of that project; what stands in it stays."""
    row.project_id, row.number = project_id, number
    put_event(session, row, "moved", (), at, actor_id, None, remark)


def move_files(session: Session, files: Collection[StoredFile], project_id: str) -> None:
    """Files go along with what they belong to."""
    for one in files:
        one.project_id = project_id
    session.flush()
