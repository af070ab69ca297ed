"""What the search box of the handbook asks with each key: as many hits as it shows, at a small price."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from tests.web.browser import Browser
from tests.web.house import House

ASKED = "/api/search?q=idea&lang=en"


def hits(browser: Browser, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(browser.get(address).text)["hits"]
    return found


@contextmanager
def counted(house: House) -> Iterator[list[str]]:
    """The questions that are put to the database meanwhile."""
    put: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        put.append(statement)

    event.listen(house.store.engine, "before_cursor_execute", note)
    try:
        yield put
    finally:
        event.remove(house.store.engine, "before_cursor_execute", note)


def asked_of_the_database(house: House, browser: Browser) -> int:
    browser.get(ASKED)  # whoever comes first also looks whether the index has to follow
    with counted(house) as put:
        assert hits(browser, ASKED)
    return len([one for one in put if one.startswith("SELECT") and "FROM counter" not in one])


def test_no_more_hits_come_than_are_asked_for(house: House) -> None:
    visitor = house.visitor()
    assert len(hits(visitor, ASKED)) > 2
    assert len(hits(visitor, f"{ASKED}&limit=2")) == 2


@pytest.mark.parametrize("limit", ["1000", "many", "-1", "0", "99999999999999999999"])
def test_a_limit_that_means_nothing_does_no_harm(house: House, limit: str) -> None:
    assert len(hits(house.visitor(), f"{ASKED}&limit={limit}")) <= 20


def test_a_visitor_without_a_cookie_costs_one_question_to_the_database(house: House) -> None:
    assert asked_of_the_database(house, house.visitor()) == 1


def test_somebody_signed_in_costs_few_questions_to_the_database(house: House) -> None:
    assert asked_of_the_database(house, house.browser_of(house.person("Robin"))) <= 6
