"""What rules see around a form: rows with typed values, of the project and of all projects."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from app.services.registers import changing
from app.services.runs.around import around_of
from app.services.runs.facts import forget_facts, propose_class
from app.services.runs.opening import open_run
from app.store import projects
from tests.services.desk import NOW
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]


def around(house: RowsOffice, *names: str) -> Any:
    opened = open_run(house.work(house.robin), house.talk())
    return around_of(
        house.work(house.robin), opened.compiled, opened.project, opened.run, names=frozenset(names)
    ).values


def test_rows_have_typed_values_and_what_every_row_has(house: RowsOffice) -> None:
    risk = house.risk("Storm", prob=4, imp=5, cost=123_456, due="2026-03-01")
    [row] = around(house, "reg.risks")["reg.risks"]
    assert (row["score"], row["cost"], row["due"]) == (Decimal(20), Decimal("1234.56"), dt.date(2026, 3, 1))
    assert (row["number"], row["owner"], row["status"], row["overdue"]) == (
        "1",
        house.robin.id,
        "open",
        "yes",
    )
    assert (row["ref"], row["project"]) == (risk.id, house.number)


def test_a_closed_row_is_read_and_never_late(house: RowsOffice) -> None:
    risk = house.risk("Storm", due="2026-03-01")
    changing.set_status(house.work(house.robin), risk.id, "closed", "over")
    [row] = around(house, "reg.risks")["reg.risks"]
    assert (row["status"], row["overdue"]) == ("closed", "no")


def test_rows_of_all_projects_say_of_which_one(house: RowsOffice) -> None:
    house.risk("Storm")
    there = house.number
    house.idea()
    house.number = house.project().number
    house.person("Robin", "PM", project=house.project())
    house.risk("Flood")
    found = around(house, "portfolio.risks", "reg.risks")
    assert {(row["event"], row["project"]) for row in found["portfolio.risks"]} == {
        ("Storm", there),
        ("Flood", house.number),
    }
    assert [row["event"] for row in found["reg.risks"]] == ["Flood"]


def test_all_projects_are_read_with_their_people_and_facts(house: RowsOffice) -> None:
    projects.put_fact(house.session, house.project().id, "authorised", 500_000, None, NOW)
    [one] = around(house, "portfolio.projects")["portfolio.projects"]
    assert (one["number"], one["class"], one["phase"], one["next_gate"]) == (house.number, "S", "idea", "G0")
    assert (one["pm"], one["sponsor"]) == (house.robin.id, house.mirjam.id)


def test_a_register_of_the_organisation_is_read_whole(house: RowsOffice) -> None:
    house.add(house.robin, "questions", question="What is a gate?")
    [row] = around(house, "reg.questions")["reg.questions"]
    assert row["question"] == "What is a gate?"


def test_nothing_is_read_that_no_rule_reads(house: RowsOffice) -> None:
    house.risk()
    assert around(house) == {}


def test_a_project_without_a_class_gets_the_one_that_its_intake_comes_to(house: RowsOffice) -> None:
    project = house.project()
    project.project_class = None
    opened = open_run(house.work(house.robin), "F-2026-0001")
    propose_class(house.work(house.robin), opened)
    assert project.project_class == "S"
    forget_facts(house.work(house.robin), open_run(house.work(house.robin), "F-2026-0001"))
    assert project.project_class is None
