"""What is known of files that people handed in (their bytes lie in the data folder)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.store.model import StoredFile
from app.store.visible import Visible, select_files


def add_file(
    session: Session,
    *,
    sha256: str,
    name: str,
    size: int,
    media_type: str,
    uploaded_by: str,
    at: dt.datetime,
    run_id: str | None = None,
    project_id: str | None = None,
) -> StoredFile:
    """Note a file. Handed in again for the same run, it is the one that was there, under its newest name.

    So it is with rows, which have no run: once for each project.
    """
    known = session.scalars(_handed_in(sha256, run_id, project_id)).first()
    if known is not None:
        known.name = name
        session.flush()
        return known
    file = StoredFile(
        sha256=sha256,
        name=name,
        size=size,
        media_type=media_type,
        uploaded_by=uploaded_by,
        at=at,
        run_id=run_id,
        project_id=project_id,
    )
    session.add(file)
    session.flush()
    return file


def get_file(session: Session, sha256: str, visible: Visible, run_id: str | None = None) -> StoredFile | None:
    """A file by its hash (of this run), if it may be seen."""
    asked = select_files(visible).where(StoredFile.sha256 == sha256)
    if run_id is not None:
        asked = asked.where(StoredFile.run_id == run_id)
    return session.scalars(asked.order_by(StoredFile.at)).first()


def files_of_run(session: Session, run_id: str, visible: Visible) -> list[StoredFile]:
    """The files handed in for a run, oldest first."""
    asked = select_files(visible).where(StoredFile.run_id == run_id)
    return list(session.scalars(asked.order_by(StoredFile.at, StoredFile.name)))


def files_of_project(session: Session, project_id: str, visible: Visible) -> list[StoredFile]:
    """The files handed in for a project, by forms and for rows, newest first."""
    asked = select_files(visible).where(StoredFile.project_id == project_id)
    return list(session.scalars(asked.order_by(StoredFile.at.desc(), StoredFile.name)))


def files_of_rows(session: Session, project_id: str | None, visible: Visible) -> list[StoredFile]:
    """The files handed in for rows of a project (None = of the organisation), outside any form."""
    asked = select_files(visible).where(StoredFile.run_id.is_(None), StoredFile.project_id == project_id)
    return list(session.scalars(asked.order_by(StoredFile.at, StoredFile.name)))


def _handed_in(sha256: str, run_id: str | None, project_id: str | None) -> Select[StoredFile]:
    # The one look that is not through `visible`: to note a file one has just handed in.
    # By project too: rows have no run, and the same letter may be handed in for rows of two projects.
    same = select(StoredFile).where(StoredFile.sha256 == sha256, StoredFile.run_id == run_id)
    return same if run_id else same.where(StoredFile.project_id == project_id)
