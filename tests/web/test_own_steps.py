"""A page of the handbook marks the steps of who reads it, for nobody else."""

from __future__ import annotations

import re
from pathlib import Path

from tests.web.house import House

PAGE = "/handbook/2026.1/processes/run-gate/"
MINE = 'data-ld-mine=""'


def test_the_steps_of_a_role_are_marked_for_who_has_it(house: House) -> None:
    page = house.somebody("PMO").get(PAGE)
    marks = re.findall(f'data-ld-roles="([^"]*)"( {MINE})?', page.text)
    assert {bool(mark) for _, mark in marks} == {True, False}
    assert all(("PMO" in roles.split()) == bool(mark) for roles, mark in marks)
    assert page.headers["Cache-Control"].startswith("private")
    assert page.headers["ETag"]


def test_a_visitor_and_somebody_without_such_a_role_see_nothing_marked(house: House) -> None:
    visitor = house.visitor().get(PAGE)
    assert visitor.headers["Cache-Control"].startswith("public")
    for page in (visitor, house.somebody().get(PAGE)):
        assert "data-ld-roles" in page.text
        assert MINE not in page.text


def test_a_kept_page_of_a_visitor_is_not_taken_for_that_of_a_role(house: House) -> None:
    kept = house.visitor().get(PAGE).headers["ETag"]
    assert house.visitor().get(PAGE, headers={"If-None-Match": kept}).status_code == 304
    own = house.somebody("PMO").get(PAGE, headers={"If-None-Match": kept})
    assert own.status_code == 200
    assert MINE in own.text


def test_what_is_published_knows_of_no_reader(house: House) -> None:
    house.somebody("PMO").get(PAGE)
    pages = list(Path(house.settings.data).rglob("run-gate/index.html"))
    assert pages
    assert all(MINE not in one.read_text(encoding="utf-8") for one in pages)
