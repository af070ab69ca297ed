"""Projects and what is known of them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.kinds import JsonValue
from app.store.model.row import Id, Json, Row, new_id


class Project(Row):
    """A project with the number people say. `members`: only who holds a role in it sees it."""

    __tablename__ = "project"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # P-2026-014
    title: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(20), default="proposed")
    phase: Mapped[str] = mapped_column(String(40), default="intake")
    project_class: Mapped[str | None] = mapped_column(String(10))
    visibility: Mapped[str] = mapped_column(String(10), default="open")  # open | members
    created_at: Mapped[dt.datetime]
    # The project that goes on for this one, where it was started twice: out of lists and counts, still read.
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"))


class ProjectMerge(Row):
    """Two projects that turned out to be one: which went on, what came over, whether it was undone."""

    __tablename__ = "project_merge"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    source_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    target_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    # {runs: [id], rows: [{id, before, after}], files: [id], people: [assignment id]}
    moved: Mapped[JsonValue] = mapped_column(Json(), nullable=False)
    undone_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    undone_at: Mapped[dt.datetime | None]


class ProjectFact(Row):
    """Something a form established about a project, with the run it comes from."""

    __tablename__ = "project_fact"

    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[JsonValue] = mapped_column(Json(), nullable=True)
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    at: Mapped[dt.datetime]


class FactChange(Row):
    """What a form made of a fact of a project, append-only: the newest is the fact itself."""

    __tablename__ = "fact_change"
    __table_args__ = (Index(None, "project_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str] = mapped_column(String(60))
    before: Mapped[JsonValue] = mapped_column(Json(), nullable=True)
    after: Mapped[JsonValue] = mapped_column(Json(), nullable=True)
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"), index=True)
    at: Mapped[dt.datetime]
