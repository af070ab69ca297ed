"""Signing in and out. Sessions live in the database, so that they can be ended from anywhere.

The browser holds a random token; the database knows only its hash.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from app.definitions.message import Message, refused
from app.services import administration, passwords, rights
from app.services.work import VISITOR, Actor, Work
from app.store import Session, access, editions, people
from app.store.model import Person

LIFETIME = dt.timedelta(days=30)  # since the browser last changed something
ANEW = dt.timedelta(days=1)  # so much later a session is counted from again
PATIENCE = 5  # wrong passwords before one has to wait
WAIT = dt.timedelta(minutes=1)  # after the fifth; doubled by each further one, up to
LONGEST_WAIT = dt.timedelta(minutes=15)


def actor_of(session: Session, token: str, now: dt.datetime) -> Actor:
    """Who is behind a browser's token; a visitor where nobody is signed in. Changes nothing."""
    person = access.signed_in(session, digest(token), now)
    if person is None:
        return VISITOR
    return rights.actor_of(session, person, editions.today(session, now))


def sign_in(work: Work, email: str, password: str, token: str) -> Person | Message:
    """Sign a browser in under a fresh `token`.

    Answers with a message instead of raising it: the failed attempt has to be kept. It is the same for an
    address that nobody has and for a wrong password.
    """
    key = digest(f"mail:{email.strip().lower()}")
    wait = _to_wait(work, key)
    if wait:
        return Message("sign-in-wait", {"minutes": wait})
    person = people.person_by_mail(work.session, email.strip())
    credential = access.credential_of(work.session, person.id) if person and person.active else None
    if not passwords.proves(password, credential.password_hash if credential else None) or person is None:
        _count_failure(work, key)
        return Message("sign-in-wrong")
    access.forget_attempts(work.session, key)
    if credential and passwords.outdated(credential.password_hash):
        access.put_credential(work.session, person.id, passwords.hashed(password), work.now)
    begin(work, person, token)
    return person


def choose(work: Work, person_id: str, token: str) -> Person:
    """Sign in as anybody, in the demo only. Raises Refused."""
    person = people.person_by_id(work.session, person_id)
    if not work.settings.demo or person is None or not person.active:
        raise refused("demo-only")
    begin(work, person, token)
    return person


def begin(work: Work, person: Person, token: str) -> None:
    """Let a browser be this person from now on."""
    access.sweep_logins(work.session, work.now - LIFETIME)
    access.put_login(
        work.session,
        id_=digest(token),
        person_id=person.id,
        data={},
        at=work.now,
        expires_at=work.now + LIFETIME,
    )


def seen(work: Work, token: str) -> bool:
    """The browser changes something: at most once a day its session lasts longer. Whether it does now."""
    login = access.live_login(work.session, digest(token), work.now)
    if login is None or work.now - login.seen_at < ANEW:
        return False
    access.touch_login(work.session, login.id, work.now, work.now + LIFETIME)
    return True


def sign_out(work: Work, token: str) -> None:
    """End the session of this browser."""
    access.end_login(work.session, digest(token), work.now)


def end_all(work: Work, person_id: str, but_token: str | None = None) -> None:
    """End all sessions of a person, but for this browser's. Raises Refused."""
    person = people.person_by_id(work.session, person_id)
    rights.demand(work, "end-sessions", person)
    if person_id != work.actor.person_id:
        administration.use(work, "end-sessions", person)
    access.end_logins_of(work.session, person_id, work.now, digest(but_token) if but_token else None)


def digest(token: str) -> str:
    """What the database knows of a token."""
    return sha256(token.encode()).hexdigest()


def _to_wait(work: Work, key: str) -> int:
    """Whole minutes to wait before trying again; 0 = none."""
    attempt = access.attempt_of(work.session, key)
    if attempt is None or attempt.failures < PATIENCE:
        return 0
    doublings = min(attempt.failures - PATIENCE, 10)
    left = attempt.last_at + min(WAIT * (1 << doublings), LONGEST_WAIT) - work.now
    return max(0, -(-left // dt.timedelta(minutes=1)))


def _count_failure(work: Work, key: str) -> None:
    attempt = access.attempt_of(work.session, key)
    fresh = attempt is None or work.now - attempt.last_at > dt.timedelta(hours=1)
    failures = 1 if fresh or attempt is None else attempt.failures + 1
    access.put_attempt(work.session, key, failures, work.now)
