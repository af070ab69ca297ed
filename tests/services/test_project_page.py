"""The page of a project: the one next step, open work, what can be started, decisions, documents, history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import project_record, project_work, projects
from app.services.gate_days import next_gates
from app.services.overview import Standing, standings
from app.services.project_work import NextStep, ToStart
from app.services.projects import Page
from app.services.runs import startable
from app.store import Store
from app.store.model import Person
from app.web.project_words import gate_states
from tests.conftest import Place
from tests.services.changed import changed_office
from tests.services.desk import refuses
from tests.services.overview_house import OverviewOffice, overview_office
from tests.services.published import Office


@pytest.fixture
def hall(store: Store, place: Place, tmp_path: Path) -> Iterator[OverviewOffice]:
    with overview_office(store, place, tmp_path) as found:
        yield found


def page_of(hall: Office, by: Person) -> tuple[Page, Standing]:
    page = projects.page(hall.work(by), hall.project().number)
    return page, standings(hall.work(by), (page.project,))[page.project.id]


def next_of(hall: Office, by: Person) -> NextStep:
    work = hall.work(by)
    page, standing = page_of(hall, by)
    going = project_work.open_work(work, page)
    forms = startable.startables(work, page.project.number)
    found = project_work.next_step(work, page, standing, going, forms)
    assert found is not None
    return found


def to_start(hall: OverviewOffice, by: Person) -> ToStart:
    page, standing = page_of(hall, by)
    forms = startable.startables(hall.work(by), page.project.number)
    return project_work.to_start(hall.work(by), page, standing, forms)


def test_the_next_step_is_the_form_that_is_open_with_who_has_it(hall: OverviewOffice) -> None:
    number = hall.idea_sent()
    found = next_of(hall, hall.robin)
    assert found.line is not None
    assert (found.line.number, [one.name for one in found.who]) == (number, ["Mirjam"])


def test_when_nothing_is_open_the_next_gate_is_started_by_who_sends_it(hall: OverviewOffice) -> None:
    hall.idea()
    hall.person("Robin", "PM", project=hall.project())
    found = next_of(hall, hall.robin)
    assert found.form is not None
    assert (found.form.id, found.why_not) == ("gate-g0", None)
    assert found.gate is not None
    assert found.gate.gate == "G0"
    assert [one.name for one in found.who] == ["Robin"]


def test_what_waits_for_the_reader_comes_before_what_waits_for_others(hall: OverviewOffice) -> None:
    hall.idea()
    gate = hall.gate("gate-g0")
    own = hall.start(hall.ellen, "risk-review", hall.project().number)
    assert getattr(next_of(hall, hall.ellen).line, "number", None) in (own, gate)
    page, _ = page_of(hall, hall.paula)
    assert {one.number for one in project_work.open_work(hall.work(hall.paula), page)} == {own, gate}


def test_what_is_made_once_comes_before_a_gate_that_looks_at_it(hall: OverviewOffice) -> None:
    hall.idea()
    form = hall.start(hall.ellen, "risk-review", hall.project().number)
    assert getattr(next_of(hall, hall.paula).line, "number", None) == form


def test_a_gate_that_can_be_started_comes_before_what_is_made_again_and_again(
    store: Store, place: Place
) -> None:
    often = {"checklists/risk-review.yml": (("sender: PM\n", "sender: PM\nrepeatable: true\n"),)}
    with changed_office(store, place, often) as hall:
        hall.idea()
        form = hall.start(hall.ellen, "risk-review", hall.project().number)
        assert getattr(next_of(hall, hall.paula).form, "id", None) == "gate-g0"
        hall.person("Robin", "PM", project=hall.project())
        assert getattr(next_of(hall, hall.robin).line, "number", None) == form  # it waits for him himself


def test_a_gate_that_was_sent_back_is_not_being_decided(hall: OverviewOffice) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    assert gate_states(page_of(hall, hall.robin)[0]) == {"G0": "waiting"}
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.decide(hall.mirjam, number, "rework")
    assert gate_states(page_of(hall, hall.robin)[0]) == {"G0": "returned"}


def test_rules_and_pages_mean_the_same_next_gate(hall: OverviewOffice) -> None:
    hall.idea()
    project = hall.project()
    page, standing = page_of(hall, hall.robin)
    assert standing.next_gate is not None
    assert next_gates(hall.work(hall.robin), (page.project,)) == {project.id: standing.next_gate.gate}
    project.state = "closed"
    assert next_gates(hall.work(hall.robin), (project,)) == {project.id: None}
    assert next_gates(hall.work(hall.robin), ()) == {}


def test_forms_stand_by_what_can_be_done_with_them_now(hall: OverviewOffice) -> None:
    hall.idea()
    found = to_start(hall, hall.robin)
    assert found.likely[0].id == "gate-g0"
    blocked = {one.checklist.id: one.why_not for group in found.not_yet for one in group.forms}
    assert blocked["gate-g1"] is not None
    everything = [one.id for one in found.likely]
    everything += [one.checklist.id for group in (*found.others, *found.not_yet) for one in group.forms]
    assert len(everything) == len(set(everything))
    assert "idea" not in everything  # it begins a project


def test_a_gate_decision_says_when_what_and_who(hall: OverviewOffice) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.decide(hall.mirjam, number, "approve")
    page, _ = page_of(hall, hall.robin)
    [only] = project_record.decisions(hall.work(hall.robin), page)
    assert (only.on, only.number) == (hall.now.date(), number)
    assert only.outcome is not None
    assert only.who is not None
    assert (only.outcome.en, only.who.en) == ("Approve", "Mirjam")


def test_documents_name_the_form_they_came_with(hall: OverviewOffice) -> None:
    number = hall.idea()
    hall.file(hall.robin, number)
    page, _ = page_of(hall, hall.robin)
    [only] = project_record.documents(hall.work(hall.robin), page)
    assert (only.file.name, only.number) == ("letter.txt", number)
    assert only.form is not None
    assert only.form.en == "Idea"


def test_the_story_tells_the_newest_first_a_page_at_a_time(hall: OverviewOffice) -> None:
    hall.idea()
    project = hall.project()
    for at in range(project_record.PAGE):
        hall.later(minutes=1)
        hall.row(project, "risks", event=f"Storm {at}")
    first = project_record.story(hall.work(hall.robin), project.number)
    assert len(first.entries) == project_record.PAGE
    assert first.more
    assert first.entries[0].title.en == f"Risk {project_record.PAGE}: Storm {project_record.PAGE - 1}"
    second = project_record.story(hall.work(hall.robin), project.number, 2)
    assert not second.more
    assert {one.kind for one in second.entries} >= {"run_started", "run_sent", "run_decided"}
    assert "step_saved" not in {one.kind for one in second.entries}
    times = [one.at for one in (*first.entries, *second.entries)]
    assert times == sorted(times, reverse=True)
    assert project_record.story(hall.work(hall.robin), project.number, 10**30).entries == ()


def test_who_may_not_see_a_project_reads_no_story_of_it(hall: OverviewOffice) -> None:
    secret = hall.place_project("Secret", "P-9", visibility="members")
    with refuses("project-not-found"):
        project_record.story(hall.work(hall.robin), secret.number)
