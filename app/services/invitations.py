"""One-time links: the first administrator's, and those of everybody after. Looking at one uses nothing up."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from app.definitions.message import refused
from app.services import administration, passwords, people, rights
from app.services.sessions import digest
from app.services.work import Work
from app.store import access
from app.store import people as kept
from app.store.model import Invitation, Person

LIFETIME = dt.timedelta(days=14)
FIRST, INVITE = "first", "invite"
FIRST_ROLES = ("PMH", "PMO", "TLA")  # the first one has to be able to do all there is to set up


@dataclass(frozen=True)
class Welcome:
    """What a link offers: an account, for the first administrator or for this person."""

    kind: str
    name: str
    email: str
    lang: str


def first_link(work: Work) -> str | None:
    """A link for the first administrator while nobody has an account, else None.

    It replaces the one that was printed before.
    """
    if kept.with_account(work.session):
        return None
    return _link(work, FIRST, None)


def invite(work: Work, name: str, email: str, lang: str, roles: Collection[str] = ()) -> str:
    """Invite somebody, with these roles in the organisation; the link to give him. Raises Refused.

    A person with this mail address and no account yet is the one who is invited.
    """
    rights.demand(work, "invite")
    mail = people.mail_of(email)
    person = kept.person_by_mail(work.session, mail)
    if person is None:
        person = kept.add_person(work.session, name=people.name_of(name), email=mail, lang=lang)
    _without_account(work, person)
    administration.use(work, "invite", person)
    for role in roles:
        rights.demand(work, "give-role", person)
        administration.use(work, "give-role", person, role)
        people.hold(work, person, role)
    return _link(work, INVITE, person)


def invite_again(work: Work, person_id: str) -> str:
    """Another link for somebody without account; the earlier one is dead. Raises Refused."""
    rights.demand(work, "invite")
    person = kept.person_by_id(work.session, person_id)
    if person is None or person.email is None:
        raise refused("person-not-found")
    _without_account(work, person)
    administration.use(work, "invite-again", person)
    return _link(work, INVITE, person)


def look(work: Work, token: str) -> Welcome:
    """What a link offers; it stays alive. Raises Refused for a dead one."""
    invitation = _alive(work, token)
    person = kept.person_by_id(work.session, invitation.person_id) if invitation.person_id else None
    if person is None:
        return Welcome(invitation.kind, "", "", work.actor.lang)
    return Welcome(invitation.kind, person.name, person.email or "", person.lang)


def accept(work: Work, token: str, name: str, email: str, password: str, lang: str) -> Person:
    """Make the account that a link offers, and let the link die. Raises Refused.

    Who was invited keeps the mail address he was invited with.
    """
    invitation = _alive(work, token)
    person = (
        kept.person_by_id(work.session, invitation.person_id)
        if invitation.person_id
        else people.person_named(work, name, people.mail_of(email))
    )
    if person is None:
        raise refused("link-dead")
    person.name, person.lang, person.active = people.name_of(name), lang, True
    access.put_credential(work.session, person.id, passwords.hashed(password), work.now)
    access.use_invitation(work.session, invitation, work.now)
    if invitation.kind == FIRST:
        for role in FIRST_ROLES:
            people.hold(work, person, role)
    return person


def _alive(work: Work, token: str) -> Invitation:
    invitation = access.live_invitation(work.session, digest(token), work.now)
    late = invitation is not None and invitation.kind == FIRST and kept.with_account(work.session)
    if invitation is None or late:
        raise refused("link-dead")
    return invitation


def _without_account(work: Work, person: Person) -> None:
    if access.credential_of(work.session, person.id) is not None:
        raise refused("has-account", name=person.name)


def _link(work: Work, kind: str, person: Person | None) -> str:
    token = secrets.token_urlsafe(32)
    access.add_invitation(
        work.session,
        token_hash=digest(token),
        kind=kind,
        person_id=person.id if person else None,
        invited_by=work.actor.person_id,
        created_at=work.now,
        expires_at=work.now + LIFETIME,
    )
    return f"{work.settings.address}/welcome/{token}"
