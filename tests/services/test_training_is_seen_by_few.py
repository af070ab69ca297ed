"""A form about a person is seen by that person, by whom it asks something, and by the office."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import search_entries
from app.services.home import home
from app.services.publishing import publish
from app.services.registers import reading
from app.services.rights import visible_to
from app.services.runs import filling, form_home, records, starting
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.services.search_audience import OVERSEER, audiences
from app.store import open_store
from app.store.files import add_file, get_file
from app.store.model import Person
from app.store.projects import create_project
from tests.conftest import Place
from tests.services.desk import NOW, Desk, refuses
from tests.services.published import Office, one_page

PATH = ("M1", "M5", "M7", "M9", "M10")


class School(Office):
    """An office with a trainer, a trainee and a buddy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.trainer = self.person("Trainer", "TRN")
        self.buddy = self.person("Buddy")

    def begun(self) -> str:
        """A training of Ellen that was sent, so that the trainer goes on with it."""
        number = starting.start(
            self.work(self.trainer), "pm-onboarding", project=None, new_title=None, roles={}
        )
        start = {"trainee": self.ellen.id, "lang": "nl", "experience": "experienced", "buddy": self.buddy.id}
        self.save(self.trainer, number, "begin", start)
        self.send(self.trainer, number)
        return number

    def signed_off(self) -> str:
        number = self.begun()
        done = [{"_id": name, "module": name, "score": "85", "on": "2026-03-01"} for name in PATH]
        case = {"_id": "c1", "checklist": "gates", "match_pct": "75", "critical_ok": "yes"}
        self.save(self.trainer, number, "modules", {"modules": {"rows": done}})
        practice = {"case_runs": {"rows": [{**case, "discussed": "yes"}]}, "shadowed": "yes"}
        self.save(self.trainer, number, "practice", practice)
        self.save(self.trainer, number, "sign-off", {"outcome_l": "ready"})
        approve(self.work(self.trainer), number, "assessor")
        return number

    def rows_for(self, person: Person) -> list[str]:
        return [str(row.data["module"]) for row in reading.listed(self.work(person), "learning")]


@pytest.fixture(scope="module")
def town(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("school")
    copy = folder / "leidraad.sqlite3"
    copy.write_bytes(sqlite_template.read_bytes())
    (folder / "data").mkdir()
    place = Place(Path(__file__).parents[2], folder / "data", f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    publish(store, place, "2026.1", lambda _: None, now=NOW, build=one_page)
    store.close()
    return place


@pytest.fixture
def school(town: Place, tmp_path: Path) -> Iterator[School]:
    copy = tmp_path / "leidraad.sqlite3"
    copy.write_bytes((town.data.parent / "leidraad.sqlite3").read_bytes())
    place = Place(town.root, town.data, f"sqlite:///{copy}", demo=True)
    store = open_store(place)
    with store.writing() as session:
        yield School(Desk(session, place))
    store.close()


def test_who_is_trained_reads_the_form_along_the_way_and_finds_it_at_home(school: School) -> None:
    number = school.begun()
    trainee = school.work(school.ellen)
    assert form_home.form_home(trainee, number).head.number == number
    assert filling.step_view(trainee, number, "modules").fields
    assert number in [one.line.number for one in home(trainee).waiting]


def test_and_its_record_afterwards(school: School) -> None:
    number = school.signed_off()
    assert records.record(school.work(school.ellen), number)
    assert school.rows_for(school.ellen) == [*PATH]


def test_the_search_shows_the_record_to_them_and_to_who_sees_everything(school: School) -> None:
    work = school.work(school.paula)
    entry = next(search_entries.of_run(work, open_run(work, school.signed_off()).run, None))
    people = {f"person:{school.trainer.id}", f"person:{school.ellen.id}"}
    assert set(entry.audience.split()) == people


def test_another_trainer_can_go_on_with_a_training(school: School) -> None:
    number = school.begun()
    other = school.person("Other trainer", "TRN")
    assert open_run(school.work(other), number).run.number == number


def test_a_trainer_sees_the_rows_of_those_who_were_trained(school: School) -> None:
    school.signed_off()
    assert school.rows_for(school.trainer) == [*PATH]
    assert school.rows_for(school.paula) == [*PATH]


def test_colleagues_see_neither_the_form_nor_the_rows(school: School) -> None:
    under_way, done = school.begun(), school.signed_off()
    board = school.person("Board", "PFB")
    for person in (school.buddy, school.robin, board):
        assert school.rows_for(person) == []
    for person in (school.buddy, school.robin, board):
        assert not home(school.work(person)).waiting
        for number in (under_way, done):
            with refuses("run-not-found"):
                open_run(school.work(person), number)


def test_the_office_and_the_auditor_see_both_for_they_answer_for_the_training_and_read_all(
    school: School,
) -> None:
    done = school.signed_off()
    for person in (school.paula, school.person("Auditor", "AUD")):
        assert open_run(school.work(person), done).run.number == done
        assert school.rows_for(person) == [*PATH]
        assert audiences(school.work(person)) is None


def test_a_board_member_who_is_trained_sees_that_and_all_projects(school: School) -> None:
    school.person("Ellen", "PFB")
    project = create_project(school.session, number="P-1", title="Roof", phase="idea", created_at=NOW)
    project.visibility = "members"
    number = school.begun()
    ellen = school.work(school.ellen)
    assert open_run(ellen, number).run.number == number
    found = audiences(ellen)
    assert found is not None
    assert {f"person:{school.ellen.id}", f"project:{project.id}", OVERSEER} <= found


def test_a_file_of_a_form_about_a_person_is_as_restricted_as_the_form(school: School) -> None:
    run = open_run(school.work(school.paula), school.begun()).run
    kept = {"name": "plan.pdf", "size": 1, "media_type": "application/pdf", "at": NOW, "run_id": run.id}
    add_file(school.session, sha256="f" * 64, uploaded_by=school.trainer.id, project_id=None, **kept)
    board = school.person("Board", "PFB")
    for person, seen in ((board, False), (school.ellen, True), (school.paula, True)):
        visible = visible_to(school.work(person).actor)
        assert (get_file(school.session, "f" * 64, visible) is not None) is seen


def test_each_module_ends_in_a_row_of_who_was_trained(school: School) -> None:
    school.signed_off()
    found = reading.listed(school.work(school.paula), "learning")
    assert {(row.status, row.owner_id) for row in found} == {("passed", school.ellen.id)}
