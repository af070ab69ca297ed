"""The first minutes: a link, an account, an invitation, a way in and out."""

from __future__ import annotations

from tests.web.house import PASSWORD, House
from tests.web.pages import Page

ADA = {"name": "Ada", "mail": "ada@example.org", "password": PASSWORD}


def test_looking_at_a_link_uses_nothing_up(house: House) -> None:
    link = house.first_link()
    assert house.visitor().get(link).status_code == 200
    assert house.visitor().get(link).status_code == 200


def test_the_first_link_makes_one_account_and_is_dead_then(house: House) -> None:
    link, browser = house.first_link(), house.visitor()
    answer = browser.send(browser.get(link), "welcome", ADA)
    assert answer.status_code == 303
    assert "Ada" in browser.get("/").text
    dead = house.visitor().get(link)
    assert dead.status_code == 409
    assert "has been used" in dead.text


def test_a_password_that_is_too_short_is_explained_at_the_field(house: House) -> None:
    link, browser = house.first_link(), house.visitor()
    answer = browser.send(browser.get(link), "welcome", {**ADA, "password": "short"})
    assert answer.status_code == 422
    assert 'href="#password"' in answer.text
    assert 'value="Ada"' in answer.text  # what was typed stays
    assert browser.get(link).status_code == 200


def test_who_is_invited_gets_in_by_a_link(house: House) -> None:
    boss, guest = house.somebody("PMH", "TLA"), house.visitor()
    boss.send(boss.get("/administration"), "on", {"reason": "Yusuf begins on Monday"})
    page = boss.get("/people/invite")
    made = boss.send(page, "/people/invite", {"name": "Yusuf", "mail": "yusuf@example.org", "role": "PMO"})
    link = Page(made)
    address = next(one.attrib["value"] for one in link.all("input") if one.attrib.get("id") == "link")
    path = address.removeprefix(house.settings.address)
    answer = guest.send(guest.get(path), "welcome", {"name": "Yusuf", "password": PASSWORD})
    assert answer.status_code == 303
    assert "Yusuf" in guest.get("/").text


def test_who_may_not_invite_reads_why(house: House) -> None:
    browser = house.somebody()
    made = browser.send(
        browser.get("/people/invite"), "/people/invite", {"name": "Y", "mail": "y@example.org"}
    )
    assert made.status_code == 422
    assert "by the tool administrator" in made.text


def test_a_wrong_password_says_nothing_about_who_has_an_account(house: House) -> None:
    house.person("Ada", account=True)
    browser = house.visitor()
    page = browser.get("/sign-in")
    wrong = browser.send(page, "/sign-in", {"mail": "ada@example.org", "password": "wrong wrong wrong"})
    nobody = browser.send(page, "/sign-in", {"mail": "no@example.org", "password": "wrong wrong wrong"})
    assert wrong.status_code == nobody.status_code == 422
    sentence = "do not belong together"
    assert sentence in wrong.text
    assert sentence in nobody.text


def test_signing_in_leads_to_the_page_that_was_asked_for(house: House) -> None:
    house.person("Ada", account=True)
    browser = house.visitor()
    page = browser.get("/projects", follow_redirects=True)
    assert page.request.path == "/sign-in"
    answer = browser.send(page, "/sign-in", {"mail": "ada@example.org", "password": PASSWORD})
    assert answer.headers["Location"] == "/projects"


def test_signing_in_gives_the_browser_another_token(house: House) -> None:
    house.person("Ada", account=True)
    browser = house.visitor()
    page = browser.get("/sign-in")
    before = browser.token()
    browser.send(page, "/sign-in", {"mail": "ada@example.org", "password": PASSWORD})
    assert browser.token() != before


def test_nobody_is_sent_to_another_host_after_signing_in(house: House) -> None:
    house.person("Ada", account=True)
    for target in ("https://evil.example", "//evil.example", "/\\evil.example", "nonsense"):
        browser = house.visitor()
        page = browser.get("/sign-in", query_string={"next": target})
        answer = browser.send(
            page, "/sign-in", {"mail": "ada@example.org", "password": PASSWORD, "next": target}
        )
        assert answer.headers["Location"] == "/"


def test_signing_out_ends_the_session_on_the_server(house: House) -> None:
    browser = house.somebody()
    cookie = browser.get_cookie("leidraad")
    assert cookie is not None
    assert browser.send(browser.get("/account"), "/sign-out").status_code == 303
    browser.set_cookie("leidraad", cookie.value)
    assert browser.get("/account").status_code == 302
