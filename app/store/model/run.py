"""Runs: what was asked of whom, what was answered, and what is not yet saved."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.kinds import JsonValue
from app.store.model.row import Id, Json, Row, new_id


class Run(Row):
    """One execution of a checklist, pinned to the definition it started with."""

    __tablename__ = "run"
    __table_args__ = (Index(None, "project_id", "checklist_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # F-2026-0001
    checklist_id: Mapped[str] = mapped_column(String(80))
    definition_hash: Mapped[str] = mapped_column(ForeignKey("definition.hash"))
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    scope: Mapped[str] = mapped_column(String(20))  # project | portfolio | organisation | person
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"))
    gates: Mapped[list[str]] = mapped_column(Json(), default=list)
    gate_number: Mapped[str | None] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default="draft", index=True)
    revision: Mapped[int] = mapped_column(default=1)
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    started_by: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    started_at: Mapped[dt.datetime]
    due: Mapped[dt.date | None]
    lang: Mapped[str] = mapped_column(String(2))
    # Long: lists of runs that are only counted or looked through leave it out (`runs.with_frozen`).
    frozen: Mapped[JsonValue] = mapped_column(Json(), nullable=True, deferred=True)
    # The register row this run is about. Rows point at runs too, so this key comes after both tables.
    row_id: Mapped[str | None] = mapped_column(
        ForeignKey("register_row.id", name="fk_run_row_id", use_alter=True), index=True
    )


class Answer(Row):
    """A value given by someone at a time. A table keeps its order in ('field','','') and a row per cell."""

    __tablename__ = "answer"

    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), primary_key=True)
    field: Mapped[str] = mapped_column(String(80), primary_key=True)
    row: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
    col: Mapped[str] = mapped_column(String(80), primary_key=True, default="")
    value: Mapped[JsonValue] = mapped_column(Json(), nullable=False)
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    lang: Mapped[str] = mapped_column(String(2))  # of free text


class Draft(Row):
    """What a person typed on a step and did not save. Never an event, never counted."""

    __tablename__ = "draft"

    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    step_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    body: Mapped[JsonValue] = mapped_column(Json(), nullable=False)
    at: Mapped[dt.datetime]
