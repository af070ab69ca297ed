"""How people get in: passwords, one-time links, sessions of browsers, and failed attempts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from app.store.model import Attempt, Credential, Invitation, JsonValue, LoginSession, Person
from app.store.upsert import upsert

_LIVE = (
    LoginSession.id == bindparam("id"),
    LoginSession.ended_at.is_(None),
    LoginSession.expires_at > bindparam("at"),
)
_LOGIN = select(LoginSession).where(*_LIVE)
# Made once: each request asks it.
_SIGNED_IN = select(Person).join(LoginSession).where(*_LIVE, Person.active.is_(True))


def credential_of(session: Session, person_id: str) -> Credential | None:
    """What a person proves himself with; None = no account."""
    return session.get(Credential, person_id, populate_existing=True)


def put_credential(session: Session, person_id: str, password_hash: str, at: dt.datetime) -> None:
    """Keep a password's hash; an earlier one is replaced."""
    row = {"person_id": person_id, "password_hash": password_hash, "changed_at": at}
    upsert(session, Credential, [row])


def add_invitation(
    session: Session,
    *,
    token_hash: str,
    kind: str,
    person_id: str | None,
    invited_by: str | None,
    created_at: dt.datetime,
    expires_at: dt.datetime,
) -> Invitation:
    """A one-time link; links of the same kind for the same person that were not used are dead from now on."""
    kill_invitations(session, kind, person_id, created_at)
    invitation = Invitation(
        token_hash=token_hash,
        kind=kind,
        person_id=person_id,
        invited_by=invited_by,
        created_at=created_at,
        expires_at=expires_at,
    )
    session.add(invitation)
    session.flush()
    return invitation


def kill_invitations(session: Session, kind: str, person_id: str | None, at: dt.datetime) -> None:
    """No unused link of this kind for this person works any more."""
    session.execute(
        update(Invitation)
        .where(Invitation.kind == kind, Invitation.person_id == person_id, Invitation.used_at.is_(None))
        .where(Invitation.expires_at > at)
        .values(expires_at=at)
    )


def live_invitation(session: Session, token_hash: str, at: dt.datetime) -> Invitation | None:
    """The link with this token's hash, if it still works. In a writing session nobody else can take it."""
    return session.scalars(
        select(Invitation)
        .where(Invitation.token_hash == token_hash, Invitation.used_at.is_(None), Invitation.expires_at > at)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def open_invitations(session: Session, at: dt.datetime) -> list[Invitation]:
    """The links that still work, newest first."""
    asked = select(Invitation).where(Invitation.used_at.is_(None), Invitation.expires_at > at)
    return list(session.scalars(asked.order_by(Invitation.created_at.desc())))


def use_invitation(session: Session, invitation: Invitation, at: dt.datetime) -> None:
    """The link was used; it is dead."""
    invitation.used_at = at
    session.flush()


def put_login(
    session: Session,
    *,
    id_: str,
    person_id: str | None,
    data: JsonValue,
    at: dt.datetime,
    expires_at: dt.datetime,
) -> None:
    """A new browser session."""
    session.add(
        LoginSession(id=id_, person_id=person_id, data=data, created_at=at, seen_at=at, expires_at=expires_at)
    )
    session.flush()


def live_login(session: Session, id_: str, at: dt.datetime) -> LoginSession | None:
    """The browser session with this id, if it has not ended."""
    return session.scalars(_LOGIN, {"id": id_, "at": at}).one_or_none()


def signed_in(session: Session, id_: str, at: dt.datetime) -> Person | None:
    """The person behind the browser session with this id, if neither has ended."""
    return session.scalars(_SIGNED_IN, {"id": id_, "at": at}).one_or_none()


def touch_login(session: Session, id_: str, at: dt.datetime, expires_at: dt.datetime) -> None:
    """The browser was seen; its session lasts longer. One that has ended stays ended."""
    mine = (LoginSession.id == id_, LoginSession.ended_at.is_(None))
    session.execute(update(LoginSession).where(*mine).values(seen_at=at, expires_at=expires_at))


def keep_login_data(session: Session, id_: str, data: JsonValue) -> None:
    """Replace what is kept of a browser session."""
    session.execute(update(LoginSession).where(LoginSession.id == id_).values(data=data))


def end_login(session: Session, id_: str, at: dt.datetime) -> None:
    """End one browser session."""
    mine = (LoginSession.id == id_, LoginSession.ended_at.is_(None))
    session.execute(update(LoginSession).where(*mine).values(ended_at=at))


def end_logins_of(session: Session, person_id: str, at: dt.datetime, but: str | None = None) -> None:
    """End all browser sessions of a person (but for this one)."""
    mine = [LoginSession.person_id == person_id, LoginSession.ended_at.is_(None)]
    if but is not None:
        mine.append(LoginSession.id != but)
    session.execute(update(LoginSession).where(*mine).values(ended_at=at))


def sweep_logins(session: Session, before: dt.datetime) -> None:
    """Forget browser sessions that ended or ran out before this moment."""
    session.execute(
        delete(LoginSession).where(or_(LoginSession.expires_at < before, LoginSession.ended_at < before))
    )


def attempt_of(session: Session, key: str) -> Attempt | None:
    """The failed attempts with this (hashed) address."""
    return session.get(Attempt, key, populate_existing=True)


def put_attempt(session: Session, key: str, failures: int, at: dt.datetime) -> None:
    """Keep how often it went wrong lately."""
    upsert(session, Attempt, [{"key": key, "failures": failures, "last_at": at}])


def forget_attempts(session: Session, key: str) -> None:
    """Signing in worked: start counting anew."""
    session.execute(delete(Attempt).where(Attempt.key == key))
