"""How long a browser stays signed in: thirty days from the last time that somebody changed something."""

from __future__ import annotations

import datetime as dt

from tests.web.browser import Browser
from tests.web.house import House


def changes_something(browser: Browser) -> str | None:
    """Choose a language; what the browser is told to keep."""
    answer = browser.send(browser.get("/sign-in"), "/language", {"lang": "nl"})
    assert answer.status_code == 303
    return answer.headers.get("Set-Cookie")


def known(browser: Browser) -> bool:
    return browser.get("/projects").status_code == 200


def test_who_changes_something_now_and_then_stays_signed_in(house: House) -> None:
    browser = house.somebody("PM")
    for _ in range(3):
        house.now += dt.timedelta(days=20)
        assert known(browser)
        assert "Max-Age=2592000" in (changes_something(browser) or "")


def test_who_only_reads_signs_in_again_after_thirty_days(house: House) -> None:
    browser = house.somebody("PM")
    for _ in range(2):
        house.now += dt.timedelta(days=14)
        assert known(browser)
    house.now += dt.timedelta(days=2)
    assert not known(browser)


def test_the_cookie_is_handed_over_once_a_day_and_not_with_each_change(house: House) -> None:
    browser = house.somebody("PM")
    changes_something(browser)  # now the cookie holds the language too
    house.now += dt.timedelta(days=1)
    assert changes_something(browser)
    assert changes_something(browser) is None
