"""The sample organisation: told through the real forms, complete, and new again at the press of a button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import home, lessons, projects, rights
from app.services.demo import ensure, people, start_over
from app.services.publishing import publish
from app.services.runs.filling import step_view
from app.services.runs.sending import check_page
from app.services.work import PRODUCT, Work
from app.store import EVERYTHING, Session, Store, editions, open_store
from app.store import people as kept_people
from app.store.asking import runs_waiting
from app.store.events import verify_chain
from tests.conftest import Place
from tests.services.published import one_page

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sample(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Place]]:
    """One installation with the sample in it: telling it takes seconds, and most tests only look."""
    folder = tmp_path_factory.mktemp("sample")
    copy = folder / "leidraad.sqlite3"
    copy.write_bytes(sqlite_template.read_bytes())
    (folder / "data").mkdir()
    place = Place(Path(__file__).parents[2], folder / "data", f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    ensure(store, place, NOW, lambda _: None)
    yield store, place
    store.close()


def as_person(session: Session, place: Place, mail: str) -> Work:
    person = kept_people.person_by_mail(session, f"{mail}@oeverdam.example")
    assert person is not None
    return Work(session, rights.actor_of(session, person, editions.today(session, NOW)), NOW, place)


def test_the_sample_has_projects_in_intake_initiation_stopped_and_closed(sample: tuple[Store, Place]) -> None:
    store, place = sample
    with store.session() as session:
        found = projects.listed(as_person(session, place, "hanneke"))
        assert {one.state for one in found} >= {"proposed", "running", "stopped", "closed"}
        assert {one.phase for one in found} >= {"intake", "initiation", "closure"}
        states = {one.state for one in lessons.lessons_seen(as_person(session, place, "hanneke"))}
        assert states == {"published", "submitted"}


def test_the_trainee_finds_two_questions_left_and_one_mistake(sample: tuple[Store, Place]) -> None:
    store, place = sample
    with store.session() as session:
        robin = as_person(session, place, "robin")
        [line] = home.home(robin).lines
        page = check_page(robin, line.number)
        assert [one.field for one in page.problems] == ["novelty", "data_class", "ict_cost"]
        assert step_view(robin, line.number, "nature").writable


@pytest.mark.parametrize("key", ["robin", "mirjam", "ellen", "aisha", "hanneke"])
def test_everybody_one_can_be_first_finds_something_to_do(sample: tuple[Store, Place], key: str) -> None:
    store, place = sample
    with store.session() as session:
        assert home.home(as_person(session, place, key)).lines


def test_starting_over_brings_the_same_sample_back(sample: tuple[Store, Place]) -> None:
    store, place = sample
    with store.writing() as session:
        projects.new_project(as_person(session, place, "robin"), "Something of mine")
    start_over(store, place, NOW)
    with store.session() as session:
        titles = [one.title for one in projects.listed(as_person(session, place, "hanneke"))]
        assert "Something of mine" not in titles
        assert "Parking permits online – Oeverdam" in titles
        assert [one.id for one in editions.list_editions(session)] == ["2026.1"]
        assert len(people(Work(session, PRODUCT, NOW, place))) == 12


def test_every_chain_of_events_in_the_sample_holds(sample: tuple[Store, Place]) -> None:
    store, _ = sample
    with store.session() as session:
        for run in runs_waiting(session, EVERYTHING):
            assert verify_chain(session, run.id) == ()
