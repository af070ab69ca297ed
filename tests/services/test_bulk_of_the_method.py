"""What the project office does with several rows at once, by the rights of the method of this repository."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from app.services.registers import bulk
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.store.model import RegisterRow
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]


def rows(library: Library, register: str, **cells: Any) -> list[RegisterRow]:
    work, project = library.work(library.robin), library.project("Cellar")
    whole = {"owner": library.robin.id, **cells}
    return [put_new(work, register_of(work, register), project.id, whole) for _ in range(2)]


@pytest.mark.parametrize(
    ("register", "status"),
    [
        ("actions", "cancelled"),
        ("risks", "closed"),
        ("issues", "closed"),
        ("stakeholders", "gone"),
        ("dependencies", "cancelled"),
        ("decisions", "withdrawn"),
        ("lesson_uptake", "not_applicable"),
    ],
)
def test_the_office_closes_rows_of_others_with_a_remark(library: Library, register: str, status: str) -> None:
    ids = [row.id for row in rows(library, register)]
    office = library.work(library.petra)
    assert [one.why.id for one in bulk.close(office, ids, status, " ").not_done] == ["row-needs-reason"] * 2
    assert bulk.close(office, ids, status, "Nobody needs it any more").done == tuple(ids)


@pytest.mark.parametrize("register", ["actions", "risks", "issues", "stakeholders", "decisions", "messages"])
def test_the_office_gives_rows_another_owner_and_date(library: Library, register: str) -> None:
    ids = [row.id for row in rows(library, register)]
    office = library.work(library.petra)
    assert bulk.assign(office, ids, library.aisha.id).done == tuple(ids)
    assert bulk.set_due(office, ids, dt.date(2026, 5, 1)).done == tuple(ids)


def test_that_something_was_done_is_said_by_its_owner(library: Library) -> None:
    ids = [row.id for row in rows(library, "actions")]
    refused = bulk.close(library.work(library.petra), ids, "done", "In the minutes").not_done
    assert [one.why.id for one in refused] == ["row-for-others"] * 2
    assert bulk.close(library.work(library.robin), ids, "done", "").done == tuple(ids)
