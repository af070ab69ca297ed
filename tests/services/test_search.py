from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.handbook.entry import Entry
from app.handbook.search import RECORDS, segments
from app.handbook.site import build_site
from app.services import search_index
from app.services.publishing import Progress, publish
from app.services.rights import visible_to
from app.services.search import search
from app.services.search_changes import touch_project, touch_run
from app.services.work import PRODUCT, VISITOR, Actor, Held
from app.store import EVERYTHING, Store, asking, lessons, people, projects, runs
from tests.conftest import Place
from tests.services.found_house import NOW, House, filled, let_go

VALID = Path(__file__).resolve().parent.parent / "data" / "valid"


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
    let_go(place)


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


def seen(house: House, who: Actor) -> set[str]:
    """What the database shows this actor, as addresses."""
    with house.reading(who) as work:
        visible = visible_to(who)
        found = [f"/projects/{one.number}" for one in projects.list_projects(work.session, visible)]
        records = asking.runs_waiting(work.session, visible) + runs.finished_runs(work.session, visible)
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


def test_a_start_puts_the_small_parts_of_a_day_into_one_when_there_are_many(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parts() -> int:
        return len(search_index.index_for(house.place).state().parts)

    def started() -> bool:
        with house.reading() as work:
            return search_index.make_ready(work)

    assert house.urls("oeverdam") == []
    for number in range(1, 4):
        with house.writing() as work:
            touch_project(work, house.project(work.session, f"P-2026-{number:03}", "Oeverdam").id)
    before = parts()
    assert before > 1
    assert (started(), parts()) == (False, before), "a few do no harm"
    monkeypatch.setattr(segments, "_MANY", before - 2)
    assert (started(), parts()) == (True, 1)
    assert len(house.urls("oeverdam")) == 3
    assert not started()
