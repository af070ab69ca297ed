"""Rows of a register in a form: they say since when they stand there, and are changed, never taken out."""

from __future__ import annotations

import pytest

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

NEW = "/registers/risks/new?project=P-2026-001"


@pytest.fixture
def robin(house: House) -> Browser:
    """Robin, who leads a project with one risk."""
    person = house.person("Robin", "PM")
    browser = house.browser_of(person)
    house.start(browser, "New roof", SPO=person)
    browser.send(browser.get(NEW), "row-form", {"event": "Storm", "prob": "4", "cost": "1000"})
    return browser


@pytest.fixture
def where(robin: Browser) -> str:
    """The page of a form on which the risk stands ready."""
    page = robin.get("/forms/risk-review/start?project=P-2026-001")
    answer = robin.send(page, "start-form")
    assert answer.status_code == 303, answer.text
    return f"{answer.headers['Location'].partition('?')[0]}/look"


def cell(robin: Browser, where: str, column: str) -> str:
    """The input of a column of the row that stands ready."""
    fields = Page(robin.get(where)).form(where).fields
    (row,) = fields["risks_now-rows"]
    return f"risks_now-{row}-{column}"


def test_a_row_of_the_register_says_since_when_and_leads_there(robin: Browser, where: str) -> None:
    page = robin.get(where).text
    assert "From the register, since 2 March 2026." in page
    row = cell(robin, where, "event").split("-")[1]
    assert f'href="/rows/{row}"' in page
    assert "Uit het register, sinds 2 maart 2026." in robin.get(f"{where}?lang=nl").text


def test_it_cannot_be_taken_out_moved_or_copied(robin: Browser, where: str) -> None:
    row = cell(robin, where, "event").split("-")[1]
    page = robin.get(where)
    assert f":risks_now:{row}" not in page.text
    robin.send(page, where, {"op": f"remove:risks_now:{row}"})
    robin.send(robin.get(where), where, {"risks_now-rows": None, "op": "stop"})
    assert 'value="Storm"' in robin.get(where).text


def test_a_cell_that_is_changed_says_what_stands_in_the_register(robin: Browser, where: str) -> None:
    assert "changed here" not in robin.get(where).text
    robin.send(robin.get(where), where, {cell(robin, where, "event"): "Heavy storm", "op": "stop"})
    page = robin.get(where).text
    assert "changed here" in page
    assert "Changed here. In the register: Storm" in page


def test_a_worked_out_cell_has_its_formula_beside_it(robin: Browser, where: str) -> None:
    page = robin.get(where).text
    assert "How this is worked out" in page
    assert "Still needed: ‘" in page


def test_rows_that_are_filled_in_beforehand_say_where_they_come_from(robin: Browser, where: str) -> None:
    page = robin.get(where).text
    assert "Taken from the register “Risks”, as it is since 2 March 2026." in page
    assert 'href="/projects/P-2026-001/registers/risks"' in page


def test_a_new_row_can_be_added_beside_them_and_put_back(robin: Browser, where: str) -> None:
    added = robin.send(robin.get(where), where, {"op": "add:risks_now"}).headers["Location"]
    new = added.partition("#risks_now-")[2]
    robin.send(robin.get(where), where, {f"risks_now-{new}-event": "Hail", "op": "stop"})
    back = robin.send(robin.get(where), where, {"op": f"remove:risks_now:{new}"}).headers["Location"]
    page = robin.get(back)
    assert 'value="Hail"' not in page.text
    robin.send(page, where, {"op": f"back:risks_now:{new}"})
    page = robin.get(where).text
    assert page.index('value="Storm"') < page.index('value="Hail"')
