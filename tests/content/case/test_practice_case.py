"""The practice case "Parking permit online – Oeverdam", told through the forms as people fill them in."""

from __future__ import annotations

from tests.content.case import idea, reasons
from tests.content.case.town import Town


def test_the_practice_case_comes_to_its_numbers_from_intake_to_benefits(town: Town) -> None:
    reasons.library(town)
    idea.idea(town)
    idea.intake_gate(town)
    reasons.business_case(town)
    reasons.charter(town)
    reasons.roles_accepted(town)
    reasons.lessons_taken_up(town)
    reasons.first_risks(town)
    reasons.start_gate(town)
