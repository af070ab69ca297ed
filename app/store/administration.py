"""Administrator rights that are on, and what was done with them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.store.model import Administration, AdministrationUse


def switch_on(
    session: Session,
    *,
    person_id: str,
    reason: str,
    asked_by: str | None,
    at: dt.datetime,
    until: dt.datetime,
) -> Administration:
    """Administrator rights for somebody, up to a moment."""
    made = Administration(person_id=person_id, reason=reason, asked_by=asked_by, at=at, until=until)
    session.add(made)
    session.flush()
    return made


def on(session: Session, person_id: str, at: dt.datetime) -> Administration | None:
    """The administrator rights that somebody has on at a moment; None = they are off."""
    asked = select(Administration).where(
        Administration.person_id == person_id, Administration.until > at, Administration.ended_at.is_(None)
    )
    return session.scalars(asked.order_by(Administration.at.desc(), Administration.id).limit(1)).one_or_none()


def switch_off(session: Session, person_id: str, at: dt.datetime) -> None:
    """Somebody's administrator rights are off."""
    found = select(Administration).where(
        Administration.person_id == person_id, Administration.until > at, Administration.ended_at.is_(None)
    )
    for one in session.scalars(found):
        one.ended_at = at
    session.flush()


def note_use(
    session: Session,
    administration: Administration,
    act: str,
    about_id: str | None,
    role: str | None,
    at: dt.datetime,
) -> None:
    """Keep what was done with administrator rights."""
    made = AdministrationUse(
        administration_id=administration.id, at=at, act=act, about_id=about_id, role=role
    )
    session.add(made)
    session.flush()


def between(session: Session, first: dt.datetime, after: dt.datetime) -> list[Administration]:
    """When administrator rights were switched on from a moment up to another, or used there; oldest first."""
    used = select(AdministrationUse.administration_id).where(
        AdministrationUse.at >= first, AdministrationUse.at < after
    )
    started = (Administration.at >= first) & (Administration.at < after)
    asked = select(Administration).where(or_(started, Administration.id.in_(used)))
    return list(session.scalars(asked.order_by(Administration.at, Administration.id)))


def uses_between(session: Session, first: dt.datetime, after: dt.datetime) -> list[AdministrationUse]:
    """What was done with administrator rights from a moment up to another, oldest first."""
    asked = select(AdministrationUse).where(AdministrationUse.at >= first, AdministrationUse.at < after)
    return list(session.scalars(asked.order_by(AdministrationUse.id)))
