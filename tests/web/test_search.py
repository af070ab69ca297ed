"""The search: its page, its filters, nothing found, and what is offered while typing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.services.publishing import publish
from app.services.search_index import reindex
from app.services.work import PRODUCT, Work
from app.store import EVERYTHING, people, projects
from tests.services.published import one_page
from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page, text


def headings(answer: TestResponse) -> list[str]:
    return [text(one) for one in Page(answer).all("h2")]


def links(answer: TestResponse) -> list[str]:
    return [one.attrib["href"] for one in Page(answer).all("a") if "href" in one.attrib]


@pytest.fixture
def robin(house: House) -> Browser:
    """Somebody who started a project and leads it."""
    person = house.person("Robin")
    browser = house.browser_of(person)
    house.start(browser, "New roof")
    with house.store.writing() as session:
        project = projects.get_project(session, "P-2026-001", EVERYTHING)
        assert project is not None
        day = house.now.date()
        people.assign_role(session, person_id=person, role="PM", project_id=project.id, valid_from=day)
    return browser


def test_what_is_found_stands_in_groups_and_each_says_what_it_is(robin: Browser) -> None:
    answer = robin.get("/search?query=idea+roof&lang=en")
    shown = [one for one in headings(answer) if one in ("Do it: forms", "Projects and records")]
    assert shown == ["Do it: forms", "Projects and records"]
    assert "/projects/P-2026-001" in links(answer)
    [status] = [one for one in Page(answer).all("p") if one.attrib.get("id") == "found"]
    assert status.attrib["aria-live"] == "polite"
    assert "result" in text(status)


def test_a_number_that_was_typed_comes_first(robin: Browser) -> None:
    assert headings(robin.get("/search?query=P-2026-001&lang=en"))[0] == "Projects and records"


def test_a_filter_is_kept_in_the_address_and_can_be_left(robin: Browser) -> None:
    answer = robin.get("/search?query=roof&kind=project&mine=1&lang=en")
    chosen = Page(answer).form("search").fields
    assert (chosen["kind"], chosen["mine"], chosen["query"]) == (["project"], ["1"], ["roof"])
    assert headings(answer)[-1:] == ["Projects and records"]
    assert "/search?query=roof" in links(answer)


def test_only_what_belongs_to_the_chosen_process_phase_and_projects_is_left(
    house: House, robin: Browser
) -> None:
    def found(choice: str, browser: Browser = robin) -> list[str]:
        hits = links(browser.get(f"/search?query=roof+describe+idea&lang=en&{choice}"))
        return [one for one in hits if one.startswith(("/projects/P", "/forms/"))]

    everything = found("")
    assert "/projects/P-2026-001" in everything
    assert "/forms/idea/start" in everything
    assert set(found("process=start-project")) == {"/forms/idea/start"}
    assert found("phase=idea") == found("mine=1") == ["/projects/P-2026-001"]
    assert found("mine=1", house.somebody()) == []
    assert found("process=unheard&phase=of&edition=1999.1&kind=x") == everything


def test_where_nothing_is_found_terms_that_come_near_and_the_way_on_are_shown(house: House) -> None:
    answer = house.visitor().get("/search?query=gatzzq&lang=en")
    assert "Nothing found for “gatzzq”" in headings(answer)
    assert "Terms that come near" in answer.text
    assert "/search?query=Gate" in links(answer)


def test_the_theme_may_send_its_own_name_for_the_question(house: House) -> None:
    answer = house.visitor().get("/search?q=gate&lang=nl")
    assert answer.headers["Location"].endswith("/search?query=gate&lang=nl")


def suggested(browser: Browser, typed: str, lang: str = "en") -> list[dict[str, Any]]:
    answer = browser.get(f"/api/suggest?q={typed}&lang={lang}")
    found: list[dict[str, Any]] = json.loads(answer.text)["suggested"]
    return found


def test_while_typing_own_projects_forms_and_terms_are_offered(house: House, robin: Browser) -> None:
    assert suggested(robin, "ro")[0]["url"] == "/projects/P-2026-001"
    assert "/forms/idea/start" in [one["url"] for one in suggested(robin, "start+an+ide")]
    [first, *_] = suggested(house.visitor(), "besluit", "nl")
    assert (first["kind"], first["says"], first["lang"]) == ("form", "Start dit formulier", "nl")
    assert suggested(robin, "") == suggested(robin, "qqqq") == []


def test_nobody_is_offered_a_project_that_is_not_his(house: House, robin: Browser) -> None:
    for browser in (house.visitor(), house.somebody(), house.somebody("PMO")):
        assert "/projects/P-2026-001" not in [one["url"] for one in suggested(browser, "roof")]


def test_only_the_office_reads_what_nobody_found(house: House) -> None:
    assert house.somebody("PMO").get("/search/missed").status_code == 200
    assert house.somebody().get("/search/missed").status_code == 403
    assert "/search/missed" in links(house.somebody("PMO").get("/search"))
    assert "/search/missed" not in links(house.visitor().get("/search"))


def test_in_a_form_that_follows_an_older_handbook_the_box_looks_in_that_one(
    house: House, robin: Browser
) -> None:
    def asked_in(address: str) -> list[str]:
        page = Page(robin.get(address))
        return [one.attrib["value"] for one in page.all("input") if one.attrib.get("name") == "edition"]

    number = house.start(robin, "Second roof")
    assert asked_in(f"/f/{number}") == asked_in(f"/f/{number}/need") == []
    publish(house.store, house.settings, "2026.2", lambda _: None, now=house.now, build=one_page)
    for address in (f"/f/{number}", f"/f/{number}/need"):
        assert asked_in(address) == ["2026.1"]
        assert "search-worker.js?lang=en&edition=2026.1&" in robin.get(address).text.replace("\\u0026", "&")
    assert asked_in("/") == []


def test_an_older_handbook_is_searched_only_when_that_is_asked(house: House, robin: Browser) -> None:
    house.start(robin, "Second roof")  # it keeps the older handbook in the index
    publish(house.store, house.settings, "2026.2", lambda _: None, now=house.now, build=one_page)
    with house.store.session() as session:
        reindex(Work(session, PRODUCT, house.now, house.settings))
    every = links(robin.get("/search?query=decide+gate&lang=en"))
    assert not [one for one in every if one.startswith("/handbook/2026.1/processes")]
    older = robin.get("/search?query=decide+gate&lang=en&edition=2026.1")
    assert [one for one in links(older) if one.startswith("/handbook/2026.1/processes")]
    assert Page(older).form("search").fields["edition"] == ["2026.1"]
