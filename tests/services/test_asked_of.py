"""Who is asked something by a form of a project for its members can read that form, and nothing else."""

from __future__ import annotations

from app.services import projects
from app.services.rights import visible_to
from app.services.runs import filling, form_home
from app.store import runs
from tests.services.desk import refuses
from tests.services.published import Office


def closed_circle(hall: Office) -> str:
    """A gate that waits for review, in a project that only its members see."""
    hall.idea()
    number = hall.gate("gate-g0")
    hall.project().visibility = "members"
    hall.session.flush()
    return number


def seen_by(hall: Office, name: str, *roles: str) -> list[str]:
    work = hall.work(hall.person(name, *roles))
    found = runs.runs_of_project(hall.session, hall.project().id, visible_to(work.actor))
    return [one.number for one in found]


def test_a_role_of_the_organisation_sees_the_form_that_asks_it(hall: Office) -> None:
    number = closed_circle(hall)
    assert seen_by(hall, "Quinn", "QRV") == [number]
    work = hall.work(hall.person("Quinn"))
    assert form_home.form_home(work, number).head.number == number
    assert filling.step_view(work, number, "preparation").fields


def test_but_not_the_project_nor_its_other_forms(hall: Office) -> None:
    closed_circle(hall)
    work = hall.work(hall.person("Quinn", "QRV"))
    assert projects.listed(work) == ()
    with refuses("project-not-found"):
        projects.page(work, hall.project().number)


def test_who_is_not_asked_sees_nothing(hall: Office) -> None:
    number = closed_circle(hall)
    assert seen_by(hall, "Quentin") == []
    with refuses("run-not-found"):
        form_home.form_home(hall.work(hall.person("Quentin")), number)


def test_in_a_draft_only_the_author_is_asked(hall: Office) -> None:
    hall.idea()
    roles = {"PM": hall.robin, "SPO": hall.mirjam, "QRV": hall.ellen}
    hall.start(hall.robin, "gate-g0", hall.project().number, **roles)
    hall.project().visibility = "members"
    hall.session.flush()
    assert seen_by(hall, "Quinn", "QRV") == []


def test_when_it_is_decided_it_is_closed_again(hall: Office) -> None:
    number = closed_circle(hall)
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.decide(hall.mirjam, number, "approve")
    assert seen_by(hall, "Quinn", "QRV") == []


def test_a_person_whom_an_answer_names_is_asked_too(hall: Office) -> None:
    hall.idea()
    number = hall.start(hall.robin, "risk-review", hall.project().number, PM=hall.robin)
    hall.project().visibility = "members"
    hall.session.flush()
    assert seen_by(hall, "Helen") == []
    helen = hall.person("Helen")
    hall.save(hall.robin, number, "look", {"helper": helen.id})
    assert seen_by(hall, "Helen") == [number]
