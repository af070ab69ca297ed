"""The list of projects: narrowed and ordered by its address, readable without colours, and as a sheet."""

from __future__ import annotations

import pytest

from tests.web.overview_house import OverviewHouse, hall, overview_app
from tests.web.pages import Page, text

__all__ = ["hall", "overview_app"]


def filled(hall: OverviewHouse) -> None:
    with hall.office() as office:
        roof = office.place_project("Roof", "P-1", project_class="S")
        wall = office.place_project("Wall", "P-2", "plan", project_class="M", visibility="members")
        office.place_project("Old barn", "P-3", "work", state="closed")
        office.report(roof, 12, "amber", "red", why="It will be mended")
        office.gate_day(roof, "G0", -4, forecast=-1)
        office.gate_day(wall, "G1", 20)


def rows(hall: OverviewHouse, address: str = "/projects", *roles: str) -> list[str]:
    page = Page(hall.somebody(*roles or ("PMO",)).get(address))
    return [text(one) for one in page.all("tr")][1:]


def test_a_line_says_colour_gate_and_age_in_words(hall: OverviewHouse) -> None:
    filled(hall)
    wall, roof = rows(hall)
    assert "Amber computed: Red Why better than computed: It will be mended" in roof
    assert "G0 · 1 Mar 2026 ! date has passed 3 days later than planned" in roof
    assert "12 days ago" in roof
    assert "no report yet" in wall
    assert "for members only" in wall


def test_who_may_not_see_a_project_does_not_find_it_here(hall: OverviewHouse) -> None:
    filled(hall)
    [only] = rows(hall, "/projects", "PM")
    assert "Roof" in only


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("colour=differs", ["Roof"]),
        ("state=all&sort=title", ["Old barn", "Roof", "Wall"]),
        ("sort=title&down=1", ["Wall", "Roof"]),
        ("phase=plan", ["Wall"]),
        ("class=S", ["Roof"]),
        ("text=wall", ["Wall"]),
    ],
)
def test_the_address_says_which_projects_and_in_which_order(
    asked: str, found: list[str], hall: OverviewHouse
) -> None:
    filled(hall)
    assert [one.split("P-")[0].strip() for one in rows(hall, f"/projects?{asked}")] == found


def test_the_choice_stays_while_the_order_changes(hall: OverviewHouse) -> None:
    filled(hall)
    page = hall.somebody("PMO").get("/projects?class=S&sort=gate")
    assert 'href="/projects?sort=gate&amp;down=1&amp;class=S"' in page.text
    assert 'href="/projects.xlsx?sort=gate&amp;class=S"' in page.text
    assert 'aria-sort="ascending"' in page.text
    assert '<option value="S" selected>' in page.text


def test_nothing_found_says_how_to_find_more(hall: OverviewHouse) -> None:
    filled(hall)
    assert "No project fits" in hall.somebody("PMO").get("/projects?text=nothing").text


def test_the_list_is_handed_out_as_a_spreadsheet(hall: OverviewHouse) -> None:
    filled(hall)
    browser = hall.somebody("PMO")
    told = browser.get("/projects.csv?text=roof")
    assert told.headers["Content-Disposition"] == 'attachment; filename="projects.csv"'
    assert "Roof" in told.text
    assert "Wall" not in told.text
    assert browser.get("/projects.xlsx").data[:2] == b"PK"


def test_a_project_begins_with_the_form_that_the_method_names(hall: OverviewHouse) -> None:
    page = hall.somebody("PM").get("/projects")
    assert 'href="/forms/idea/start?project=new"' in page.text
    assert "There are no projects yet" in page.text


def test_in_the_register_of_reports_the_reason_stands_beside_the_colours(hall: OverviewHouse) -> None:
    filled(hall)
    for address in ("/registers/reports?columns=all", "/projects/P-1/registers/reports?columns=all"):
        [line] = rows(hall, address)
        assert "Amber computed: Red Why better than computed: It will be mended" in line


def test_a_colour_that_is_no_better_than_computed_needs_no_reason(hall: OverviewHouse) -> None:
    with hall.office() as office:
        roof = office.place_project("Roof", "P-1")
        office.report(roof, 3, "red", "amber", why="We look ahead")
    [line] = rows(hall)
    assert "Red computed: Amber" in line
    assert "We look ahead" not in line
