"""Administrator rights: when somebody had them on, for which task, and what was done with them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.model.row import Id, Row, new_id


class Administration(Row):
    """Administrator rights, switched on by one person for one task. They end by themselves."""

    __tablename__ = "administration"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # None = nobody else was there
    at: Mapped[dt.datetime] = mapped_column(index=True)
    until: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]  # switched off before that


class AdministrationUse(Row):
    """One use of administrator rights, append-only: what was done, to whom."""

    __tablename__ = "administration_use"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    administration_id: Mapped[str] = mapped_column(ForeignKey("administration.id"), index=True)
    at: Mapped[dt.datetime]
    act: Mapped[str] = mapped_column(
        String(20)
    )  # invite | invite-again | give-role | end-role | end-sessions
    about_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str | None] = mapped_column(String(40))
