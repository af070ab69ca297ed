"""Projects that look like one are found without asking, say why, and are those that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.search import search
from app.services.search_changes import touch_project, touch_run
from app.services.search_following import following
from app.services.similar_projects import like_project
from app.services.work import PRODUCT, Actor, Held
from app.store import EVERYTHING, Session, Store, projects, runs
from app.store.model import Project
from tests.conftest import Place
from tests.services.found_house import House, furnished

ROOF = "P-2026-100"
READER = Actor("somebody", "Somebody", "en", ())


@pytest.fixture
def house(store: Store, place: Place) -> Iterator[House]:
    """A house with a project about a roof, and its index."""
    with furnished(store, place) as found:
        add(
            found,
            ROOF,
            "Roof of the town hall",
            "The roof leaks. A subsidy pays, after each decision moment.",
        )
        found.urls("anything")
        yield found


def add(
    house: House, number: str, title: str, why: str, visibility: str = "open", state: str = "running"
) -> str:
    """A project that was begun with a form in which this is why; its id."""
    with house.writing() as work:
        project = house.project(work.session, number, title, visibility)
        project.state = state
        run = house.run(work.session, number.replace("P", "F") + "1", project, why)
        touch_run(work, run.id)
        return project.id


def like(house: House, actor: Actor = READER, number: str = ROOF) -> dict[str, str]:
    """Number -> the words, of what this reader is shown beside a project."""
    with house.reading(actor) as work:
        project = found(work.session, number)
        return {one.project.number: ", ".join(one.words) for one in like_project(work, project)}


def found(session: Session, number: str) -> Project:
    project = projects.get_project(session, number, EVERYTHING)
    assert project is not None
    return project


def test_what_shares_most_comes_first_and_says_by_which_words(house: House) -> None:
    add(house, "P-2026-101", "Roofs of the pool", "Half of it leaks, and a subsidy pays.")
    add(house, "P-2026-102", "Town hall at night", "Guards", state="closed")
    add(house, "P-2026-103", "Heating", "A boiler.")
    assert list(like(house).items()) == [
        ("P-2026-101", "roof, leaks, subsidy, pays"),
        ("P-2026-102", "town, hall"),
    ]
    assert "P-2026-100" in like(house, number="P-2026-101"), "and the other way round"


def test_a_glossary_name_in_the_other_language_is_the_same_thing(house: House) -> None:
    add(house, "P-2026-101", "Elk beslismoment op tijd", "Een roof is een dak, een subsidy een subsidie.")
    assert like(house)["P-2026-101"] == "roof, subsidy, decision moment"


def test_one_word_or_words_that_name_neither_are_chance(house: House) -> None:
    add(house, "P-2026-101", "Roof tiles", "A truck.")
    add(house, "P-2026-102", "Heating", "It leaks, a subsidy pays.")
    assert like(house) == {}


def test_at_most_three_are_shown_of_equals_the_newest(house: House) -> None:
    for number in range(101, 106):
        add(house, f"P-2026-{number}", f"Roof and subsidy {number}", "Tiles.")
    assert list(like(house)) == ["P-2026-105", "P-2026-104", "P-2026-103"]


def test_a_word_that_most_projects_hold_says_nothing(house: House) -> None:
    for number in range(101, 107):
        add(house, f"P-2026-{number}", "Roof and subsidy", "Tiles.")
    assert like(house) == {}


def test_a_project_that_the_reader_may_not_see_is_not_shown_and_does_not_count(house: House) -> None:
    closed = add(house, "P-2026-101", "Roof and subsidy", "Tiles.", "members")
    assert like(house) == {}
    member = Actor("member", "Member", "en", (Held("PM", closed),))
    assert list(like(house, member)) == ["P-2026-101"]
    add(house, "P-2026-102", "Roof and subsidy", "Tiles.")
    for number in range(103, 109):
        add(house, f"P-2026-{number}", "Roof and subsidy", "Tiles.", "members")
    assert list(like(house)) == ["P-2026-102"], "the closed ones make no word common"
    assert like(house, PRODUCT) == {}


def test_who_loses_sight_of_a_project_is_not_shown_it_any_more(house: House) -> None:
    project = add(house, "P-2026-101", "Roof and subsidy", "Tiles.")
    assert list(like(house)) == ["P-2026-101"]
    with house.writing() as work:
        found(work.session, "P-2026-101").visibility = "members"
        touch_project(work, project)
    assert like(house) == {}


@pytest.mark.parametrize("what", ["withdrawn", "merged"])
def test_what_was_begun_by_mistake_or_goes_on_elsewhere_is_left_out(house: House, what: str) -> None:
    add(house, "P-2026-101", "Roof and subsidy", "Tiles.")
    with house.writing() as work:
        project = found(work.session, "P-2026-101")
        if what == "withdrawn":
            project.state = "withdrawn"
        else:
            project.merged_into_id = found(work.session, ROOF).id
    assert like(house) == {}


def test_what_was_not_sent_yet_tells_nothing_of_a_project(house: House) -> None:
    add(house, "P-2026-101", "Roof", "The subsidy pays.")
    with house.writing() as work:
        run = runs.runs_of_project(work.session, found(work.session, "P-2026-101").id, EVERYTHING)[0]
        runs.set_status(work.session, run, "draft")
        touch_run(work, run.id)
    assert like(house) == {}
    assert house.urls("subsidy pays", kind="project") == [f"/projects/{ROOF}"]


def test_the_newest_revision_of_what_a_project_was_begun_with_counts(house: House) -> None:
    add(house, "P-2026-101", "Roof", "The subsidy pays.")
    with house.writing() as work:
        project = found(work.session, "P-2026-101")
        before = runs.runs_of_project(work.session, project.id, EVERYTHING)[0]
        house.run(work.session, "F-2026-9999", project, "It leaks.").supersedes_id = before.id
        touch_project(work, project.id)
    assert like(house) == {"P-2026-101": "roof, leaks"}


def test_without_an_index_nothing_is_shown_and_nobody_waits(house: House) -> None:
    add(house, "P-2026-101", "Roof and subsidy", "Tiles.")
    following(house.place).search.forget()
    assert like(house) == {}
    with house.reading() as work:
        search(work, "anything", "en")
    assert list(like(house)) == ["P-2026-101"], "it is back"
