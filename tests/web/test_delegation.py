"""Letting somebody stand in, on the page that is there for it."""

from __future__ import annotations

from tests.web.house import House


def test_a_colleague_stands_in_for_a_week_and_no_longer(house: House) -> None:
    robin, ellen = house.person("Robin"), house.person("Ellen")
    browser = house.browser_of(robin)
    assert "You hold no role" in browser.get("/stand-in").text
    house.start(browser, SPO=robin)
    page = browser.get("/stand-in")
    wrong = browser.send(page, "/stand-in", {"person": ellen, "from": "2026-03-09", "until": "soon"})
    assert wrong.status_code == 422
    assert 'value="2026-03-09"' in wrong.text
    asked = {"person": ellen, "from": "2026-03-02", "until": "2026-03-09"}
    assert browser.send(page, "/stand-in", asked).status_code == 303
    assert "Ellen" in browser.get("/stand-in?lang=nl").text
    shown = browser.get("/projects/P-2026-001?lang=en").text
    assert "stands in for Robin until 9 Mar 2026" in shown
    page = browser.get("/stand-in")
    action = next(part for part in page.text.split('"') if part.endswith("/end"))
    assert browser.send(page, action).status_code == 303
    assert "stands in for" not in browser.get("/projects/P-2026-001").text
