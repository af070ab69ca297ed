"""Duties that are waived: by the head of PMO until a day, or for a year by a small PMO; each use is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from app.services import waivers
from app.services.runs import history
from app.services.runs.deciding import approve
from app.services.runs.filling import step_view
from app.services.runs.opening import open_run
from app.store import Store, registers
from tests.conftest import Place
from tests.services.changed import Changes, changed_office
from tests.services.desk import NOW, refuses
from tests.services.published import IDEA, Office

IDEA_FORM = "checklists/idea.yml"
METHOD = "processes/method.yml"
TODAY = NOW.date()


def sealed_by(duty: str) -> Changes:
    return {
        IDEA_FORM: (("        covers: [need, size]", f"        covers: [need, size]\n        duty: {duty}"),)
    }


def small_since(since: str) -> Changes:
    settings = f"""settings:
  small_pmo: {{title: {{en: Small, nl: Klein}}, type: yesno, value: "yes"}}
  small_pmo_since: {{title: {{en: Since, nl: Sinds}}, type: text, value: "{since}"}}
"""
    return {METHOD: (("settings:\n", settings),)}


def waive(hall: Office, duty: str, until: dt.date) -> None:
    registers.add_row(
        hall.session,
        register="waivers",
        number=1,
        data={"duty": duty, "reason": "There are two of us", "until": until.isoformat()},
        status="active",
        created_at=hall.now,
        owner_id=hall.paula.id,
    )


def own_idea(hall: Office) -> str:
    """An idea that its sponsor filled in himself."""
    number = hall.start(hall.robin, "idea", SPO=hall.robin)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.robin.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    return number


def test_a_waived_duty_lets_through_and_the_history_says_so(store: Store, place: Place) -> None:
    with changed_office(store, place, sealed_by("SoD-5")) as hall:
        number = own_idea(hall)
        with refuses("duty-own-answers"):
            approve(hall.work(hall.robin), number, "sponsor_ok")
        waive(hall, "SoD-5", TODAY)
        approve(hall.work(hall.robin), number, "sponsor_ok")
        lines = {one.kind: one for one in history.history(hall.work(hall.ellen), number)}
        assert lines["waiver_used"].what.args["duty"] == "SoD-5"
        assert "attempt_refused" in lines


def test_where_no_duty_stands_in_the_way_no_waiver_is_used(store: Store, place: Place) -> None:
    with changed_office(store, place, sealed_by("SoD-5")) as hall:
        waive(hall, "SoD-5", TODAY)
        number = hall.idea()
        kinds = {one.kind for one in history.history(hall.work(hall.ellen), number)}
        assert "waiver_used" not in kinds


@pytest.mark.parametrize(
    ("sealed", "waived", "until"),
    [
        ("SoD-1", "SoD-1", TODAY),  # never waived
        ("SoD-5", "SoD-1", TODAY),
        ("SoD-5", "SoD-5", TODAY - dt.timedelta(days=1)),
    ],
)
def test_a_duty_binds_where_the_waiver_is_for_another_has_ended_or_cannot_be(
    store: Store, place: Place, sealed: str, waived: str, until: dt.date
) -> None:
    with changed_office(store, place, sealed_by(sealed)) as hall:
        number = own_idea(hall)
        waive(hall, waived, until)
        assert waivers.waived(hall.work(hall.robin)) == ()
        with refuses("duty-own-answers"):
            approve(hall.work(hall.robin), number, "sponsor_ok")


def test_a_small_pmo_has_standing_waivers_for_a_year_from_the_day_it_says_so(
    store: Store, place: Place
) -> None:
    with changed_office(store, place, {**sealed_by("SoD-5"), **small_since("2026-01-01")}) as hall:
        number = own_idea(hall)
        assert [(one.duty, one.standing) for one in waivers.in_force(hall.work(hall.robin))] == [
            ("SoD-5", True)
        ]
        assert open_run(hall.work(hall.robin), number).context["run.waived"] == ("SoD-5",)
        approve(hall.work(hall.robin), number, "sponsor_ok")


@pytest.mark.parametrize("since", ["", "2025-02-01"])
def test_without_a_day_or_after_a_year_a_small_pmo_has_none(store: Store, place: Place, since: str) -> None:
    with changed_office(store, place, small_since(since)) as hall:
        assert waivers.waived(hall.work(hall.robin)) == ()


def test_who_would_lose_an_approval_by_a_change_is_told_before(store: Store, place: Place) -> None:
    with changed_office(store, place, {}) as hall:
        number = hall.start(hall.mirjam, "idea", SPO=hall.mirjam)
        told = step_view(hall.work(hall.mirjam), number, "need").loses
        assert [one.en for one in told] == ["The sponsor endorses this"]
        hall.save(hall.mirjam, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
        assert step_view(hall.work(hall.mirjam), number, "size").loses == ()  # it is lost already
        number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        assert step_view(hall.work(hall.robin), number, "need").loses == ()  # it was never his to give
