from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.handbook.entry import Entry
from app.handbook.search import RECORDS
from app.handbook.site import build_site
from app.services import search_index
from app.services.publishing import Progress, publish
from app.services.rights import visible_to
from app.services.search import search
from app.services.search_changes import touch_project, touch_run
from app.services.work import PRODUCT, VISITOR, Actor, Held, Work
from app.store import EVERYTHING, Session, Store, editions, lessons, people, projects, runs
from app.store.model import Lesson, Project, Run
from tests.conftest import Place

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
VALID = Path(__file__).resolve().parent.parent / "data" / "valid"


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


def frozen(number: str, text: str) -> dict[str, Any]:
    label = {"en": "Why this project?", "nl": "Waarom dit project?"}
    field = {"id": "why", "type": "long", "label": label, "value": text, "shown": None}
    cell = {"id": "risk", "type": "text", "label": {"en": "Risk", "nl": "Risico"}, "value": "Dijkbreuk"}
    rows = [{"id": "r1", "cells": [cell | {"shown": None}]}]
    table = {"id": "risks", "type": "table", "label": {"en": "Risks", "nl": "Risico's"}, "value": None}
    step = {"id": "s", "title": label, "fields": [field, table | {"rows": rows}]}
    name = {"en": f"Project idea {number}", "nl": f"Projectidee {number}"}
    return {"format": 1, "name": name, "steps": [step]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of the tiny method, built once."""
    out = tmp_path_factory.mktemp("built") / "site"
    build_site(VALID, out, "2026.1", lambda _: None)
    return out


@pytest.fixture
def house(store: Store, place: Place, site: Path) -> Iterator[House]:
    house = House(store, replace(place, root=VALID))

    def built(_: Path, out: Path, __: str, ___: Progress) -> None:
        shutil.copytree(site, out)

    publish(store, house.place, "2026.1", lambda _: None, now=NOW, build=built)
    with house.writing() as work:
        house.person = people.add_person(work.session, name="Robin", email="robin@example.org").id
    yield house
    search_index.index_for(place).close()


def actor(person: str = "someone", *held: Held) -> Actor:
    return Actor(person, "Someone", "en", held)


def test_what_was_touched_is_found_after_the_commit_and_not_before(house: House) -> None:
    assert house.urls("oeverdam") == []
    with house.writing() as work:
        project = house.project(work.session, "P-2026-001", "Oeverdam")
        touch_project(work, project.id)
        project.title = "Oeverdam en dijk"
        assert house.urls("oeverdam") == []
    assert house.urls("oeverdam dijk") == ["/projects/P-2026-001"]
    assert house.urls("P-2026-001") == ["/projects/P-2026-001"]


def test_what_was_rolled_back_is_never_found(house: House) -> None:
    assert house.urls("oeverdam") == []

    def fail() -> None:
        with house.writing() as work:
            touch_project(work, house.project(work.session, "P-2026-001", "Oeverdam").id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert house.urls("oeverdam") == []
    with house.writing() as work:
        touch_project(work, house.project(work.session, "P-2026-002", "Duindoorn").id)
    assert house.urls("duindoorn oeverdam") == ["/projects/P-2026-002"]


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


def seen(house: House, who: Actor) -> set[str]:
    """What the database shows this actor, as addresses."""
    with house.reading(who) as work:
        visible = visible_to(who)
        found = [f"/projects/{one.number}" for one in projects.list_projects(work.session, visible)]
        records = runs.runs_waiting(work.session, visible) + runs.finished_runs(work.session, visible)
        found += [f"/f/{one.number}/record" for one in records]
        known = lessons.list_lessons(work.session, visible)
        return set(found) | {f"/lessons/{one.number}" for one in known if one.state != "discarded"}


def test_each_finds_exactly_what_the_database_shows_them(house: House) -> None:
    ids = filled(house)
    everybody = [
        PRODUCT,
        VISITOR,
        actor(),
        actor(house.person),
        actor("member", Held("PM", ids["closed"])),
        actor("member", Held("PM", ids["open"])),
        actor("office", Held("PMO")),
    ]
    asked = "oeverdam beheerders koppeling"
    counts = []
    for who in everybody:
        found = [url for kind in RECORDS for url in house.urls(asked, who, kind=kind)]
        assert sorted(found) == sorted(seen(house, who)), who
        counts.append(len(found))
    assert counts[1] == 0 < counts[2] < counts[4] < counts[0]


def test_who_loses_sight_of_a_project_loses_its_hits_at_once(house: House) -> None:
    ids = filled(house)
    assert "/projects/P-2026-001" in house.urls("oeverdam", actor())
    with house.writing() as work:
        found = projects.project_by_id(work.session, ids["open"], EVERYTHING)
        assert found is not None
        found.visibility = "members"
    left = house.urls("oeverdam", actor())
    assert "/projects/P-2026-001" not in left
    assert "/f/F-2026-0001/record" not in left


def test_a_record_is_found_by_answer_question_and_row_in_the_readers_language(house: House) -> None:
    filled(house)
    for lang, title in (("en", "Project idea F-2026-0001"), ("nl", "Projectidee F-2026-0001")):
        with house.reading() as work:
            hits = search(work, "oeverdam hoger", lang, "record").hits
            assert hits[0].title == title
            assert search(work, "dijkbreuk", lang, "record").hits
    assert house.urls("waarom projectidee F-2026-0002", lang="nl")[0] == "/f/F-2026-0002/record"


def test_a_form_that_was_taken_back_is_not_found_until_it_is_sent_again(house: House) -> None:
    filled(house)
    assert "/f/F-2026-0001/record" in house.urls("hoger")
    for status, found in (("draft", False), ("submitted", True), ("withdrawn", False)):
        with house.writing() as work:
            known = runs.get_run(work.session, "F-2026-0001", EVERYTHING)
            assert known is not None
            runs.set_status(work.session, known[0], status)
            touch_run(work, known[0].id)
        assert ("/f/F-2026-0001/record" in house.urls("hoger")) is found


def test_touching_a_run_brings_its_project_and_its_lesson(house: House) -> None:
    assert house.urls("anything") == []
    with house.writing() as work:
        project = house.project(work.session, "P-2026-009", "Zeedijk")
        run = house.run(work.session, "F-2026-0009", project, "Zeedijk hoger.")
        house.lesson(work.session, "L-0009", project, run_id=run.id, title={"en": "Zeedijk", "nl": "Zeedijk"})
        touch_run(work, run.id)
    assert set(house.urls("zeedijk")) == {"/projects/P-2026-009", "/f/F-2026-0009/record", "/lessons/L-0009"}


def test_a_lesson_is_found_in_both_languages(house: House) -> None:
    filled(house)
    assert house.urls("involve operations", kind="lesson")
    assert house.urls("beheer betrekken", kind="lesson", lang="nl")


def test_an_index_that_was_deleted_comes_back_with_the_next_question(house: House) -> None:
    filled(house)
    before = house.urls("oeverdam")
    shutil.rmtree(house.place.data / "index")
    assert house.urls("oeverdam") == before


def test_a_change_without_an_index_fails_nobodys_work(house: House) -> None:
    with house.writing() as work:
        touch_project(work, house.project(work.session, "P-2026-001", "Oeverdam").id)
    assert house.urls("oeverdam") == ["/projects/P-2026-001"]


def test_an_index_that_cannot_be_written_is_built_anew(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    assert house.urls("oeverdam") == []
    (house.place.data / "index" / "write.lock").unlink()
    (house.place.data / "index" / "write.lock").mkdir()
    with house.writing() as work:
        touch_project(work, house.project(work.session, "P-2026-001", "Oeverdam").id)
    assert "built anew" in caplog.text
    shutil.rmtree(house.place.data / "index")
    assert house.urls("oeverdam") == ["/projects/P-2026-001"]


def test_a_start_mends_what_a_crash_left_out(house: House) -> None:
    assert house.urls("oeverdam") == []
    with house.writing() as work:  # nobody touched: as if the process died after the commit
        project = house.project(work.session, "P-2026-001", "Oeverdam")
    gone = Entry("project:gone", "project", "en", "Oeverdam gone", (), "", "/projects/P-2026-000")
    search_index.index_for(house.place).put([gone])
    with house.reading() as work:
        search_index.make_ready(work)
    assert house.urls("oeverdam") == [f"/projects/{project.number}"]


def test_a_start_builds_the_index_where_there_is_none(house: House) -> None:
    with house.reading() as work:
        search_index.make_ready(work)
    mark = search_index.index_for(house.place).mark()
    assert mark is not None
    assert mark.startswith("2026.1:")
