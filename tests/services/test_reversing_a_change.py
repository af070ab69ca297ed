"""A sponsor reverses a change that the project manager recorded, within the days of the method."""

from __future__ import annotations

import pytest

from app.services.registers.changing import reopen, set_status
from app.services.registers.definition import register_of
from app.services.registers.page import row_page
from app.services.registers.writing import put_new
from app.store.model import Person, Project, RegisterRow
from tests.services.desk import refuses
from tests.services.lessons_house import Library, library, published_method

__all__ = ["library", "published_method"]


@pytest.fixture
def works(library: Library) -> Project:
    return library.project("Cellar")


@pytest.fixture
def mirjam(library: Library, works: Project) -> Person:
    return library.person("Mirjam", "SPO", project=works)


@pytest.fixture
def change(library: Library, works: Project) -> RegisterRow:
    """Recorded on Monday 2 March 2026."""
    work = library.work(library.robin)
    cells = {"owner": library.robin.id, "title": "Other pump", "authority": "PM", "status": "recorded"}
    register = register_of(work, "changes")
    return put_new(work, register, works.id, {**cells, "decided_on": "2026-03-02"})


def test_on_the_tenth_working_day_it_is_still_possible(
    library: Library, change: RegisterRow, mirjam: Person
) -> None:
    library.later(days=14)
    set_status(library.work(mirjam), change.id, "reversed", "Not with that supplier")
    assert change.status == "reversed"


def test_on_the_eleventh_it_is_over_and_the_page_of_the_row_says_why(
    library: Library, change: RegisterRow, mirjam: Person
) -> None:
    library.later(days=15)
    with refuses("text"):
        set_status(library.work(mirjam), change.id, "reversed", "Not with that supplier")
    (why,) = [
        one.why_not
        for one in row_page(library.work(mirjam), change.id).statuses
        if one.status.code == "reversed"
    ]
    assert why is not None
    assert "change request" in str(why.args["text"])
    assert change.status == "recorded"


def test_somebody_who_is_not_the_sponsor_hears_that_first(library: Library, change: RegisterRow) -> None:
    library.later(days=15)
    with refuses("row-for-others"):
        set_status(library.work(library.robin), change.id, "reversed", "Not with that supplier")


def test_what_was_reversed_by_mistake_can_be_opened_again_later(
    library: Library, change: RegisterRow, mirjam: Person
) -> None:
    set_status(library.work(mirjam), change.id, "reversed", "Wrong row")
    library.later(days=30)
    reopen(library.work(mirjam), change.id, "It was the other one")
    assert change.closed_at is None
