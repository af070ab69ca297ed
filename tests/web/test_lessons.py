"""Lessons on pages: beside questions, in the list to decide about, and on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.services.publishing import publish
from app.store import migrate, open_store
from tests.services.desk import Desk
from tests.services.lessons_house import REPOSITORY, Library
from tests.services.published import one_page
from tests.web.browser import Browser
from tests.web.conftest import settings_for
from tests.web.house import NOW, House
from tests.web.pages import Page

PERMITS = "Parking permits for residents"


class LessonsHouse(House):
    """A house with the method of this repository, and the people of a town."""

    @contextmanager
    def library(self) -> Iterator[Library]:
        with self.store.writing() as session:
            yield Library(Desk(session, self.settings))

    def robin(self) -> Browser:
        return self.browser_of(self.person("Robin"))

    def offered(self, **said: Any) -> str:
        """A lesson, a project that it fits, and the form in which Robin decides about it; its number."""
        with self.library() as library:
            library.lesson("Compare lists", **{"context": PERMITS, "needed_at": "G1", **said})
            project = library.project(PERMITS, project_class="S")
            return library.form(library.robin, "lessons-uptake", project)


@pytest.fixture(scope="module")
def lessons_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(settings_for(REPOSITORY, tmp_path_factory.mktemp("unused")))
    made.testing = True
    made.test_client_class = Browser
    return made


@pytest.fixture
def town(lessons_app: Flask, tmp_path: Path) -> Iterator[LessonsHouse]:
    settings = settings_for(REPOSITORY, tmp_path)
    store = open_store(settings)
    migrate.upgrade(store.engine)
    publish(store, settings, "2026.1", lambda _: None, now=NOW, build=one_page)
    store.close()
    made = LessonsHouse(settings, lessons_app)
    yield made
    made.close()


def test_a_lesson_to_decide_about_says_why_it_is_shown(town: LessonsHouse) -> None:
    form = town.offered()
    robin = town.robin()
    english = robin.get(f"/f/{form}/lessons").text
    assert '<a href="/lessons/L-0001">Compare lists</a>' in english
    assert "Why you see it:" in english
    assert "words: parking, permits, residents" in english
    dutch = robin.get(f"/f/{form}/lessons?lang=nl").text
    assert "woorden: parking, permits, residents" in dutch
    assert "Compare lists (nl)" in dutch


def test_a_lesson_in_the_other_language_is_marked(town: LessonsHouse) -> None:
    form = town.offered(lang="nl", recommendation="Vergelijk de lijst met de bron.")
    page = town.robin().get(f"/f/{form}/lessons").text
    assert "in Dutch" in page
    assert 'lang="nl">Vergelijk de lijst met de bron.' in page
    assert "in het Nederlands" not in town.robin().get(f"/f/{form}/lessons?lang=nl").text


def test_at_a_question_stand_at_most_two_lessons_and_each_once(town: LessonsHouse) -> None:
    with town.library() as library:
        for number in range(4):
            library.lesson(f"About risks {number}", tags=["risk"])
        library.lesson("About a large project", tags=["risk"], class_fit=["L"])
        project = library.project(PERMITS)
        form = library.form(library.robin, "risk-assessment", project)
    page = town.robin().get(f"/f/{form}/risks")
    links = [one.attrib["href"] for one in Page(page).all("a") if "/lessons/L-" in one.attrib.get("href", "")]
    assert links
    assert len(links) == len(set(links))
    assert "About a large project" not in page.text
    assert page.text.count('class="ld-fold ld-lessons') * 2 >= len(links)


def test_the_intake_shows_the_lessons_that_fit_what_was_filled_in(town: LessonsHouse) -> None:
    with town.library() as library:
        library.lesson("Compare lists", needed_at="G0", context=PERMITS, data_fit=["personal"])
    robin = town.robin()
    page = robin.get("/forms/project-intake/start?project=new")
    someone = town.person("Mirjam")
    answer = robin.send(page, "start-form", {"title": PERMITS, "SPO": someone})
    where = answer.headers["Location"]
    first = robin.get(f"{where}/need")
    told = {"problem": f"{PERMITS} take twelve minutes at the counter.", "request_type": "project"}
    robin.send(first, f"{where}/need", {**told, "op": "stop"})
    nature = {
        "novelty": "5",
        "supplier_dep": "5",
        "data_class": "personal",
        "replaces_system": "yes",
        "op": "stop",
    }
    robin.send(robin.get(f"{where}/nature"), f"{where}/nature", nature)
    size = {"obligation": "no", "est_cost": "2000000", "est_running": "1", "est_months": "30", "units": "9"}
    robin.send(robin.get(f"{where}/size"), f"{where}/size", {**size, "op": "stop"})
    shown = robin.get(f"{where}/surroundings").text
    assert "Look at lessons from similar projects" in shown
    assert "same kind of data: Personal data" in shown


def test_the_page_of_a_lesson_counts_and_names_only_what_one_may_see(town: LessonsHouse) -> None:
    with town.library() as library:
        lesson = library.lesson("Compare lists")
        open_, closed = library.project("Open work"), library.project("Secret work")
        closed.visibility = "members"
        library.answered(lesson, open_, disposition="adopt", helped="yes")
        library.answered(lesson, closed, disposition="adapt", helped="no")
    page = town.browser_of(town.person("Ellen")).get("/lessons/L-0001").text
    assert "<dt>Offered</dt><dd>2</dd>" in page
    assert "<dt>Did not help</dt><dd>1</dd>" in page
    assert "Open work" in page
    assert "Secret work" not in page
    assert "Look at this lesson again" not in page


def test_who_keeps_a_lesson_true_looks_at_it_again(town: LessonsHouse) -> None:
    with town.library() as library:
        library.lesson("Compare lists")
    aisha = town.browser_of(town.person("Aisha"))
    page = aisha.get("/lessons/L-0001")
    refused = aisha.send(page, "/lessons/L-0001/review", {"op": "retire", "remark": " "})
    assert refused.status_code == 422
    assert "Say why it is not right any more." in refused.text
    assert aisha.send(page, "/lessons/L-0001/review", {"op": "keep", "until": "soon"}).status_code == 422
    kept = aisha.send(page, "/lessons/L-0001/review", {"op": "keep", "until": "2027-05-01"})
    assert "1 May 2027" in aisha.get(kept.headers["Location"]).text
    ended = aisha.send(page, "/lessons/L-0001/review", {"op": "retire", "remark": "The law changed"})
    assert "expired" in aisha.get(ended.headers["Location"]).text


def test_the_library_can_be_narrowed_to_a_kind(town: LessonsHouse) -> None:
    with town.library() as library:
        library.lesson("Look out", kind="warning")
        library.lesson("Do better", kind="improve")
    page = town.robin().get("/lessons?kind=warning").text
    assert "Look out" in page
    assert "/lessons/L-0002" not in page
