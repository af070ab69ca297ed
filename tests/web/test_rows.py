"""One row of a register: added, changed in place, closed and opened again; nothing typed is lost."""

from __future__ import annotations

import pytest

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

ROW = "row-form"
STORM = {"event": "A storm takes the roof", "prob": "4"}


@pytest.fixture
def robin(house: House) -> Browser:
    """Robin, sponsor of a project."""
    person = house.person("Robin")
    browser = house.browser_of(person)
    house.start(browser, "New roof", SPO=person)
    return browser


def added(browser: Browser, **values: str) -> str:
    """The address of a new risk."""
    page = browser.get("/registers/risks/new?project=P-2026-001")
    answer = browser.send(page, ROW, {**STORM, **values})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].partition("?")[0]


def test_a_new_row_is_its_makers_and_says_so(robin: Browser) -> None:
    page = robin.get(added(robin))
    assert "A storm takes the roof" in page.text
    assert "Owner: Robin" in page.text
    assert "Added by hand" in page.text


def test_the_page_of_a_new_row_asks_at_most_eight_things_at_once(robin: Browser) -> None:
    page = Page(robin.get("/registers/risks/new?project=P-2026-001"))
    assert 1 < len(page.form(ROW).fields["asked"]) <= 8
    assert "found_on" not in page.form(ROW).fields  # changed only through its form


def test_what_is_missing_is_said_and_what_was_typed_stays(robin: Browser) -> None:
    page = robin.get("/registers/risks/new?project=P-2026-001")
    answer = robin.send(page, ROW, {"event": "", "cost": "1250", "proof": "A photograph"})
    assert answer.status_code == 422
    assert 'href="#event"' in answer.text
    assert "What can happen? Give an answer." in answer.text
    assert "A photograph" in answer.text


def test_who_has_no_role_in_the_project_reads_why_nothing_can_be_added(house: House, robin: Browser) -> None:
    answer = house.somebody().get("/registers/risks/new?project=P-2026-001")
    assert "This is for those who hold a role in the project." in answer.text
    assert ROW not in answer.text


def test_a_cell_is_changed_in_place_and_its_history_says_from_what_to_what(robin: Browser) -> None:
    where = added(robin)
    answer = robin.send(robin.get(where), ROW, {"event": "A flood in the cellar"})
    assert answer.headers["Location"] == f"{where}?done=saved"
    page = robin.get(where)
    assert "from “A storm takes the roof” to “A flood in the cellar”" in page.text


def test_what_is_worked_out_stands_beside_with_its_formula(robin: Browser) -> None:
    page = robin.get(added(robin))
    assert "How this is worked out" in page.text
    assert "‘Probability’ × ‘Impact’" in page.text


def test_what_a_row_cannot_do_without_is_not_emptied(robin: Browser) -> None:
    where = added(robin)
    answer = robin.send(robin.get(where), ROW, {"event": "", "proof": "A photograph"})
    assert answer.status_code == 422
    assert "What can happen? Give an answer." in answer.text
    assert "A photograph" in answer.text


def test_a_number_that_cannot_be_read_is_shown_again_and_nothing_is_saved(robin: Browser) -> None:
    where = added(robin)
    answer = robin.send(robin.get(where), ROW, {"event": "A flood", "cost": "a lot"})
    assert answer.status_code == 422
    assert "Type a number" in answer.text
    assert 'value="a lot"' in answer.text
    assert "A storm takes the roof" in robin.get(where).text


def test_of_two_who_change_the_same_the_second_chooses(house: House, robin: Browser) -> None:
    ellen = house.person("Ellen")
    where = added(robin, owner=ellen)
    people = "/projects/P-2026-001/people"
    robin.send(robin.get(people), people, {"role": "PM", "person": house.person("Kim")})
    kim = house.browser_of(house.person("Kim"))
    mine, theirs = kim.get(where), house.browser_of(ellen)
    theirs.send(theirs.get(where), ROW, {"event": "A flood"})
    clash = kim.send(mine, ROW, {"event": "A fire"})
    assert clash.status_code == 409
    assert "A flood" in clash.text
    assert "A fire" in clash.text
    kept = kim.send(clash, where, {"choose-event": "mine"})
    assert kept.status_code == 303, kept.text
    assert "A fire" in Page(kim.get(where)).heading


def test_a_status_that_is_not_for_me_says_for_whom_it_is(robin: Browser) -> None:
    page = robin.get(added(robin))
    assert "What you cannot set now, and why" in page.text
    assert 'value="occurred"' not in page.text


def test_a_row_is_closed_with_what_it_asks_for_and_opened_again(house: House, robin: Browser) -> None:
    where = added(robin)
    pmo = house.somebody("PMO")
    assert "please fill in: ‘Proof’" in pmo.get(where).text
    robin.send(robin.get(where), ROW, {"proof": "The roof was fixed"})
    page = pmo.get(where)
    closed = pmo.send(page, f"{where}/status", {"to": "closed", "row-reason": "Seen on the spot"})
    assert closed.status_code == 303, closed.text
    page = pmo.get(where)
    assert "Row 1 is closed and can only be read." in page.text
    assert "Seen on the spot" in page.text
    refused = pmo.send(page, f"{where}/reopen", {"row-reason": ""})
    assert refused.status_code == 422
    assert "Give a reason" in refused.text
    pmo.send(page, f"{where}/reopen", {"row-reason": "It leaks again"})
    assert "opened it again" in pmo.get(where).text


def test_a_status_is_refused_with_the_reason_and_the_remark_stays(house: House, robin: Browser) -> None:
    where = added(robin)
    people = "/projects/P-2026-001/people"
    robin.send(robin.get(people), people, {"role": "PM", "person": house.person("Kim")})
    kim = house.browser_of(house.person("Kim"))
    answer = kim.send(kim.get(where), f"{where}/status", {"to": "occurred", "row-reason": " "})
    assert answer.status_code == 422
    assert "Give a reason" in answer.text


def test_who_may_not_change_a_row_reads_it_and_why(house: House, robin: Browser) -> None:
    where = added(robin)
    page = house.somebody().get(where)
    assert "This is for the owner of the row, or for: Project manager." in page.text
    assert ROW not in page.text
    assert house.somebody().post(where, data={"csrf_token": "x"}).status_code == 400


def test_a_row_that_is_not_there_is_not_found(robin: Browser) -> None:
    assert robin.get(f"/rows/{'0' * 32}").status_code == 404
    assert robin.get(f"{added(robin)}/files/{'0' * 64}").status_code == 404


def test_the_page_speaks_dutch(robin: Browser) -> None:
    page = robin.get(f"{added(robin)}?lang=nl")
    assert "Wat er is gebeurd" in page.text
    assert "Eigenaar: Robin" in page.text
