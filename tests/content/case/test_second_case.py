"""The second, short practice case: a small project needs three decisions and an office of two."""

from __future__ import annotations

from tests.content.case import small
from tests.content.case.town import Town


def test_three_gates_and_an_office_of_two_bring_a_small_project_to_its_end(small_town: Town) -> None:
    small.in_one_sitting(small_town)
    small.roles_and_risk(small_town)
    small.gate(small_town, "gate-g0", "G0", "G1")
    small.plan(small_town)
    small.gate(small_town, "gate-g2", "G2")
    learned = small.lesson(small_town)
    small.closure(small_town, learned)
    small.gate(small_town, "gate-g4", "G4", "G5")
    small.benefits(small_town)
    assert (small_town.fact("state"), small_town.fact("phase")) == ("closed", "benefits")
    assert len(small_town.kept("decisions", status="carried_out")) == 3
