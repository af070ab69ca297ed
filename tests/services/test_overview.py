"""Where projects stand: the colours of the last report, the next gate with its slip, and who leads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services import project_list
from app.services.overview import Standing, standings
from app.services.project_list import ProjectLine, Wanted
from app.services.project_sheet import exported
from app.store import Store
from tests.conftest import Place
from tests.services.overview_house import OverviewOffice, day, overview_office, statements


@pytest.fixture
def hall(store: Store, place: Place, tmp_path: Path) -> Iterator[OverviewOffice]:
    with overview_office(store, place, tmp_path) as found:
        yield found


def standing(hall: OverviewOffice, project: Any) -> Standing:
    return standings(hall.work(hall.robin), (project,))[project.id]


def listed(hall: OverviewOffice, **wanted: Any) -> list[str]:
    lines = project_list.project_list(hall.work(hall.robin), Wanted(**wanted)).lines
    return [one.project.title for one in lines]


def line(hall: OverviewOffice, title: str) -> ProjectLine:
    lines = project_list.project_list(hall.work(hall.robin), Wanted()).lines
    return next(one for one in lines if one.project.title == title)


def test_the_colour_is_that_of_the_newest_report_that_still_counts(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.report(roof, 40, "green")
    hall.report(roof, 9, "amber", "red", why="It will be mended", mark="late", schedule="red")
    hall.row(roof, "reports", closed=True, as_of=day(-1), overall="green")
    report = standing(hall, roof).report
    assert report is not None
    assert (report.overall.reported, report.overall.computed, report.overall.differs) == (
        "amber",
        "red",
        True,
    )
    assert [one.title.en for one in report.lights] == ["Overall", "Time"]  # of money nothing was said
    assert report.reason == "It will be mended"
    assert report.mark is not None
    assert report.mark.en == "Too late"
    assert line(hall, "Roof").age == 9


def test_the_next_gate_is_the_first_that_is_not_taken_with_its_slip(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.gate_day(roof, "G0", -20, actual=-18)
    hall.gate_day(roof, "G1", 10, forecast=22)
    found = standing(hall, roof)
    assert found.gates["G0"].slip == 2
    assert found.next_gate is not None
    assert (found.next_gate.gate, found.next_gate.slip) == ("G1", 12)


def test_a_gate_of_an_earlier_phase_is_never_the_next(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1", "plan")
    hall.gate_day(roof, "G0", -20)  # nobody noted that it was taken
    found = standing(hall, roof).next_gate
    assert found is not None
    assert (found.gate, found.expected, found.slip) == ("G1", None, None)


def test_a_gate_without_a_date_still_comes_first(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1")
    hall.gate_day(roof, "G1", 30)
    found = standing(hall, roof).next_gate
    assert found is not None
    assert found.gate == "G0"


@pytest.mark.parametrize("state", ["closed", "rejected"])
def test_a_project_that_has_ended_comes_to_no_gate(state: str, hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1", state=state)
    hall.gate_day(roof, "G0", 5)
    assert standing(hall, roof).next_gate is None
    assert listed(hall) == []
    assert listed(hall, state="all") == ["Roof"] == listed(hall, state=state)


def three(hall: OverviewOffice) -> None:
    roof = hall.place_project("Roof", "P-1", project_class="S")
    wall = hall.place_project("Wall", "P-2", "plan", project_class="M")
    hall.place_project("Door", "P-3", "work", state="on-hold")
    hall.person("Robin", "PM", project=roof)
    hall.report(roof, 3, "red")
    hall.report(wall, 30, "green", "amber", why="The supplier promised it")
    hall.gate_day(roof, "G0", 5, forecast=25)
    hall.gate_day(wall, "G1", 9, forecast=9)


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"phase": "plan"}, ["Wall"]),
        ({"size": "S"}, ["Roof"]),
        ({"state": "on-hold"}, ["Door"]),
        ({"colour": "red"}, ["Roof"]),
        ({"colour": "differs"}, ["Wall"]),
        ({"colour": "none"}, ["Door"]),
        ({"mine": True}, ["Roof"]),
        ({"text": "p-2 WALL"}, ["Wall"]),
        ({"text": "robin"}, ["Roof"]),
        ({"sort": "title"}, ["Door", "Roof", "Wall"]),
        ({"sort": "title", "down": True}, ["Wall", "Roof", "Door"]),
        ({"sort": "colour"}, ["Roof", "Wall", "Door"]),
        ({"sort": "gate"}, ["Wall", "Roof", "Door"]),
        ({"sort": "slip", "down": True}, ["Roof", "Wall", "Door"]),
        ({"sort": "report"}, ["Roof", "Wall", "Door"]),
        ({"sort": "manager"}, ["Roof"]),
        ({"sort": "nonsense"}, ["Door", "Wall", "Roof"]),
    ],
)
def test_the_list_is_narrowed_and_ordered(
    wanted: dict[str, Any], titles: list[str], hall: OverviewOffice
) -> None:
    three(hall)
    assert listed(hall, **wanted)[: len(titles)] == titles


def test_what_has_no_value_stays_at_the_end_either_way(hall: OverviewOffice) -> None:
    three(hall)
    assert listed(hall, sort="report")[-1] == listed(hall, sort="report", down=True)[-1] == "Door"


def test_nobody_reads_of_a_project_that_is_for_its_members_only(hall: OverviewOffice) -> None:
    secret = hall.place_project("Secret", "P-9", visibility="members")
    hall.report(secret, 1, "red")
    assert listed(hall) == []
    hall.person("Robin", "PM", project=secret)
    assert listed(hall) == ["Secret"]


def test_however_many_projects_there_are_the_memory_is_asked_the_same(hall: OverviewOffice) -> None:
    three(hall)
    work = hall.work(hall.robin)
    project_list.project_list(work, Wanted())  # the method is read once in the life of a process
    counted = []
    for round_ in range(2):
        with statements(hall.session) as asked:
            assert project_list.project_list(work, Wanted()).lines
        counted.append(len(asked))
        for at in range(20):
            one = hall.place_project(f"Hut {at}", f"H-{round_}-{at}")
            hall.report(one, at, "green")
            hall.gate_day(one, "G0", at)
            hall.person(f"Leader{round_}{at}", "PM", project=one)
    assert counted[0] == counted[1]
    assert counted[0] <= 8


def test_the_sheet_holds_what_the_list_shows(hall: OverviewOffice) -> None:
    three(hall)
    found = exported(hall.work(hall.robin), Wanted(colour="differs"), "en", "csv")
    head, only = csv.reader(io.StringIO(found.body.decode("utf-8-sig")))
    told = dict(zip(head, only, strict=True))
    assert told["Project"] == "Wall"
    assert (told["Overall (reported)"], told["Overall (computed)"]) == ("Green", "Amber")
    assert told["Why better than computed"] == "The supplier promised it"
    assert (told["Next gate"], told["Expected on"], told["Slip in days"]) == ("G1", day(9), "0")
    assert exported(hall.work(hall.robin), Wanted(), "nl", "xlsx").body[:2] == b"PK"
