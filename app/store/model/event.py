"""What happened, in the past tense, append-only."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.kinds import JsonValue
from app.store.model.row import Id, Json, Row, new_id


class Event(Row):
    """Something that happened in a run. Holds no words of people: those lie in the payload."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("run_id", "seq"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))
    seq: Mapped[int]  # 1, 2, 3 … within the run
    at: Mapped[dt.datetime]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # None = the product itself
    kind: Mapped[str] = mapped_column(String(40))
    payload_hash: Mapped[str] = mapped_column(String(64))
    prev_hash: Mapped[str] = mapped_column(String(64))  # '' for the first


class Payload(Row):
    """The words and personal data of an event. May be emptied once (a tombstone), never altered."""

    __tablename__ = "payload"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))  # emptied with the body, or a short body could be guessed
    body: Mapped[JsonValue] = mapped_column(Json(), nullable=True)
    tombstone_at: Mapped[dt.datetime | None]
