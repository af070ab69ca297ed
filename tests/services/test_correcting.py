"""A typing error is put right where it stands; anything more is a revision."""

from __future__ import annotations

import pytest

from app.services.runs import history, records
from app.services.runs.correcting import correct, correctable, refusal_of
from app.services.runs.opening import open_run
from app.store import EVERYTHING, registers
from tests.services.desk import refuses
from tests.services.published import IDEA, Office

PROBLEM = "It rains into the hall every time there is a concert."
RIGHT = "It rains into the hall each time there is a concert."


def test_a_text_is_corrected_and_approvals_stay(hall: Office) -> None:
    number = hall.idea()
    correct(hall.work(hall.robin), number, "problem", RIGHT)
    opened = open_run(hall.work(hall.robin), number)
    assert opened.stored["problem"] == RIGHT
    assert (opened.state.status, set(opened.state.approvals)) == ("decided", {"sponsor_ok"})
    kept = records.record(hall.work(hall.ellen), number).kept
    field = next(one for step in kept["steps"] for one in step["fields"] if one["id"] == "problem")
    assert (field["value"], field["corrected"][0]["before"], field["corrected"][0]["by"]) == (
        RIGHT,
        PROBLEM,
        "Robin",
    )
    assert history.history(hall.work(hall.ellen), number)[-1].what.args["before"] == PROBLEM


def test_a_correction_by_the_office_does_not_make_the_answer_its_own(hall: Office) -> None:
    number = hall.idea()
    correct(hall.work(hall.paula), number, "problem", RIGHT)
    assert {one.by for one in open_run(hall.work(hall.paula), number).given} == {hall.robin.id}


def test_a_text_in_a_row_is_corrected_too(hall: Office) -> None:
    number = hall.idea()
    row = open_run(hall.work(hall.robin), number).stored["parts"]["rows"][0]["_id"]
    assert correctable(hall.work(hall.robin), number, "parts", row, "what").text == "Tiles"
    correct(hall.work(hall.robin), number, "parts", "Tile", row, "what")
    assert open_run(hall.work(hall.robin), number).stored["parts"]["rows"][0]["what"] == "Tile"


def test_the_name_of_the_project_follows_its_form(hall: Office) -> None:
    number = hall.idea()
    assert hall.project().title == "New roof"
    correct(hall.work(hall.robin), number, "name", "New roofs")
    assert hall.project().title == "New roofs"


def test_never_a_number_a_date_or_a_choice(hall: Office) -> None:
    number = hall.idea()
    row = open_run(hall.work(hall.robin), number).stored["parts"]["rows"][0]["_id"]
    for field, at, col in (("cost", "", ""), ("duty", "", ""), ("parts", row, "days"), ("nothing", "", "")):
        with refuses("correct-no-text"):
            correct(hall.work(hall.robin), number, field, "7", at, col)


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ("We need 12 bikes", "correct-not-a-number"),
        ("Nobody wants anything like that here", "correct-not-a-number"),
        ("We need 10 bikes", "correct-nothing-changed"),
        ("10", "correct-too-much"),
        ("", "correct-nothing-changed"),
    ],
)
def test_a_correction_leaves_figures_and_meaning_alone(after: str, message: str) -> None:
    refusal = refusal_of("We need 10 bikes", after)
    assert refusal is not None
    assert refusal.id == message
    assert refusal_of("We ned 10 bikes", "We need 10 bikes") is None


def test_only_in_a_finished_form_and_by_who_wrote_in_it(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    with refuses("revise-not-finished"):
        correct(hall.work(hall.robin), number, "problem", RIGHT)
    number = hall.idea()
    with refuses("correct-not-yours"):
        correct(hall.work(hall.ellen), number, "problem", RIGHT)


def test_a_row_in_a_register_follows_the_form_it_came_from(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="no")
    row = {
        "text": "Ask teh neighbours",
        "owner": hall.robin.id,
        "due": "2026-04-01",
        "blocking": "before_start",
    }
    hall.decide(hall.mirjam, number, "conditional", conditions={"rows": [row]})
    at = open_run(hall.work(hall.mirjam), number).stored["conditions"]["rows"][0]["_id"]
    correct(hall.work(hall.mirjam), number, "conditions", "Ask the neighbours", at, "text")
    [kept] = registers.list_rows(hall.session, EVERYTHING, "conditions")
    assert kept.data["text"] == "Ask the neighbours"
