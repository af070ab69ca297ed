"""What stands around the text of a page, in a real browser: a late review, "was this clear?"."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.handbook.conftest import EDITION
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
METHOD = f"/handbook/{EDITION}/method/"  # to be looked at again by 31 January 2027
DUTCH = METHOD.replace("/method", "/nl/method")
LATE = {
    METHOD: "This page should have been looked at again by 31 January 2027.",
    DUTCH: "Deze pagina had vóór 31 januari 2027 opnieuw nagelezen moeten zijn.",
}


def read_on(browser: Browser, host: Host, path: str, day: str) -> Page:
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(host.address + path, wait_until="networkidle")
    return page


@pytest.mark.parametrize("path", LATE)
def test_a_late_review_is_said_in_words_before_the_text(browser: Browser, host: Host, path: str) -> None:
    page = read_on(browser, host, path, "2027-02-01")
    expect(page.locator("h1 + .ld-past")).to_contain_text(LATE[path])
    page.close()


@pytest.mark.parametrize(("path", "day"), [(METHOD, "2027-01-31"), (METHOD + "../roles/spo/", "2040-01-01")])
def test_a_page_in_time_or_without_a_day_says_nothing(
    browser: Browser, host: Host, path: str, day: str
) -> None:
    page = read_on(browser, host, path, day)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".ld-past")).to_have_count(0)
    page.close()


def test_what_was_not_clear_is_asked_only_after_a_no_and_sent_with_a_fresh_token(
    browser: Browser, host: Host
) -> None:
    page = browser.new_page()
    page.goto(host.address + DUTCH)
    why = page.get_by_label("Wat was niet duidelijk?")
    expect(why).to_be_hidden()
    page.get_by_label("Ja", exact=True).check()
    expect(why).to_be_hidden()
    page.keyboard.press("ArrowDown")  # to no, by keyboard
    why.fill("De kosten")
    page.get_by_role("button", name="Verstuur").press("Enter")
    page.wait_for_url("**/feedback?lang=nl")
    assert host.sent == [
        {
            "to": ["/feedback?lang=nl"], "csrf_token": ["fresh"], "page": ["method/"], "of": ["nl"],
            "edition": [EDITION], "clear": ["no"], "text": ["De kosten"],
        }
    ]  # fmt: skip
    page.close()


def test_a_site_of_plain_files_does_not_ask(browser: Browser, host: Host) -> None:
    host.mode = "plain"
    page = browser.new_page()
    page.goto(host.address + METHOD)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("form.ld-clear")).to_have_count(0)
    page.close()
