"""The handbook shows where a reader's project is in the life cycle, and nothing that is not theirs to see."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from app.services import people, projects
from app.services.work import PRODUCT, Work
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

PAGE = "/handbook/2026.1/"
HERE = "You are here"


def leader(house: House, *titles: str) -> Browser:
    """Somebody who leads these projects, P-2026-001 first."""
    id_ = house.person("Robin Smeets")
    browser = house.browser_of(id_)
    for place, title in enumerate(titles, 1):
        house.start(browser, title)
        with house.store.writing() as session:
            work = Work(session, PRODUCT, house.now, house.settings)
            [robin] = [one.person for one in people.listed(work) if one.person.id == id_]
            projects.add_member(work, f"P-2026-{place:03}", "PM", robin)
    return browser


def only_for_members(house: House, number: str) -> None:
    with house.store.writing() as session:
        projects.set_visibility(Work(session, PRODUCT, house.now, house.settings), number, "members")


def test_who_has_one_project_under_way_is_told_where_it_is(house: House) -> None:
    browser = leader(house, "New roof")
    for address, said in ((PAGE, HERE), (f"{PAGE}nl/", "Je bent hier")):
        page = browser.get(address)
        assert page.text.count(f">{said}</tspan>") == 1
        assert '<a href="/projects/P-2026-001">P-2026-001 · New roof</a>' in page.text
        assert page.headers["Cache-Control"].startswith("private")
        assert not Page(page).errors
    assert "Phase Idea (you are here), gate G0 (next)." in browser.get(PAGE).text


def test_of_several_projects_the_one_in_the_address_is_meant(house: House) -> None:
    browser = leader(house, "New roof", "New floor")
    assert HERE not in browser.get(PAGE).text
    page = browser.get(f"{PAGE}?project=P-2026-002").text
    assert HERE in page
    assert "P-2026-002 · New floor" in page
    [dutch] = re.findall(r'href="([^"]+)" hreflang="nl"', page)
    assert "Je bent hier" in browser.get(urljoin(PAGE, dutch)).text


def test_a_project_that_has_ended_is_not_under_way(house: House) -> None:
    browser = leader(house, "New roof", "New floor")
    with house.store.writing() as session:
        work = Work(session, PRODUCT, house.now, house.settings)
        projects.find(work, "P-2026-002").state = "closed"
    assert "P-2026-001 · New roof" in browser.get(PAGE).text
    assert HERE not in browser.get(f"{PAGE}?project=P-2026-002").text


def test_a_colleague_sees_an_open_project_and_none_for_members_only(house: House) -> None:
    leader(house, "New roof")
    colleague = house.somebody()
    assert HERE not in colleague.get(PAGE).text
    assert "New roof" in colleague.get(f"{PAGE}?project=P-2026-001").text
    only_for_members(house, "P-2026-001")
    hidden, none = (colleague.get(f"{PAGE}?project={one}").text for one in ("P-2026-001", "P-2026-999"))
    assert HERE not in hidden
    assert hidden == none


def test_a_visitor_is_told_of_no_project(house: House) -> None:
    leader(house, "New roof")
    page = house.visitor().get(f"{PAGE}?project=P-2026-001")
    assert HERE not in page.text
    assert "New roof" not in page.text
    assert page.headers["Cache-Control"].startswith("public")


def test_the_page_of_a_project_leads_there(house: House) -> None:
    browser = leader(house, "New roof", "New floor")
    page = browser.get("/projects/P-2026-002").text
    [way] = re.findall(r'href="([^"]+)">What each phase and gate is for<', page)
    assert "P-2026-002 · New floor" in browser.get(way).text


def test_what_is_published_knows_of_no_project(house: House) -> None:
    leader(house, "New roof").get(PAGE)
    pages = list(Path(house.settings.data).rglob("index.html"))
    assert pages
    assert not [one for one in pages if "New roof" in one.read_text(encoding="utf-8")]
