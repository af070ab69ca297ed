"""Rows that several tests need, to point at."""

from __future__ import annotations

import datetime as dt

from app.store import Session, editions, people, projects, runs
from app.store.model import Person, Project, Run

NOW = dt.datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=dt.UTC)
TODAY = dt.date(2026, 3, 2)


class Rows:
    """Makes rows with sensible values, so that a test names only what it is about."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.counted = 0

    def next(self) -> int:
        self.counted += 1
        return self.counted

    def person(self, name: str = "Robin") -> Person:
        return people.add_person(self.session, name=name, email=f"{name}@example.org")

    def project(self, visibility: str = "open") -> Project:
        project = projects.create_project(
            self.session, number=f"P-2026-{self.next():03}", title="Oeverdam", phase="intake", created_at=NOW
        )
        project.visibility = visibility
        return project

    def edition(self, edition_id: str = "2026.1") -> None:
        hash_ = edition_id.ljust(64, "0")
        editions.add_definition(self.session, hash_, "idea", 1, "{}")
        editions.add_bundle(self.session, hash_, "source", b"zip")
        editions.add_edition(
            self.session,
            edition_id=edition_id,
            seq=self.next(),
            source_hash=hash_,
            site_hash=hash_,
            timezone="Europe/Amsterdam",
            folder=f"{edition_id}-{hash_[:8]}",
            published_at=NOW,
            definitions={"idea": hash_},
        )

    def run(self, starter: Person, project: Project | None = None, scope: str = "project") -> Run:
        if editions.edition_by_id(self.session, "2026.1") is None:
            self.edition()
        return runs.create_run(
            self.session,
            number=f"F-2026-{self.next():04}",
            checklist_id="idea",
            definition_hash="2026.1".ljust(64, "0"),
            edition_id="2026.1",
            scope=scope,
            started_by=starter.id,
            started_at=NOW + dt.timedelta(minutes=self.counted),
            lang="en",
            project_id=project.id if project else None,
        )
