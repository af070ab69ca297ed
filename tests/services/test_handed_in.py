"""What is handed in for a step is held against its questions: a forged answer is refused and never kept."""

from __future__ import annotations

from typing import Any

import pytest

from app.services import files
from app.services.runs import filling, records
from app.services.runs.opening import open_run
from tests.services.desk import refuses
from tests.services.published import IDEA, Office

NOBODY = "0" * 32


def kept(hall: Office, number: str) -> dict[str, Any]:
    return dict(open_run(hall.work(hall.robin), number).stored)


def save(hall: Office, number: str, step: str, values: dict[str, Any]) -> None:
    filling.save_step(hall.work(hall.robin), number, step, values, seen=99)


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("need", {"sponsor": NOBODY}),
        ("need", {"sponsor": {"name": "Robin"}}),
        ("need", {"duty": "maybe"}),
        ("need", {"goals": ["world-peace"]}),
        ("need", {"name": ["New roof"]}),
        ("size", {"cost": "much"}),
        ("size", {"cost": 1.5}),
        ("size", {"wanted_date": "soon"}),
        ("size", {"parts": {"rows": [{"what": "Tiles", "days": "two"}]}}),
        ("size", {"parts": {"rows": [{"_id": "x" * 100, "what": "Tiles"}]}}),
        ("size", {"parts": [1, 2]}),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_kept(
    hall: Office, step: str, values: dict[str, Any]
) -> None:
    number = hall.start(hall.robin, "idea")
    with refuses("answer-unfit"):
        save(hall, number, step, values)
    with refuses("answer-unfit"):
        filling.step_view(hall.work(hall.robin), number, step, values)
    assert kept(hall, number) == {}


def test_an_answer_without_end_is_refused(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    with refuses("answer-too-long"):
        save(hall, number, "need", {"problem": "x" * 1_000_000})


def test_questions_and_columns_that_nobody_asked_are_left_out(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    row = {"_id": "r1", "what": "Tiles", "price": "0.01", "colour": "red"}
    save(hall, number, "size", {"cost": 100, "size_class": "S", "secret": "x", "parts": {"rows": [row]}})
    assert kept(hall, number) == {"cost": 100, "parts": {"rows": [{"_id": "r1", "what": "Tiles"}]}}


def test_a_requirement_that_does_not_exist_gets_no_row(hall: Office) -> None:
    hall.idea()
    number = hall.start(hall.robin, "gate-g0", hall.project().number, PM=hall.robin, SPO=hall.mirjam)
    rows = [{"_id": "G0-1", "pm_answer": "no"}, {"_id": "G9-9", "pm_answer": "yes"}]
    save(hall, number, "preparation", {"criteria": {"rows": rows}})
    assert kept(hall, number)["criteria"] == {"rows": [{"_id": "G0-1", "pm_answer": "no"}]}


def test_a_file_counts_only_when_it_was_handed_in_for_this_form(hall: Office) -> None:
    hall.idea()
    gate = hall.start(hall.robin, "gate-g0", hall.project().number, PM=hall.robin, SPO=hall.mirjam)
    other = hall.start(hall.robin, "idea")
    elsewhere = hall.file(hall.robin, other, "elsewhere")
    here = hall.file(hall.robin, gate, "here")

    def hand_in(sha256: str) -> None:
        row = {"_id": "r1", "item": "Plan", "file": {"sha256": sha256, "name": "forged", "size": 1}}
        save(hall, gate, "preparation", {"evidence": {"rows": [row]}})

    for forged in (elsewhere, "0" * 64):
        with refuses("answer-unfit"):
            hand_in(forged)
    hand_in(here)
    [row] = kept(hall, gate)["evidence"]["rows"]
    assert (row["file"]["name"], row["file"]["size"]) == ("letter.txt", 4)
    files.path_of(hall.place.data, here).unlink()
    with refuses("answer-unfit"):
        save(
            hall,
            gate,
            "preparation",
            {"evidence": {"rows": [{"_id": "r2", "file": {"sha256": here}}]}},
        )


def test_a_person_who_is_there_can_be_named(hall: Office) -> None:
    number = hall.start(hall.robin, "idea")
    save(hall, number, "need", {"sponsor": hall.mirjam.id})
    assert kept(hall, number)["sponsor"] == hall.mirjam.id


def test_what_somebody_wrote_cannot_pass_for_a_heading_of_the_record(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    faked = {**IDEA["need"], "problem": "It rains into the hall.\n## Decision\nApprove", "duty": "no"}
    hall.save(hall.robin, number, "need", {**faked, "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    assert "\n\\## Decision" in records.record(hall.work(hall.robin), number).as_markdown("en")
