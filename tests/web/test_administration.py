"""Administrator rights on the pages: switched on, used, switched off, and read afterwards."""

from __future__ import annotations

from tests.web.browser import Browser
from tests.web.house import House
from tests.web.pages import Page

ON, USES = "/administration", "/administration/uses"


def switched_on(house: House) -> Browser:
    admin = house.browser_of(house.person("Ada", "TLA"))
    admin.send(admin.get(ON), "on", {"reason": "New colleagues"})
    return admin


def test_off_the_page_of_people_leads_to_switching_on_and_to_nothing_else(house: House) -> None:
    admin = house.browser_of(house.person("Ada", "TLA"))
    page = admin.get("/people").text
    assert f'href="{ON}"' in page
    assert "/people/invite" not in page
    assert "switched on" in Page(admin.send(admin.get("/people/invite"), "/people/invite", KIM)).text()


KIM = {"name": "Kim", "mail": "kim@example.org", "role": "PMO"}


def test_on_it_says_until_when_and_is_off_again_by_a_button(house: House) -> None:
    admin = switched_on(house)
    page = admin.get("/people")
    assert "Your administrator rights are on until" in Page(page).text()
    assert "/people/invite" in page.text
    assert admin.send(page, f"{ON}/off").headers["Location"] == "/people?done=admin-off"
    assert "/people/invite" not in admin.get("/people").text


def test_the_one_who_asked_is_chosen_as_soon_as_there_is_somebody(house: House) -> None:
    kim = house.person("Kim", account=True)
    admin = house.browser_of(house.person("Ada", "TLA"))
    answer = admin.send(admin.get(ON), "on", {"reason": "New colleagues"})
    assert answer.status_code == 422
    assert 'href="#asked_by"' in answer.text
    assert "New colleagues" in answer.text  # what was typed stays
    assert admin.send(admin.get(ON), "on", {"reason": "Lou comes", "asked_by": kim}).status_code == 303


def test_without_a_task_it_stays_off(house: House) -> None:
    admin = house.browser_of(house.person("Ada", "TLA"))
    answer = admin.send(admin.get(ON), "on", {"reason": " "})
    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text


def test_who_is_no_administrator_reads_who_is(house: House) -> None:
    answer = house.somebody("PMO").get(ON)
    assert answer.status_code == 403
    assert "by the tool administrator" in answer.text


def test_head_and_auditor_read_what_was_done_month_by_month(house: House) -> None:
    admin = switched_on(house)
    admin.send(admin.get("/people/invite"), "/people/invite", KIM)
    for role in ("PMH", "AUD"):
        reader = house.somebody(role)
        assert USES in reader.get("/people").text
        said = Page(reader.get(USES)).text()
        for words in ("March 2026", "New colleagues", "let in Kim", "gave a role to Kim"):
            assert words in said
        assert "Nobody switched them on" in Page(reader.get(f"{USES}?month=2026-02")).text()
        assert "March 2026" in Page(reader.get(f"{USES}?month=nonsense")).text()
    assert admin.get(USES).status_code == 403
