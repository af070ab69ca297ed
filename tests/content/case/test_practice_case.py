"""The practice case "Parking permit online – Oeverdam", told through the forms as people fill them in.

Each number of the case is checked where it comes up; each trap is caught by the rule that is meant for it.
"""

from __future__ import annotations

import pytest

from tests.content.case import changes, closure, commitment, go_live, idea, month_five, plan, reasons, uptake
from tests.content.case.town import Town


@pytest.mark.slow
def test_the_practice_case_comes_to_its_numbers_and_its_traps_are_caught(town: Town) -> None:
    uptake.library(town)
    _idea(town)
    _case_and_lessons(town)
    _plan(town)
    _month_five(town)
    _change_and_go_live(town)
    _closure(town)


def _idea(town: Town) -> None:
    idea.idea(town)
    idea.intake_gate(town)


def _case_and_lessons(town: Town) -> None:
    reasons.business_case(town)
    reasons.charter(town)
    reasons.roles_accepted(town)
    uptake.lessons_taken_up(town)
    reasons.first_risks(town)
    reasons.start_gate(town)


def _plan(town: Town) -> None:
    plan.risk_session(town)
    plan.people_asked_for(town)
    plan.planning(town)
    commitment.communication(town)
    commitment.commitment_gate(town)


def _month_five(town: Town) -> None:
    month_five.work_in_between(town)
    month_five.status_report(town)
    month_five.exception(town)
    month_five.risks_again(town)
    month_five.delivery_gate(town)


def _change_and_go_live(town: Town) -> None:
    changes.for_the_sponsor(town)
    changes.for_the_board(town)
    changes.meeting(town)
    go_live.results_accepted(town)
    go_live.reports_in_autumn(town)
    go_live.not_ready(town)
    go_live.handover_put_right(town)
    go_live.ready(town)
    go_live.in_use(town)


def _closure(town: Town) -> None:
    closure.press(town)
    closure.lessons(town)
    closure.closure(town)
    closure.closing_gate(town)
    closure.benefits(town)
