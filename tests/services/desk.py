"""A desk to work at: people come to it, and each does his work there at a moment that the test says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.definitions.message import Refused
from app.services import administration, rights
from app.services.work import PRODUCT, VISITOR, Work
from app.store import Session, editions, people
from app.store.model import Person, Project
from tests.conftest import Place

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
PASSWORD = "correct horse battery"


class Desk:
    """Makes people and projects, and the work that somebody does."""

    def __init__(self, session: Session, place: Place) -> None:
        self.session = session
        self.place = place
        self.now = NOW
        self.counted = 0

    def later(self, **span: float) -> None:
        self.now += dt.timedelta(**span)

    def person(self, name: str, *roles: str, project: Project | None = None) -> Person:
        """Somebody with these roles, in a project or in the organisation."""
        mail = f"{name.lower()}@example.org"
        person = people.person_by_mail(self.session, mail) or people.add_person(
            self.session, name=name, email=mail
        )
        for role in roles:
            people.assign_role(
                self.session,
                person_id=person.id,
                role=role,
                valid_from=NOW.date(),
                project_id=project.id if project else None,
            )
        return person

    def administrator(self, name: str = "Admin", *roles: str) -> Person:
        """A tool administrator (or who holds these roles) with administrator rights switched on."""
        person = self.person(name, *(roles or ("TLA",)))
        others = people.with_account(self.session) - {person.id}
        administration.switch_on(self.work(person), "For this test", next(iter(others), ""))
        return person

    def work(self, person: Person | None = None) -> Work:
        """Work of a person with the roles he holds now; without one, of a visitor."""
        today = editions.today(self.session, self.now)
        actor = rights.actor_of(self.session, person, today) if person else VISITOR
        return Work(self.session, actor, self.now, self.place)

    def product(self) -> Work:
        return Work(self.session, PRODUCT, self.now, self.place)


@contextmanager
def refuses(message: str) -> Iterator[None]:
    """What is done inside is refused with this message."""
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.message.id == message
