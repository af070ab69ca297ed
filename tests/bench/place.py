"""An installation to measure: a method published, a project under way, and a form in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from app.services import projects, sessions
from app.services.numbers import next_run_number
from app.services.publishing import publish
from app.services.runs.startable import pinned_hash
from app.store import events, migrate, open_store, runs
from tests.services.desk import NOW, Desk
from tests.services.published import one_page
from tests.web.conftest import settings_for


@dataclass(frozen=True)
class Place:
    """A browser of somebody who leads a project, and the number of a form of that project."""

    browser: FlaskClient
    number: str

    def get(self, step: str) -> str:
        """A page of the form."""
        answer = self.browser.get(f"/f/{self.number}/{step}")
        assert answer.status_code == 200, answer.status_code
        return answer.text

    def save(self, step: str, fields: dict[str, str | list[str]]) -> None:
        """Save a page of the form."""
        answer = self.browser.post(f"/f/{self.number}/{step}", data=fields)
        assert answer.status_code == 303, answer.text


def form_in_progress(
    root: Path, data: Path, checklist: str, class_: str = "M", gates: tuple[str, ...] = ()
) -> Place:
    """Publish the method under `root`, and start this checklist for a project of this class.

    Straight in the database: what has to come before a gate is not what is measured here.
    """
    settings = settings_for(root, data)
    store = open_store(settings)
    migrate.upgrade(store.engine)
    publish(store, settings, "2026.1", lambda _: None, now=NOW, build=one_page)
    app = create_app(settings, store, lambda: NOW)
    browser = app.test_client()
    browser.get("/sign-in")
    cookie = browser.get_cookie("leidraad")
    assert cookie is not None
    with store.writing() as session:
        desk = Desk(session, settings)
        robin = desk.person("Robin")
        project = projects.new_project(desk.work(robin), "Parking permits online")
        project.project_class = class_
        for role in ("PM", "SPO", "QRV"):
            desk.person("Robin" if role == "PM" else f"{role} person", role, project=project)
        work = desk.work(robin)
        run = runs.create_run(
            session,
            number=next_run_number(work),
            checklist_id=checklist,
            definition_hash=pinned_hash(work, checklist),
            edition_id="2026.1",
            scope="project",
            started_by=robin.id,
            started_at=NOW,
            lang="en",
            project_id=project.id,
            gates=gates,
            gate_number=gates[0] if gates else None,
        )
        events.append(session, run.id, robin.id, "run_started", {}, NOW)
        sessions.begin(work, robin, str(cookie.value).partition(".")[0])
        number = run.number
    return Place(browser, number)
