"""What was published: editions, the definitions in them, and the archives every node can fetch."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.row import Row


class Edition(Row):
    """A published, numbered, immutable state of handbook, processes and checklists."""

    __tablename__ = "edition"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)  # '2026.1': text, ordered by number
    seq: Mapped[int] = mapped_column(unique=True)  # the order of publication
    source_hash: Mapped[str] = mapped_column(ForeignKey("bundle.hash"))
    site_hash: Mapped[str] = mapped_column(ForeignKey("bundle.hash"))
    timezone: Mapped[str] = mapped_column(String(60))  # in which its dates are meant
    folder: Mapped[str] = mapped_column(String(200), unique=True)
    published_at: Mapped[dt.datetime]
    published_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str | None] = mapped_column(Text)


class Definition(Row):
    """A resolved checklist by its hash: what runs are pinned to. Never changes."""

    __tablename__ = "definition"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    checklist_id: Mapped[str] = mapped_column(String(80), index=True)
    format: Mapped[int]
    body: Mapped[str] = mapped_column(Text)


class EditionDefinition(Row):
    """Which definition of a checklist an edition holds."""

    __tablename__ = "edition_definition"

    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    checklist_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    hash: Mapped[str] = mapped_column(ForeignKey("definition.hash"), index=True)


class Bundle(Row):
    """An archive by its hash: the source of an edition, or its built site."""

    __tablename__ = "bundle"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))  # source | site
    body: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
