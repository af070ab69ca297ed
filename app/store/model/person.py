"""People, what they prove themselves with, and the roles they hold."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.model.kinds import JsonValue
from app.store.model.row import Id, Json, Row, new_id


class Person(Row):
    """Someone. An account is not needed: a name and a mail address are enough to hold a role."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)  # kept in lower case
    phone: Mapped[str | None] = mapped_column(String(40))
    lang: Mapped[str] = mapped_column(String(2), default="en")
    active: Mapped[bool] = mapped_column(default=True)


class Credential(Row):
    """The password of a person with an account, as argon2 keeps it."""

    __tablename__ = "credential"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[dt.datetime]


class Invitation(Row):
    """A one-time link. Only the hash of its token is kept, so nobody can take it from the database."""

    __tablename__ = "invitation"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(10))  # first | invite
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    invited_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]


class LoginSession(Row):
    """A browser that we know, signed in or only visiting. The id is the hash of what the browser holds."""

    __tablename__ = "login_session"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    data: Mapped[JsonValue] = mapped_column(Json(), nullable=False, default=dict)
    created_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime] = mapped_column(index=True)
    ended_at: Mapped[dt.datetime | None]


class Attempt(Row):
    """How often signing in with an address went wrong lately; it slows guessing down."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)  # hash of the address
    failures: Mapped[int]
    last_at: Mapped[dt.datetime]


class RoleAssignment(Row):
    """A role that a person holds for a time, in one project or (without a project) in the organisation."""

    __tablename__ = "role_assignment"
    __table_args__ = (Index(None, "role", "project_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(40))
    project_id: Mapped[str | None] = mapped_column(ForeignKey("project.id"), index=True)
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]  # the last day it holds
    deputy_of: Mapped[str | None] = mapped_column(ForeignKey("role_assignment.id"))
    decides: Mapped[bool] = mapped_column(default=True)  # holds the decision right of a body

    person: Mapped[Person] = relationship(lazy="raise")
