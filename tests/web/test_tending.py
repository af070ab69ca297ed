"""What waits for a date is done with the first change of a day, and never by reading."""

from __future__ import annotations

import datetime as dt

import pytest

from app.services import projects
from app.services.registers.definition import register_of
from app.services.registers.writing import put_new
from app.services.tending import tend as tending
from app.services.work import PRODUCT, Work
from app.store import EVERYTHING, registers
from tests.web.browser import Browser
from tests.web.house import House


@pytest.fixture
def robin(house: House) -> Browser:
    """Robin, sponsor of a project in which a risk was found two years ago."""
    person = house.person("Robin")
    browser = house.browser_of(person)
    house.start(browser, "New roof", SPO=person)
    with house.store.writing() as session:
        work = Work(session, PRODUCT, house.now, house.settings)
        project = projects.find(work, "P-2026-001")
        cells = {"event": "Storm", "prob": 3, "found_on": "2024-01-01", "owner": person}
        put_new(work, register_of(work, "risks"), project.id, cells)
    house.now += dt.timedelta(days=377)  # a day on which no other test does anything
    return house.browser_of(person)


def status(house: House) -> str:
    with house.store.session() as session:
        [row] = registers.list_rows(session, EVERYTHING, "risks")
        return row.status


def test_reading_changes_nothing_and_the_first_change_does(house: House, robin: Browser) -> None:
    page = robin.get("/projects/P-2026-001")
    assert (page.status_code, status(house)) == (200, "open")
    house.start(robin, "Another roof")
    assert status(house) == "closed"


def test_the_history_says_that_it_was_the_calendar(house: House, robin: Browser) -> None:
    house.now += dt.timedelta(days=1)
    house.start(robin, "Another roof")
    with house.store.session() as session:
        [row] = registers.list_rows(session, EVERYTHING, "risks")
    page = robin.get(f"/rows/{row.id}")
    assert "<strong>Leidraad</strong> closed it" in page.text
    assert "By the calendar: A year has passed." in page.text


def test_what_cannot_be_tended_is_in_nobodys_way(
    house: House, robin: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the clock stands still")

    monkeypatch.setattr(tending, "_tend", broken)
    house.now += dt.timedelta(days=2)
    house.start(robin, "Another roof")
    assert status(house) == "open"
    assert "what waits for a date could not be done" in caplog.text
