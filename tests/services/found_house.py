"""A house with projects, records and lessons in it, and the question what somebody finds of them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.services.publishing import publish
from app.services.search import search
from app.services.search_changes import touch_row
from app.services.search_following import following
from app.services.work import PRODUCT, Actor, Work
from app.store import Session, Store, editions, lessons, people, projects, registers, runs
from app.store.model import Lesson, Project, RegisterRow, Run
from tests.conftest import Place
from tests.services.published import SMALL, one_page

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@dataclass
class House:
    """A store with an index beside it, and somebody who made things in it."""

    store: Store
    place: Place
    person: str = ""

    @contextmanager
    def writing(self) -> Iterator[Work]:
        with self.store.writing() as session:
            yield Work(session, PRODUCT, NOW, self.place)

    @contextmanager
    def reading(self, actor: Actor = PRODUCT) -> Iterator[Work]:
        with self.store.session() as session:
            yield Work(session, actor, NOW, self.place)

    def urls(self, q: str, actor: Actor = PRODUCT, lang: str = "en", kind: str | None = None) -> list[str]:
        with self.reading(actor) as work:
            return [hit.url for hit in search(work, q, lang, kind).hits]

    def project(self, session: Session, number: str, title: str, visibility: str = "open") -> Project:
        project = projects.create_project(session, number=number, title=title, phase="intake", created_at=NOW)
        project.visibility = visibility
        return project

    def run(
        self, session: Session, number: str, project: Project | None, text: str, scope: str = "project"
    ) -> Run:
        run = runs.create_run(
            session,
            number=number,
            checklist_id="idea",
            definition_hash=editions.definitions_in(session, "2026.1")["idea"],
            edition_id="2026.1",
            scope=scope,
            started_by=self.person,
            started_at=NOW,
            lang="nl",
            project_id=project.id if project else None,
        )
        runs.set_status(session, run, "submitted")
        runs.set_frozen(session, run, frozen(number, text))
        return run

    def lesson(self, session: Session, number: str, project: Project | None, **more: Any) -> Lesson:
        more = {"title": {"en": "Involve operations early", "nl": "Betrek beheer vroeg"}} | more
        data = {"les_kind": "risk", "event": "De beheerders zagen de koppeling te laat."}
        known = {"run_id": None, "kind": "risk", "data": data, "author_id": self.person, "state": "published"}
        return lessons.create_lesson(
            session, number=number, project_id=project.id if project else None, **(known | more)
        )

    def row(self, work: Work, number: int, event: str, project: Project | None, **more: Any) -> RegisterRow:
        known = {"register": "risks", "data": {"event": event}, "status": "open", "created_at": NOW} | more
        project_id = project.id if project else None
        row = registers.add_row(work.session, number=number, project_id=project_id, **known)
        touch_row(work, row.id)
        return row


@contextmanager
def furnished(store: Store, place: Place, root: Path = SMALL) -> Iterator[House]:
    """A house with the small method and a handbook of one page: MkDocs takes seconds."""
    house = House(store, replace(place, root=root))
    publish(store, house.place, "2026.1", lambda _: None, now=NOW, build=one_page)
    with house.writing() as work:
        house.person = people.add_person(work.session, name="Robin", email="robin@example.org").id
    yield house
    let_go(place)


@contextmanager
def another_node(house: House, data: Path) -> Iterator[House]:
    """The same database, a data folder of its own, and an index that was built before."""
    place = replace(house.place, data=data)
    shutil.copytree(house.place.data / "editions", data / "editions")
    found = House(house.store, place, house.person)
    assert found.urls("anything") == []
    yield found
    let_go(place)


def let_go(place: Place) -> None:
    """Close the index of a node, when nobody builds it any more."""
    following(place).renewal.wait()
    following(place).search.close()


def frozen(number: str, text: str) -> dict[str, Any]:
    label = {"en": "Why this project?", "nl": "Waarom dit project?"}
    field = {"id": "why", "type": "long", "label": label, "value": text, "shown": None}
    cell = {"id": "risk", "type": "text", "label": {"en": "Risk", "nl": "Risico"}, "value": "Dijkbreuk"}
    rows = [{"id": "r1", "cells": [cell | {"shown": None}]}]
    table = {"id": "risks", "type": "table", "label": {"en": "Risks", "nl": "Risico's"}, "value": None}
    step = {"id": "s", "title": label, "fields": [field, table | {"rows": rows}]}
    name = {"en": f"Project idea {number}", "nl": f"Projectidee {number}"}
    return {"format": 1, "name": name, "steps": [step]}


def filled(house: House) -> dict[str, str]:
    """Projects, records and lessons of all kinds of visibility; returns ids by name."""
    with house.writing() as work:
        session = work.session
        opened = house.project(session, "P-2026-001", "Oeverdam open")
        closed = house.project(session, "P-2026-002", "Oeverdam besloten", "members")
        house.run(session, "F-2026-0001", opened, "Oeverdam moet hoger.")
        house.run(session, "F-2026-0002", closed, "Oeverdam moet dicht.")
        house.run(session, "F-2026-0003", None, "Oeverdam en de organisatie.", "organisation")
        house.run(session, "F-2026-0004", None, "Oeverdam en ik.", "person")
        for number, project, state, confidentiality in (
            ("L-0001", opened, "published", "internal"),
            ("L-0002", closed, "published", "internal"),
            ("L-0003", closed, "submitted", "internal"),
            ("L-0004", opened, "submitted", "internal"),
            ("L-0005", opened, "published", "restricted"),
            ("L-0006", None, "submitted", "internal"),
        ):
            house.lesson(session, number, project, state=state, confidentiality=confidentiality)
        withdrawn = house.run(session, "F-2026-0005", opened, "Oeverdam ingetrokken.")
        runs.set_status(session, withdrawn, "withdrawn")
        house.lesson(session, "L-0007", opened, state="discarded")
        return {"open": opened.id, "closed": closed.id}
