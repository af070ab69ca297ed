"""What runs leave behind: register rows, lessons, files, and the numbers people say."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.kinds import JsonValue
from app.store.model.row import Id, Json, Row, new_id


class RegisterRow(Row):
    """One row of a register, with the run and the table row it came from.

    `data` holds its own columns; owner, due date and status stand beside it. It changes only together with
    an event (`app.store.registers`), so that all it says can be led back to who said it.
    """

    __tablename__ = "register_row"
    __table_args__ = (
        Index(None, "register", "project_id"),
        UniqueConstraint("run_id", "field", "row_key"),
        UniqueConstraint("register", "project_id", "number"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    register: Mapped[str] = mapped_column(String(40))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    number: Mapped[int]  # within register and project
    data: Mapped[JsonValue] = mapped_column(Json(), nullable=False)
    status: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    due: Mapped[dt.date | None]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    field: Mapped[str | None] = mapped_column(String(80))
    row_key: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]
    updated_at: Mapped[dt.datetime | None]  # None = never changed since it was added
    withdrawn_at: Mapped[dt.datetime | None]  # its form was taken back: in no list and no count
    seen_by: Mapped[str] = mapped_column(String(10), default="project")  # project | all | office | a role
    seq: Mapped[int] = mapped_column(default=0)  # of its last event


class RowEvent(Row):
    """Something that happened to a row, append-only. Its words may be emptied once, never altered."""

    __tablename__ = "row_event"
    __table_args__ = (UniqueConstraint("row_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)  # over all rows, as it happened
    row_id: Mapped[str] = mapped_column(ForeignKey("register_row.id"))
    seq: Mapped[int]  # 1, 2, 3 … within the row
    at: Mapped[dt.datetime]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # None = the product itself
    kind: Mapped[str] = mapped_column(String(20))  # added changed closed reopened withdrawn moved
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"), index=True)  # None = by hand
    body: Mapped[JsonValue] = mapped_column(
        Json(), nullable=True
    )  # {changes: [{col, before, after}], remark}
    tombstone_at: Mapped[dt.datetime | None]


class Lesson(Row):
    """A lesson learned. Its title is in both languages, the rest as its author wrote it."""

    __tablename__ = "lesson"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # L-0001
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"), index=True)
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[JsonValue] = mapped_column(Json(), nullable=False)  # {"en": …, "nl": …}
    data: Mapped[JsonValue] = mapped_column(Json(), nullable=False)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    validator_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    review_on: Mapped[dt.date | None]
    confidentiality: Mapped[str] = mapped_column(String(20))  # open | internal | restricted


class StoredFile(Row):
    """A file that someone handed in. Its bytes lie in the data folder under their hash.

    The same bytes may be handed in twice; each time counts on its own, for who may see them differs.
    """

    __tablename__ = "stored_file"
    __table_args__ = (UniqueConstraint("sha256", "run_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(127))
    uploaded_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)


class Counter(Row):
    """The last number given out, by kind and year (0 = numbers that run on over the years)."""

    __tablename__ = "counter"

    kind: Mapped[str] = mapped_column(String(100), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
