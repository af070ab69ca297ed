"""Who does what in a project: given and ended by who leads it, also to somebody without an account."""

from __future__ import annotations

from tests.web.house import House
from tests.web.pages import Page

PEOPLE = "/projects/P-2026-001/people"


def test_a_role_is_given_to_a_colleague_and_ended_again(house: House) -> None:
    robin, ellen = house.person("Robin"), house.person("Ellen")
    browser = house.browser_of(robin)
    house.start(browser, "New roof", SPO=robin)
    answer = browser.send(browser.get(PEOPLE), PEOPLE, {"role": "QRV", "person": ellen})
    assert answer.headers["Location"] == f"{PEOPLE}?done=role"
    page = browser.get(PEOPLE)
    assert "Ellen" in browser.get("/projects/P-2026-001").text
    end = next(part for part in page.text.split('"') if part.startswith(PEOPLE) and part.endswith("/end"))
    browser.send(page, end)
    assert browser.get(PEOPLE).text.count("/end") == page.text.count("/end") - 1


def test_somebody_without_an_account_gets_a_role_by_name(house: House) -> None:
    browser = house.browser_of(house.person("Robin"))
    house.start(browser, "New roof", SPO=house.person("Robin"))
    named = {"role": "SUP", "person": "", "name": "Lisa Mol", "mail": ""}
    browser.send(browser.get(PEOPLE), PEOPLE, named)
    assert "Lisa Mol" in browser.get(PEOPLE).text


def test_a_role_without_a_person_says_what_is_missing_and_keeps_what_was_typed(house: House) -> None:
    browser = house.browser_of(house.person("Robin"))
    house.start(browser, "New roof", SPO=house.person("Robin"))
    answer = browser.send(browser.get(PEOPLE), PEOPLE, {"role": "SUP", "mail": "lisa@example.org"})
    assert answer.status_code == 422
    assert 'value="lisa@example.org"' in answer.text


def test_no_role_is_chosen_beforehand_so_that_nobody_gives_one_by_mistake(house: House) -> None:
    robin = house.person("Robin")
    browser = house.browser_of(robin)
    house.start(browser, "New roof", SPO=robin)
    page = browser.get(PEOPLE)
    before = page.text.count("/end")
    assert Page(page).form(PEOPLE).fields["role"] == [""]
    answer = browser.send(page, PEOPLE, {"person": house.person("Ellen")})
    assert answer.status_code == 422
    assert "Choose a role." in answer.text
    assert browser.get(PEOPLE).text.count("/end") == before


def test_who_does_not_lead_a_project_cannot_change_its_roles(house: House) -> None:
    browser = house.browser_of(house.person("Robin"))
    house.start(browser, "New roof", SPO=house.person("Robin"))
    assert house.browser_of(house.person("Ellen")).get(PEOPLE).status_code == 403
