"""Who sees what."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app.store import (
    EVERYTHING,
    NOTHING,
    Session,
    Store,
    Visible,
    asking,
    files,
    lessons,
    projects,
    registers,
    runs,
)
from app.store.model import Person, Project
from tests.store.rows import NOW, Rows

STORE = Path(__file__).parent.parent.parent / "app" / "store"
GUARDED = ("Project", "Run", "Lesson", "RegisterRow", "StoredFile")


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


@pytest.fixture
def scene(store: Store):  # type: ignore[no-untyped-def]
    with store.writing() as session:
        yield Scene(session)


def as_reader(person: Person, *projects: Project) -> Visible:
    return Visible(person_id=person.id, projects=frozenset(project.id for project in projects))


def test_a_visitor_sees_nothing(scene: Scene) -> None:
    assert scene.seen(NOTHING) == (0, 0, 0, 0, 0)


def test_the_product_sees_everything(scene: Scene) -> None:
    assert scene.seen(EVERYTHING) == (2, 2, 2, 2, 2)


def test_who_holds_no_role_sees_open_projects_only(scene: Scene) -> None:
    assert scene.seen(as_reader(scene.reader)) == (1, 1, 1, 1, 1)


def test_a_member_sees_his_project_too(scene: Scene) -> None:
    assert scene.seen(as_reader(scene.reader, scene.closed)) == (2, 2, 2, 2, 2)


def test_who_started_a_form_goes_on_seeing_it_with_its_project(scene: Scene) -> None:
    run = runs.runs_of_project(scene.session, scene.closed.id, EVERYTHING)[0]
    found = runs.get_run(scene.session, run.number, as_reader(scene.author))
    assert found == (run, scene.closed)
    assert runs.get_run(scene.session, run.number, as_reader(scene.reader)) is None


def test_a_form_of_the_organisation_is_for_all_and_a_personal_one_for_its_starter(scene: Scene) -> None:
    shared = scene.rows.run(scene.author, None, "organisation")
    personal = scene.rows.run(scene.author, None, "person")
    reader, author = as_reader(scene.reader), as_reader(scene.author)
    assert runs.get_run(scene.session, shared.number, reader) == (shared, None)
    assert runs.get_run(scene.session, personal.number, reader) is None
    assert runs.get_run(scene.session, personal.number, author) == (personal, None)


def test_a_restricted_lesson_is_for_members_and_its_author(scene: Scene) -> None:
    number = scene.lesson(scene.open, "restricted", state="published")
    for visible, seen in (
        (as_reader(scene.reader), False),
        (as_reader(scene.reader, scene.open), True),
        (as_reader(scene.author), True),
        (EVERYTHING, True),
    ):
        assert (lessons.get_lesson(scene.session, number, visible) is not None) is seen


def test_the_form_behind_a_restricted_lesson_is_as_restricted(scene: Scene) -> None:
    run = scene.rows.run(scene.author, scene.open)
    scene.lesson(scene.open, "restricted", run.id, state="published")
    for visible, seen in (
        (as_reader(scene.reader), False),
        (as_reader(scene.reader, scene.open), True),
        (as_reader(scene.author), True),
    ):
        assert (runs.get_run(scene.session, run.number, visible) is not None) is seen


def test_a_shared_lesson_of_a_closed_project_is_for_all_and_a_draft_is_not(scene: Scene) -> None:
    draft = scene.lesson(scene.closed, "internal")
    shared = scene.lesson(scene.closed, "internal", state="published")
    reader = as_reader(scene.reader)
    assert lessons.get_lesson(scene.session, draft, reader) is None
    assert lessons.get_lesson(scene.session, shared, reader) is not None


def test_a_row_is_seen_by_its_owner_wherever_it_lies(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.closed.id)[0]
    assert registers.get_row(scene.session, row.id, as_reader(scene.reader)) is None
    row.owner_id = scene.reader.id
    scene.session.flush()
    assert registers.rows_of_owner(scene.session, scene.reader.id, as_reader(scene.reader)) == [row]


def test_a_row_for_everybody_is_seen_wherever_it_lies(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.closed.id)[0]
    row.seen_by = "all"
    scene.session.flush()
    assert registers.get_row(scene.session, row.id, as_reader(scene.reader)) is row
    assert registers.get_row(scene.session, row.id, NOTHING) is None


def test_a_row_for_the_office_is_kept_from_members_and_boards(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.open.id)[0]
    row.seen_by, row.owner_id = "office", scene.author.id
    scene.session.flush()
    for visible, seen in (
        (as_reader(scene.reader, scene.open), False),
        (Visible(all=True, person_id=scene.reader.id), False),
        (Visible(all=True, office=True, person_id=scene.reader.id), True),
        (as_reader(scene.author), True),
        (EVERYTHING, True),
    ):
        assert (registers.get_row(scene.session, row.id, visible) is not None) is seen


def test_a_row_for_a_role_is_seen_by_who_holds_it_in_the_organisation(scene: Scene) -> None:
    row = registers.list_rows(scene.session, EVERYTHING, project_id=scene.open.id)[0]
    row.seen_by = "TRN"
    scene.session.flush()
    trainers, others = frozenset({"TRN"}), frozenset({"QRV"})
    for visible, seen in (
        (Visible(person_id=scene.reader.id, roles=trainers), True),
        (Visible(person_id=scene.reader.id, roles=others), False),
        (Visible(all=True, person_id=scene.reader.id, roles=others), False),
        (Visible(all=True, office=True, person_id=scene.reader.id), True),
    ):
        assert (registers.get_row(scene.session, row.id, visible) is not None) is seen


def test_nothing_reads_guarded_rows_but_through_the_one_place() -> None:
    """Beside `visible` a query may ask for single columns of a run one holds already, to lock it or count."""
    allowed = {
        ("runs.py", "Run.id"),  # locks
        ("events.py", "Run.id"),  # locks
        ("registers.py", "RegisterRow"),  # row_from: the run was opened before
        ("lessons.py", "Lesson"),  # lesson_of_run: the same
        ("lessons.py", "Lesson.id"),  # written: of lessons that were seen before
        ("lessons.py", "Run.lang"),
        ("lessons.py", "Run.started_at"),
        ("files.py", "StoredFile"),  # _of_run: what one hands in just now
    }
    found = {
        (path.name, ast.unparse(argument))
        for path in STORE.glob("*.py")
        if path.name != "visible.py"
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in ("select", "query", "get")
        for argument in call.args
        if ast.unparse(argument).split(".")[0] in GUARDED
    }
    assert found - allowed == {("runs.py", "Project")}  # the project of a run that may be seen


def test_the_rest_of_the_app_asks_the_store_and_no_database() -> None:
    """Outside the store nobody imports SQLAlchemy, and nobody asks a session anything himself."""
    asked = re.compile(
        r"sqlalchemy|alembic|\bsession\.(execute|scalars?|query|get|get_one|add|add_all|delete|merge|connection)\("
    )
    app = STORE.parent
    found = {
        f"{path.relative_to(app)}: {line.strip()}"
        for path in app.rglob("*.py")
        if STORE not in path.parents
        for line in path.read_text(encoding="utf-8").splitlines()
        if asked.search(line)
    }
    assert found == set()
