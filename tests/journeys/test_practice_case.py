"""The practice case "Parking permit online – Oeverdam", as people fill it in: a real server, a real browser.

The story is the one that the services are told in `tests/content/case`. Half of Oeverdam works in Dutch.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.content.case import changes, closure, commitment, go_live, idea, month_five, plan, reasons, uptake
from tests.journeys.case.house import built
from tests.journeys.case.screen import Screen
from tests.journeys.window import Album

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def town(browser: Browser, pictures: Path, tmp_path: Path) -> Iterator[Screen]:
    """Oeverdam at its screens, with the lessons of earlier projects in its library."""
    with built(tmp_path / "house") as house:
        (pictures / "case").mkdir(parents=True, exist_ok=True)
        found = Screen(house, browser, Album(pictures / "case"), tmp_path)
        with house.store.writing() as found.session:
            uptake.library(found)
        with found.at_work():
            yield found


def test_the_practice_case_can_be_filled_in_on_the_screen(town: Screen) -> None:
    _idea(town)
    _case_and_lessons(town)
    _plan(town)
    _month_five(town)
    _change_and_go_live(town)
    _closure(town)


def _idea(town: Screen) -> None:
    idea.idea(town)
    idea.intake_gate(town)
    assert_read(town, class_score="17", class_calc="M")


def _case_and_lessons(town: Screen) -> None:
    reasons.business_case(town)
    assert_read(town, net_year="€109,750", payback="4.37", npv="€258,919", sens_bad="-€60,272")
    assert town.shown["npv"][0] == "€116,712"  # at the target
    reasons.charter(town)
    reasons.roles_accepted(town)
    uptake.lessons_taken_up(town)
    reasons.first_risks(town)
    reasons.start_gate(town)


def _plan(town: Screen) -> None:
    plan.risk_session(town)
    assert_read(town, exposure="€ 84.600")
    assert sorted(town.shown["risks.score"][-5:], key=int) == ["6", "8", "12", "15", "16"]
    plan.people_asked_for(town)
    plan.planning(town)
    assert_read(town, bac="€ 440.000", authorised="€ 480.000", tol_cost_eur="€ 39.600", cont_basis="€ 84.600")
    assert_read(town, committed_pct="82")
    commitment.communication(town)
    commitment.commitment_gate(town)


def _month_five(town: Screen) -> None:
    with town.aside() as services:
        month_five.work_in_between(services)
    month_five.status_report(town)
    assert_read(town, spi="0,85", cpi="0,91", eac="€ 483.137", forecast="€ 483.137", slip="28")
    assert_read(town, schedule_calc="Oranje", cost_calc="Rood", benefits_calc="Oranje", overall_calc="Rood")
    month_five.exception(town)
    assert_read(town, time_left="2", cost_left="-€ 3.537,25", breach="Ja")
    month_five.risks_again(town)
    month_five.delivery_gate(town)


def _change_and_go_live(town: Screen) -> None:
    changes.for_the_sponsor(town)
    assert town.shown["authority"] == [
        "Projectleider",
        "Opdrachtgever",
        "Opdrachtgever",
        "Portfolioraad",
        "Opdrachtgever",
    ]
    assert_read(town, cum_change_pct="2,05")
    changes.for_the_board(town)
    assert_read(town, cum_change_pct="13,86", authority="Portfolioraad")
    with town.aside() as services:
        changes.meeting(services)
        go_live.results_accepted(services)
        go_live.reports_in_autumn(services)
    go_live.not_ready(town)
    go_live.handover_put_right(town)
    go_live.ready(town)
    go_live.in_use(town)


def _closure(town: Screen) -> None:
    with town.aside() as services:
        closure.press(services)
        closure.lessons(services)
    closure.closure(town)
    assert_read(town, authorised_now="€ 480.000", cost_dev="€ 17.300", cost_dev_pct="3,6")
    assert "35" in town.shown["planned_actual.late"]
    closure.closing_gate(town)
    closure.benefits(town)
    assert town.shown["measured.realised"] == ["85", "86.67"]


def assert_read(town: Screen, **numbers: str) -> None:
    """What stood on the screen last for each of these is exactly this."""
    assert {name: town.shown[name][-1] for name in numbers} == numbers
