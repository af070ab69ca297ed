"""After an idea was accepted, the project leads to the papers of the start gate, then to the gate."""

from __future__ import annotations

from app.services import project_work, projects
from app.services.overview import standings
from app.services.runs.startable import startables
from tests.content.case.idea import idea, intake_gate
from tests.content.case.town import Town


def led_to(town: Town) -> tuple[str, str]:
    """The form to start next, and the gate it leads to."""
    work = town.work(town.people["robin"])
    page = projects.page(work, town.number)
    standing = standings(work, (page.project,))[page.project.id]
    going = project_work.open_work(work, page)
    found = project_work.next_step(work, page, standing, going, startables(work, town.number))
    assert found is not None
    assert found.form is not None
    assert found.gate is not None
    return found.form.id, found.gate.gate


def test_the_papers_of_a_gate_come_before_the_gate(town: Town) -> None:
    idea(town)
    intake_gate(town)
    assert led_to(town) == ("business-case", "G1")
    project = projects.find(town.work(town.people["petra"]), town.number)
    project.project_class = "S"  # a small project says by hand what these papers would have said
    assert led_to(town) == ("gate-g1", "G1")
