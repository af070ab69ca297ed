"""People: who is there, with or without an account, and which roles they hold in the organisation."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.definitions.message import refused
from app.definitions.text import LANGS
from app.services import administration, rights
from app.services.work import Work
from app.store import access, editions, people
from app.store.model import Person, RoleAssignment

_MAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")
LONGEST_NAME, LONGEST_MAIL = 200, 254


@dataclass(frozen=True)
class Listed:
    """One line of the list of people."""

    person: Person
    roles: tuple[RoleAssignment, ...]  # those in the organisation
    account: bool
    invited: bool  # a link that still works is out


def listed(work: Work) -> tuple[Listed, ...]:
    """All people, by name. Raises Refused."""
    rights.demand(work, "see-people")
    roles = people.in_organisation(work.session, editions.today(work.session, work.now))
    accounts = people.with_account(work.session)
    invited = {one.person_id for one in access.open_invitations(work.session, work.now)}
    return tuple(
        Listed(
            person,
            tuple(role for role in roles if role.person_id == person.id),
            person.id in accounts,
            person.id in invited,
        )
        for person in people.list_people(work.session)
    )


def person_named(work: Work, name: str, email: str | None) -> Person:
    """The person with this mail address, else a new one without account. Raises Refused."""
    mail = mail_of(email) if email and email.strip() else None
    known = people.person_by_mail(work.session, mail) if mail else None
    if known is not None:
        return known
    return people.add_person(work.session, name=name_of(name), email=mail, lang=work.actor.lang)


def known_or_named(work: Work, person_id: str, name: str, email: str | None) -> Person:
    """The person with this id; without one, the person of this name and mail address. Raises Refused."""
    if not person_id:
        return person_named(work, name, email)
    known = people.person_by_id(work.session, person_id)
    if known is None:
        raise refused("person-not-found")
    return known


def set_language(work: Work, lang: str) -> None:
    """The language a person reads the app in. A visitor's is kept by his browser. Raises Refused."""
    if lang not in LANGS:
        raise refused("language-unknown", lang=lang)
    person = people.person_by_id(work.session, work.actor.person_id) if work.actor.person_id else None
    if person is not None:
        person.lang = lang


def give_role(work: Work, person_id: str, role: str, *, decides: bool = True) -> RoleAssignment:
    """Give somebody a role in the organisation; one he holds already stays as it is. Raises Refused."""
    person = people.person_by_id(work.session, person_id)
    if person is None:
        raise refused("person-not-found")
    rights.demand(work, "give-role", person)
    if not role:
        raise refused("role-missing")
    administration.use(work, "give-role", person, role)
    return hold(work, person, role, decides=decides)


def hold(work: Work, person: Person, role: str, *, decides: bool = True) -> RoleAssignment:
    """`person` holds a role in the organisation from today. Who may say so is the caller's question."""
    today = editions.today(work.session, work.now)
    for one in people.assignments_of(work.session, person.id, today):
        if one.role == role and one.project_id is None:
            return one
    return people.assign_role(work.session, person_id=person.id, role=role, valid_from=today, decides=decides)


def end_role(work: Work, assignment_id: str) -> None:
    """Let somebody's role in the organisation end now: yesterday was its last day. Raises Refused."""
    assignment = people.assignment_by_id(work.session, assignment_id)
    if assignment is None or assignment.project_id is not None:
        raise refused("role-not-found")
    person = people.person_by_id(work.session, assignment.person_id)
    rights.demand(work, "give-role", person)
    administration.use(work, "end-role", person, assignment.role)
    yesterday = editions.today(work.session, work.now) - dt.timedelta(days=1)
    people.end_assignment(work.session, assignment, yesterday)


def name_of(name: str) -> str:
    """A name as it is kept. Raises Refused for none, and for one that is too long."""
    name = " ".join(name.split())
    if not name:
        raise refused("name-missing")
    if len(name) > LONGEST_NAME:
        raise refused("name-too-long", most=LONGEST_NAME)
    return name


def mail_of(email: str) -> str:
    """A mail address as it is kept: in lower case. Raises Refused for what is none."""
    email = email.strip().lower()
    if len(email) > LONGEST_MAIL or not _MAIL.fullmatch(email):
        raise refused("mail-not-valid")
    return email
