"""Names that are offered while somebody searches: a combobox, by keyboard, in handbook and app."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.handbook.conftest import EDITION
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
PAGES = ["/", f"/handbook/{EDITION}/processes/run-gate/"]


def typed(page: Page, words: str) -> tuple[Locator, Locator]:
    """The box and what it offers, after typing."""
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type(words)
    return box, page.get_by_role("listbox", name="Suggestions").get_by_role("option")


@pytest.mark.parametrize("path", PAGES)
def test_names_are_offered_and_chosen_by_keyboard(browser: Browser, host: Host, path: str) -> None:
    watched = opened(browser, host, path)
    box, offered = typed(watched.page, "spo")
    expect(offered).to_have_count(2)
    expect(offered.nth(0)).to_have_text("<i>Sponsor</i> · Term")
    expect(offered.nth(1)).to_have_text("Poort · Start this form · G1 · in Dutch")
    expect(offered.nth(1).locator("[lang=nl]")).to_have_text("Poort")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(watched.page.get_by_role("status").filter(has_text="Suggestions: 2")).to_have_count(1)
    assert host.suggested[-1] == "en: spo"
    watched.page.keyboard.press("ArrowDown")
    expect(offered.nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", offered.nth(0).get_attribute("id") or "-")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url("**/quiz")
    assert watched.mishaps == []
    watched.page.close()


def test_below_the_names_the_keys_go_on_to_what_was_found(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, PAGES[1])
    box, offered = typed(watched.page, "spo")
    expect(offered).to_have_count(2)
    expect(watched.page.locator(".md-search-result__link").first).to_be_visible()
    for _ in range(3):
        watched.page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(watched.page.locator(".md-search-result__link").first).to_be_focused()
    watched.page.close()


def test_escape_closes_the_names_before_the_box(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, PAGES[1])
    box, offered = typed(watched.page, "spo")
    expect(offered).to_have_count(2)
    watched.page.keyboard.press("Escape")
    expect(offered.first).to_be_hidden()
    expect(box).to_be_focused()
    watched.page.close()


def test_nobody_is_asked_for_names_where_there_is_no_app(browser: Browser, host: Host) -> None:
    host.mode = "plain"
    watched = opened(browser, host, PAGES[1])
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("welcome")
    expect(watched.page.locator(".md-search-result__link").first).to_be_visible()
    expect(watched.page.get_by_role("combobox", name="Search")).to_have_count(0)
    assert host.suggested == []
    watched.page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_in_the_open_list(browser: Browser, host: Host, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(host.address + PAGES[1], wait_until="networkidle")
    _, offered = typed(page, "spo")
    expect(offered).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)  # until the box has opened
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
