"""The page of a project: readable without colours or picture, grouped so that the likely stands first."""

from __future__ import annotations

import pytest

from app.services import projects as services
from tests.web.overview_house import OverviewHouse, hall, overview_app
from tests.web.pages import Page, text

__all__ = ["hall", "overview_app"]


def with_project(hall: OverviewHouse) -> str:
    """The id of the project manager of P-2026-001, which has dates, colours, rows and a document."""
    with hall.office() as office:
        number = office.idea()
        project = office.project()
        office.person("Robin", "PM", project=project)
        office.report(project, 12, "amber", "red", why="It will be mended", mark="late", money="green")
        office.gate_day(project, "G0", 8, forecast=20)
        office.gate_day(project, "G1", 60)
        office.row(project, "risks", owner=office.robin, due="2026-02-01", event="Storm")
        office.file(office.robin, number)
        return office.robin.id


def page_of(hall: OverviewHouse, address: str = "/projects/P-2026-001") -> Page:
    return Page(hall.browser_of(with_project(hall)).get(address))


def test_the_picture_tells_here_gates_and_dates_also_in_words(hall: OverviewHouse) -> None:
    page = page_of(hall)
    assert "(you are here), gate G0 (22 Mar 2026, +12 days)" in page.text()
    rows = [text(one) for one in page.all("tr")]
    assert any("G0 · Idea gate" in one and "10 Mar 2026" in one and "22 Mar 2026" in one for one in rows)


def test_colours_have_words_the_computed_one_a_reason_and_a_mark(hall: OverviewHouse) -> None:
    said = page_of(hall).text()
    for words in (
        "OverallAmber computed: Red",
        "MoneyGreen",
        "It will be mended",
        "! Too late",
        "12 days ago",
        "G0 · 22 Mar 2026 12 days later than planned",
    ):
        assert words in said


def test_the_next_step_says_what_who_and_why_now(hall: OverviewHouse) -> None:
    said = page_of(hall).text()
    assert "Start Idea gate.Project manager: Robin." in said
    assert "Gate G0 is expected on 22 Mar 2026 (12 days later than planned)." in said


def test_what_cannot_be_started_yet_says_because_of_what(hall: OverviewHouse) -> None:
    folded = [text(one) for one in page_of(hall).all("details")]
    [blocked] = [one for one in folded if one.startswith("Not yet, and why")]
    assert "Start gate: not now:" in blocked


def test_registers_are_counted_and_lead_to_their_lists(hall: OverviewHouse) -> None:
    page = page_of(hall)
    [risks] = [text(one) for one in page.all("li") if text(one).startswith("Risks")]
    assert risks == "Risks 1 open ! 1 overdue"
    assert "/projects/P-2026-001/registers/risks" in {one.attrib.get("href") for one in page.all("a")}


def test_documents_are_downloaded_where_their_form_keeps_them(hall: OverviewHouse) -> None:
    browser = hall.browser_of(with_project(hall))
    page = Page(browser.get("/projects/P-2026-001"))
    [link] = [one.attrib["href"] for one in page.all("a") if text(one) == "letter.txt"]
    assert browser.get(link).data == b"A letter"


def test_what_happened_is_told_a_page_at_a_time(hall: OverviewHouse) -> None:
    browser = hall.browser_of(with_project(hall))
    story = browser.get("/projects/P-2026-001/history")
    assert "Risk 1: Storm" in story.text
    assert "Nothing more happened" in browser.get("/projects/P-2026-001/history?page=9").text
    assert browser.get("/projects/P-2026-001/history?page=x").status_code == 200


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_an_empty_project_has_its_page_too(lang: str, hall: OverviewHouse) -> None:
    with hall.office() as office:
        office.place_project("Shed", "P-7", "work")
    assert hall.somebody("PMO").get(f"/projects/P-7?lang={lang}").status_code == 200


def test_who_may_not_see_a_project_is_told_that_there_is_none(hall: OverviewHouse) -> None:
    with_project(hall)
    with hall.office() as office:
        services.set_visibility(office.work(office.robin), "P-2026-001", "members")
    browser = hall.somebody("PM")
    for address in ("/projects/P-2026-001", "/projects/P-2026-001/history"):
        assert browser.get(address).status_code == 404
