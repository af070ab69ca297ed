"""Started by mistake: into the bin and out of it again, or withdrawn for good."""

from __future__ import annotations

from app.services import home, projects
from app.services.runs import withdrawing
from app.services.runs.discarding import binned, discard, restore
from app.services.runs.opening import open_run
from app.store import projects as kept
from tests.services.desk import refuses
from tests.services.overview_house import statements
from tests.services.published import IDEA, Office
from tests.services.test_gates import idea_gate_passed


def test_a_draft_goes_into_the_bin_with_the_project_it_began(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    discard(hall.work(hall.robin), number)
    assert home.home(hall.work(hall.robin)).lines == ()
    assert projects.listed(hall.work(hall.robin)) == ()
    assert [one.number for one in binned(hall.work(hall.robin))] == [number]
    restore(hall.work(hall.robin), number)
    assert binned(hall.work(hall.robin)) == ()
    assert [one.state for one in projects.listed(hall.work(hall.robin))] == ["proposed"]
    assert open_run(hall.work(hall.robin), number).state.status == "draft"


def test_the_bin_is_listed_without_opening_what_lies_in_it(hall: Office) -> None:
    for _ in range(2):
        discard(hall.work(hall.robin), hall.start(hall.robin, "idea", SPO=hall.mirjam))
    with statements(hall.session) as few:
        assert len(binned(hall.work(hall.robin))) == 2
    for _ in range(6):
        discard(hall.work(hall.robin), hall.start(hall.robin, "idea", SPO=hall.mirjam))
    with statements(hall.session) as many:
        assert len(binned(hall.work(hall.robin))) == 8
    assert len(many) == len(few)


def test_after_a_month_it_stays_in_the_bin(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    discard(hall.work(hall.robin), number)
    hall.later(days=30, minutes=1)
    assert binned(hall.work(hall.robin)) == ()
    with refuses("restore-too-late"):
        restore(hall.work(hall.robin), number)


def test_what_others_worked_on_is_withdrawn_and_not_thrown_away(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.start(hall.robin, "gate-g1", hall.project().number, PM=hall.robin)
    otto = hall.person("Otto", "PM", project=hall.project())
    with refuses("discard-not-yours"):
        discard(hall.work(otto), number)
    hall.save(otto, number, "preparation", {"evidence": {"none": "In the records"}})
    with refuses("discard-not-alone"):
        discard(hall.work(hall.robin), number)
    withdrawing.withdraw(hall.work(hall.robin), number, "Started by mistake")
    assert hall.project().state == "running"


def test_what_was_sent_is_not_thrown_away(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    with refuses("discard-not-draft"):
        discard(hall.work(hall.robin), number)
    with refuses("discard-not-yours"):
        restore(hall.work(hall.robin), number)


def test_a_finished_form_is_withdrawn_by_the_office_with_all_it_set_off(hall: Office) -> None:
    idea_gate_passed(hall)
    with refuses("withdraw-finished"):
        withdrawing.withdraw(hall.work(hall.robin), "F-2026-0002", "Wrong project")
    withdrawing.withdraw(hall.work(hall.paula), "F-2026-0002", "Wrong project")
    assert (hall.project().phase, open_run(hall.work(hall.ellen), "F-2026-0002").state.status) == (
        "idea",
        "withdrawn",
    )


def test_what_a_withdrawn_form_said_of_the_project_is_not_known_any_more(hall: Office) -> None:
    number = hall.idea()
    project = hall.project()
    assert project.project_class == "M"
    assert kept.facts(hall.session, project.id)["sponsor"] == hall.mirjam.id
    withdrawing.withdraw(hall.work(hall.paula), number, "Twice")
    assert kept.facts(hall.session, project.id).get("sponsor") is None
    assert project.project_class is None
    assert project.state == "withdrawn"
