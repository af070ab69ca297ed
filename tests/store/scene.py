"""Two projects with something in each of them, to be seen or not."""

from __future__ import annotations

from app.store import Session, Visible, asking, files, lessons, projects, registers
from app.store.model import Person, Project
from tests.store.rows import NOW, Rows


class Scene:
    """An open project and one for members; in each a run, a lesson, a row and a file, all by an author."""

    def __init__(self, session: Session) -> None:
        self.rows = Rows(session)
        self.session = session
        self.author = self.rows.person("Author")
        self.reader = self.rows.person("Reader")
        self.open = self.rows.project()
        self.closed = self.rows.project("members")
        for project in (self.open, self.closed):
            self.fill(project)

    def fill(self, project: Project) -> None:
        run = self.rows.run(self.author, project)
        common = {"run_id": run.id, "project_id": project.id}
        self.lesson(project, "internal", run.id)
        registers.add_row(
            self.session,
            register="risks",
            number=1,
            data={},
            status="open",
            created_at=NOW,
            field="risks",
            row_key="r1",
            **common,
        )
        files.add_file(
            self.session,
            sha256=project.number.ljust(64, "0"),
            name="plan.pdf",
            size=1,
            media_type="application/pdf",
            uploaded_by=self.author.id,
            at=NOW,
            **common,
        )

    def lesson(
        self, project: Project | None, confidentiality: str, run_id: str | None = None, state: str = "draft"
    ) -> str:
        return lessons.create_lesson(
            self.session,
            number=f"L-{self.rows.next():04}",
            run_id=run_id,
            project_id=project.id if project else None,
            kind="improve",
            title={"en": "Ask early", "nl": "Vraag vroeg"},
            data={},
            author_id=self.author.id,
            confidentiality=confidentiality,
            state=state,
        ).number

    def seen(self, visible: Visible) -> tuple[int, ...]:
        """How many projects, runs, lessons, rows and files."""
        found = projects.list_projects(self.session, visible)
        return (
            len(found),
            len(asking.runs_waiting(self.session, visible)),
            len(lessons.list_lessons(self.session, visible)),
            len(registers.list_rows(self.session, visible)),
            sum(
                files.get_file(self.session, project.number.ljust(64, "0"), visible) is not None
                for project in (self.open, self.closed)
            ),
        )


def as_reader(person: Person, *projects: Project) -> Visible:
    return Visible(person_id=person.id, projects=frozenset(project.id for project in projects))
