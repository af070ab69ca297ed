"""A town that works with the method of this repository, with a library of lessons and projects to match."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.lessons.matching import Match, Matcher, matcher
from app.services.lessons.offers import for_project
from app.services.lessons.subject import Subject, of_project
from app.services.publishing import publish
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.runs import filling, sending, starting
from app.services.runs.deciding import approve
from app.store import EVERYTHING, Store, lessons, projects, runs
from app.store.engine import make_engine
from app.store.model import Lesson, Person, Project, RegisterRow
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import one_page

REPOSITORY = Path(__file__).parents[2]
Answers = dict[str, Any]
SAID: Answers = {
    "class_fit": ["S", "M", "L"],
    "needed_at": "G2",
    "tags": ["planning"],
    "owner_role": "POA",
    "translation": "title_both",
    "process": "processes/manage-risks",
}


class Library(Desk):
    """Aisha keeps the lessons, Robin leads the project that looks for some."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session, desk.place)
        self.aisha = self.person("Aisha", "POA")
        self.petra = self.person("Petra", "PMO", "PMH")
        self.robin = self.person("Robin")
        self.told = 0

    def lesson(
        self, title: str, project: Project | None = None, state: str = "published", **said: Any
    ) -> Lesson:
        """A lesson in the library; `said`: what its author and validator answered."""
        self.told += 1
        review_on: dt.date | None = said.pop("review_on", None)
        kind, secret = said.pop("kind", "improve"), said.pop("confidentiality", "internal")
        return lessons.create_lesson(
            self.session,
            number=f"L-{self.told:04}",
            run_id=self._written(said.pop("lang")) if "lang" in said else None,
            project_id=project.id if project else None,
            kind=kind,
            title={"en": title, "nl": f"{title} (nl)"},
            data={"recommendation": title, **SAID, **said},
            author_id=self.petra.id,
            validator_id=self.aisha.id,
            state=state,
            review_on=review_on,
            confidentiality=secret,
        )

    def _written(self, lang: str) -> str:
        """A form in this language, in which the lesson was told."""
        number = self.form(self.petra, "lesson-record", self.project("Earlier work", self.petra))
        found = runs.get_run(self.session, number, EVERYTHING)
        assert found is not None
        found[0].lang = lang
        return found[0].id

    def project(self, title: str, pm: Person | None = None, **facts: Any) -> Project:
        """A running project in initiation, with these facts; `project_class` M unless it says otherwise."""
        self.counted += 1
        made = projects.create_project(
            self.session, number=f"P-2026-{self.counted:03}", title=title, phase="initiation", created_at=NOW
        )
        made.state, made.project_class = "running", facts.pop("project_class", "M")
        for name, value in facts.items():
            projects.put_fact(self.session, made.id, name, value, None, NOW)
        self.person((pm or self.robin).name, "PM", project=made)
        return made

    def subject(self, project: Project) -> Subject:
        return of_project(self.product(), project)

    def matcher(self) -> Matcher:
        found = matcher(self.product())
        assert found is not None
        return found

    def offered(self, project: Project) -> list[str]:
        """The titles of the lessons that a project gets, the best first."""
        return [one.lesson.title["en"] for one in for_project(self.product(), project)]

    def match(self, project: Project) -> Match:
        [found] = for_project(self.product(), project)
        return found

    def answered(self, lesson: Lesson, project: Project, **cells: Any) -> RegisterRow:
        """What a project said of a lesson, in the register of lessons it uses."""
        work = self.product()
        row = put_new(
            work, register_of(work, "lesson_uptake"), project.id, {"lesson": lesson.number, **cells}
        )
        self.session.flush()
        return row

    def form(self, by: Person, checklist: str, project: Project | None = None) -> str:
        number = project.number if project else None
        return starting.start(self.work(by), checklist, project=number, new_title=None, roles={})

    def fill(self, by: Person, form: str, **steps: Answers) -> None:
        for step, answers in steps.items():
            seen = filling.step_view(self.work(by), form, step).seen
            assert filling.save_step(self.work(by), form, step, answers, seen).clashes == ()

    def send(self, by: Person, form: str) -> None:
        sending.send(self.work(by), form)

    def approve(self, by: Person, form: str, field: str) -> None:
        approve(self.work(by), form, field)


@pytest.fixture(scope="session")
def published_method(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with database and data in which the method of this repository is published, to copy."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copy(sqlite_template, folder / "database.sqlite3")
    (folder / "data").mkdir()
    store = Store(make_engine(f"sqlite:///{folder / 'database.sqlite3'}"))
    publish(store, _place(folder), "2026.1", lambda _: None, now=NOW, build=one_page)
    store.close()
    return folder


def _place(folder: Path) -> Place:
    return Place(REPOSITORY, folder / "data", "")


@pytest.fixture
def library(published_method: Path, tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "town"
    shutil.copytree(published_method, folder)
    store = Store(make_engine(f"sqlite:///{folder / 'database.sqlite3'}"))
    with store.writing() as session:
        yield Library(Desk(session, _place(folder)))
    store.close()
