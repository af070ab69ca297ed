"""People and the roles they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from app.store.model import Credential, Person, RoleAssignment
from app.store.model.kinds import ID_LENGTH

Json = Any


def add_person(
    session: Session, *, name: str, email: str | None = None, lang: str = "en", phone: str | None = None
) -> Person:
    """A new person, without an account. Mail addresses are kept in lower case."""
    person = Person(name=name, email=email.lower() if email else None, lang=lang, phone=phone, active=True)
    session.add(person)
    session.flush()
    return person


def person_by_id(session: Session, person_id: str) -> Person | None:
    """A person by id."""
    return session.get(Person, person_id)


def person_by_mail(session: Session, email: str) -> Person | None:
    """A person by mail address, however it is written."""
    return session.scalars(select(Person).where(Person.email == email.lower())).one_or_none()


def list_people(session: Session) -> list[Person]:
    """All people, by name."""
    return list(session.scalars(select(Person).order_by(func.lower(Person.name), Person.id)))


def names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Names by id."""
    if not ids:
        return {}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_([*ids])))
    return dict(found.all())


def known_among(session: Session, values: Json) -> frozenset[str]:
    """The ids of people that stand anywhere among these values (stored JSON)."""
    return frozenset(names(session, set(_ids(values))))


def _ids(value: Json) -> Iterator[str]:
    """Everything that could be an id; what is no person is not found."""
    if isinstance(value, str) and len(value) == ID_LENGTH and value.isalnum():
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _ids(one)


def with_account(session: Session) -> frozenset[str]:
    """The ids of people who can sign in."""
    return frozenset(
        session.scalars(select(Credential.person_id).join(Person).where(Person.active.is_(True)))
    )


def assign_role(
    session: Session,
    *,
    person_id: str,
    role: str,
    valid_from: dt.date,
    project_id: str | None = None,
    valid_to: dt.date | None = None,
    deputy_of: str | None = None,
    decides: bool = True,
) -> RoleAssignment:
    """Give a person a role, in a project or (None) in the organisation."""
    assignment = RoleAssignment(
        person_id=person_id,
        role=role,
        project_id=project_id,
        valid_from=valid_from,
        valid_to=valid_to,
        deputy_of=deputy_of,
        decides=decides,
    )
    session.add(assignment)
    session.flush()
    return assignment


def assignments_on(session: Session, on: dt.date, project_id: str | None = None) -> list[RoleAssignment]:
    """Who holds which role on a day: in the organisation, and in this project. With their persons."""
    return _assignments(
        session,
        _holds_on(on),
        or_(RoleAssignment.project_id.is_(None), RoleAssignment.project_id == project_id),
    )


def assignments_of(session: Session, person_id: str, on: dt.date) -> list[RoleAssignment]:
    """The roles a person holds on a day, everywhere."""
    return list(session.scalars(_of_person(), {"person": person_id, "on": on}))


def members(session: Session, project_id: str, on: dt.date) -> list[RoleAssignment]:
    """Who holds which role in a project on a day. With their persons."""
    return _assignments(session, _holds_on(on), RoleAssignment.project_id == project_id)


def in_projects(session: Session, on: dt.date, roles: Collection[str]) -> list[RoleAssignment]:
    """Who holds one of these roles in any project on a day. With their persons."""
    held = (RoleAssignment.project_id.is_not(None), RoleAssignment.role.in_([*roles]))
    return _assignments(session, _holds_on(on), *held)


def in_organisation(session: Session, on: dt.date) -> list[RoleAssignment]:
    """Who holds which role in the organisation on a day. With their persons."""
    return _assignments(session, _holds_on(on), RoleAssignment.project_id.is_(None))


def assignment_by_id(session: Session, assignment_id: str) -> RoleAssignment | None:
    """One assignment of a role."""
    return session.get(RoleAssignment, assignment_id)


def deputies(session: Session, of: Collection[str], on: dt.date) -> list[RoleAssignment]:
    """Who stands in, on this day or later, for the holders of these assignments. With their persons."""
    lasting = or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= on)
    return _assignments(session, RoleAssignment.deputy_of.in_([*of]), lasting)


def end_assignment(session: Session, assignment: RoleAssignment, last_day: dt.date) -> None:
    """Let a role end; it holds up to and including `last_day`. It is never deleted: it was held."""
    assignment.valid_to = last_day
    session.flush()


@cache
def _of_person() -> Select[RoleAssignment]:
    """Made once: making it takes longer than asking it, and each request of somebody signed in does."""
    return _select_assignments(_holds_on(bindparam("on")), RoleAssignment.person_id == bindparam("person"))


def _holds_on(on: dt.date | BindParameter[dt.date]) -> ColumnElement[bool]:
    return and_(
        RoleAssignment.valid_from <= on, or_(RoleAssignment.valid_to.is_(None), RoleAssignment.valid_to >= on)
    )


def _assignments(session: Session, *conditions: ColumnElement[bool]) -> list[RoleAssignment]:
    return list(session.scalars(_select_assignments(*conditions)))


def _select_assignments(*conditions: ColumnElement[bool]) -> Select[RoleAssignment]:
    asked = (
        select(RoleAssignment).join(Person).where(*conditions).options(contains_eager(RoleAssignment.person))
    )
    return asked.order_by(RoleAssignment.role, func.lower(Person.name), Person.id)
