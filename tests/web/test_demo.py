"""The sample organisation: be somebody, start over; and none of it anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from tests.web.browser import Browser
from tests.web.conftest import settings_for
from tests.web.house import House
from tests.web.test_routes import ANYBODY, ROUTES


@pytest.fixture
def demo(published: tuple[Path, Path], house: House) -> Iterator[House]:
    """The house, opened as a demo."""
    settings = settings_for(published[0], house.settings.data, demo=True)
    app = create_app(settings, house.store)
    app.testing = True
    app.test_client_class = Browser
    made = House(settings, app)
    yield made
    made.close()


def test_its_pages_are_in_the_table(demo: House) -> None:
    found = {one.endpoint for one in demo.app.url_map.iter_rules() if one.endpoint.startswith("demo.")}
    assert found == {one for one in ROUTES if one.startswith("demo.")}
    assert all(ROUTES[one][1] == ANYBODY for one in found)


def test_its_pages_exist_nowhere_else(house: House) -> None:
    assert house.visitor().get("/demo/choose").status_code == 404
    assert house.visitor().post("/demo/choose").status_code == 404


def test_it_says_on_every_page_that_nothing_is_real(demo: House) -> None:
    assert "Nothing here is real" in demo.visitor().get("/").text
    assert "Nothing here is real" in demo.somebody().get("/projects").text


def test_one_becomes_somebody_by_choosing(demo: House) -> None:
    person = demo.person("Robin")
    browser = demo.visitor()
    answer = browser.send(browser.get("/demo/choose"), "/demo/choose", {"person": person})
    assert answer.status_code == 303
    assert "Robin" in browser.get("/").text


def test_nobody_is_chosen_who_is_not_there(demo: House) -> None:
    browser = demo.visitor()
    assert browser.send(browser.get("/demo/choose"), "/demo/choose", {"person": "x"}).status_code == 409
