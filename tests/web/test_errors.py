"""When something is not possible: a page that says what to do, in the reader's language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from tests.web.house import House


@pytest.fixture
def broken(house: House) -> Iterator[House]:
    """A house whose memory is damaged."""
    with sqlite3.connect(house.settings.database.removeprefix("sqlite:///")) as memory:
        memory.execute("PRAGMA foreign_keys = OFF")
        memory.execute("DROP TABLE edition_definition")
        memory.execute("DROP TABLE edition")
    memory.close()
    house.app.config["PROPAGATE_EXCEPTIONS"] = False
    yield house
    house.app.config["PROPAGATE_EXCEPTIONS"] = None


def test_a_page_that_is_not_there_offers_a_search(house: House) -> None:
    page = house.visitor().get("/nothing")
    assert page.status_code == 404
    assert 'action="/search"' in page.text


def test_a_form_that_one_may_not_see_is_not_there(house: House) -> None:
    page = house.somebody().get("/f/F-2026-9999")
    assert page.status_code == 404
    assert "F-2026-9999" in page.text


def test_what_one_may_not_do_says_who_may(house: House) -> None:
    number = house.start(house.somebody())
    stranger = house.somebody()
    page = stranger.get(f"/f/{number}")
    forced = stranger.send(page, "/language", {"text": "no"}, path=f"/f/{number}/withdraw")
    assert forced.status_code == 409
    assert "by the one who started it, or by the PMO" in forced.text


def test_a_mistake_of_ours_is_said_plainly_even_without_a_memory(broken: House) -> None:
    answer = broken.visitor().get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "Er ging iets mis" in answer.text
    assert "Traceback" not in answer.text


def test_monitoring_hears_that_the_memory_is_broken(broken: House) -> None:
    assert broken.visitor().get("/healthz").status_code == 500


def test_what_is_too_large_is_refused_in_words(house: House) -> None:
    browser = house.somebody()
    number = house.start(browser)
    where = f"/f/{number}/need"
    answer = browser.send(browser.get(where), where, {"problem": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "too large" in answer.text
