"""Projects, their members, their registers."""

from __future__ import annotations

import pytest

from app.services import projects
from app.services.numbers import next_lesson_number, next_project_number, next_run_number
from app.store import people, registers
from app.store import projects as kept
from app.store.model import Project
from tests.services.desk import NOW, Desk, refuses


@pytest.fixture
def project(desk: Desk) -> Project:
    return kept.create_project(
        desk.session, number="P-2026-001", title="Oeverdam", phase="intake", created_at=NOW
    )


def members(desk: Desk, project: Project) -> list[tuple[str, str]]:
    found = people.members(desk.session, project.id, desk.now.date())
    return [(one.role, one.person.name) for one in found]


def test_numbers_are_written_as_people_say_them(desk: Desk) -> None:
    work = desk.work()
    assert [next_project_number(work), next_project_number(work)] == ["P-2026-001", "P-2026-002"]
    assert next_run_number(work) == "F-2026-0001"
    assert next_lesson_number(work) == "L-0001"
    desk.later(days=365)
    assert next_project_number(desk.work()) == "P-2027-001"
    assert next_lesson_number(desk.work()) == "L-0002"


def test_a_project_is_found_by_who_may_see_it_and_by_nobody_else(desk: Desk, project: Project) -> None:
    robin = desk.person("Robin")
    assert projects.find(desk.work(robin), "P-2026-001") is project
    project.visibility = "members"
    for number in ("P-2026-001", "P-2026-999"):  # the same answer for both
        with refuses("project-not-found"):
            projects.find(desk.work(robin), number)
    desk.person("Robin", "TM", project=project)
    assert projects.listed(desk.work(robin)) == projects.mine(desk.work(robin)) == (project,)
    assert projects.mine(desk.work(desk.person("Officer", "PMO"))) == ()


def test_the_page_of_a_project_tells_what_is_known(desk: Desk, project: Project) -> None:
    robin = desk.person("Robin", "PM", project=project)
    kept.put_fact(desk.session, project.id, "data_class", "personal", None, NOW)
    row = registers.add_row(
        desk.session,
        register="actions",
        number=1,
        data={"action": "call"},
        status="open",
        created_at=NOW,
        project_id=project.id,
    )
    page = projects.page(desk.work(robin), project.number)
    assert page.facts == {"data_class": "personal"}
    assert [(one.role, one.person.name) for one in page.members] == [("PM", "Robin")]
    assert (page.rows, page.forms, page.lessons, page.may_lead) == ((row,), (), (), True)
    assert projects.page(desk.work(desk.person("Kim")), project.number).may_lead is False


def test_who_leads_it_keeps_a_project_for_its_members(desk: Desk, project: Project) -> None:
    leader, reader = desk.person("Leader", "SPO", project=project), desk.person("Reader")
    with refuses("may-not-change-visibility"):
        projects.set_visibility(desk.work(reader), project.number, "members")
    projects.set_visibility(desk.work(leader), project.number, "members")
    with refuses("visibility-unknown"):
        projects.set_visibility(desk.work(leader), project.number, "secret")
    assert projects.listed(desk.work(reader)) == ()


def test_who_starts_a_form_fills_the_roles_that_nobody_holds(desk: Desk, project: Project) -> None:
    starter, kim = desk.person("Starter"), desk.person("Kim")
    projects.fill_roles(desk.work(starter), project, {"PM": kim, "SPO": starter})
    projects.fill_roles(desk.work(starter), project, {"PM": kim})
    assert members(desk, project) == [("PM", "Kim"), ("SPO", "Starter")]


def test_nobody_takes_anothers_place_without_the_right_to(desk: Desk, project: Project) -> None:
    kim, robin = desk.person("Kim", "PM", project=project), desk.person("Robin")
    with refuses("may-not-change-members"):
        projects.fill_roles(desk.work(robin), project, {"PM": robin})
    projects.fill_roles(desk.work(kim), project, {"PM": robin})
    assert members(desk, project) == [("PM", "Robin")]


def test_two_sponsors_of_whom_one_decides(desk: Desk, project: Project) -> None:
    officer, kim = desk.person("Officer", "PMO"), desk.person("Kim", "SPO", project=project)
    robin = desk.person("Robin")
    projects.add_member(desk.work(officer), project.number, "SPO", robin, decides=False)
    assert members(desk, project) == [("SPO", "Kim"), ("SPO", "Robin")]
    assert [held.decides for held in desk.work(robin).actor.roles] == [False]
    assert [held.decides for held in desk.work(kim).actor.roles] == [True]


def test_a_role_in_a_project_that_is_ended_gives_no_rights_any_more(desk: Desk, project: Project) -> None:
    officer = desk.person("Officer", "PMO")
    desk.person("Kim", "TM", project=project)
    held = people.members(desk.session, project.id, NOW.date())[0]
    projects.end_member(desk.work(officer), project.number, held.id)
    assert members(desk, project) == []
    with refuses("role-not-found"):
        projects.end_member(desk.work(officer), project.number, "nothing")


@pytest.mark.parametrize(("title", "message"), [(" ", "title-missing"), ("x" * 301, "title-too-long")])
def test_a_title_has_to_be_there_and_not_endless(title: str, message: str) -> None:
    with refuses(message):
        projects.title_of(title)
