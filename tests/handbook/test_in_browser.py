"""The handbook in a real browser, under the security policy of the product."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.handbook.conftest import EDITION
from tests.handbook.watched import opened
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    f"/handbook/{EDITION}/",
    f"/handbook/{EDITION}/nl/processes/run-gate/",
    f"/handbook/{EDITION}/method/",
    f"/handbook/{EDITION}/roles/spo/",
    f"/handbook/{EDITION}/nl/templates/idea/",
]


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type(words)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_missing_forbidden_or_fetched_elsewhere(browser: Browser, host: Host, path: str) -> None:
    watched = opened(browser, host, path)
    assert watched.mishaps == []
    watched.page.close()


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        (PAGES[0], 390, "light"),
        (PAGES[2], 1280, "light"),
        (PAGES[2], 390, "dark"),
        (PAGES[3], 390, "dark"),
        *((path, 360, scheme) for path in PAGES[4:] for scheme in ("light", "dark")),
    ],
)
def test_axe_finds_nothing(browser: Browser, host: Host, path: str, width: int, scheme: str) -> None:
    # The policy also keeps axe out, so this browser does not heed it.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(host.address + path, wait_until="networkidle")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("path", PAGES[:2])
def test_the_search_box_asks_the_app(browser: Browser, host: Host, path: str) -> None:
    watched = opened(browser, host, path)
    search(watched.page, "sponsor")
    results = watched.page.locator(".md-search-result__link")
    expect(results).to_have_count(3)
    expect(results.nth(0)).to_contain_text("Decide at a gate")
    expect(results.nth(1)).to_contain_text("Decide <b>")
    expect(results.nth(1).locator("mark")).to_have_text("sponsor")
    expect(results.nth(1)).to_contain_text("& <i>others</i>")
    expect(results.nth(2)).to_contain_text("Form")
    assert host.asked == ["en: sponsor"]  # one question, not one for each letter
    assert (results.nth(2).get_attribute("href") or "").startswith(f"{host.address}/forms/gate-g1/start")
    assert watched.mishaps == []
    watched.page.close()


def test_a_mistyped_word_gets_the_one_that_may_have_been_meant(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, f"/handbook/{EDITION}/nl/")
    search(watched.page, "gaet")
    result = watched.page.locator(".md-search-result__link")
    expect(result).to_contain_text("Bedoelde je: gate")
    assert "/search?query=gate&lang=nl" in (result.get_attribute("href") or "")
    watched.page.close()


@pytest.mark.parametrize("mode", ["broken", "plain"])
def test_search_goes_on_in_the_browser_where_no_app_answers(browser: Browser, host: Host, mode: str) -> None:
    host.mode = mode
    watched = opened(browser, host, f"/handbook/{EDITION}/processes/run-gate/")
    search(watched.page, "welcome")
    expect(watched.page.locator(".md-search-result__link").first).to_be_visible()
    assert bool(host.asked) == (mode == "broken")
    watched.page.close()


@pytest.mark.parametrize("path", PAGES[:2])
def test_menu_and_search_of_a_phone_work_from_the_keyboard(browser: Browser, host: Host, path: str) -> None:
    watched = opened(browser, host, path, width=390)
    page = watched.page
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary :focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    expect(page.locator(".md-sidebar--primary a").first).to_be_hidden()
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_be_focused()
    assert watched.mishaps == []
    page.close()


def test_one_choice_of_colours_holds_for_handbook_and_app(browser: Browser, host: Host) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(host.address + PAGES[1], wait_until="networkidle")
    for _ in range(2):  # from "as the system" to light, from light to dark
        page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for path in (PAGES[0], PAGES[2]):
        page.goto(host.address + path, wait_until="networkidle")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_the_current_handbook_does_not_say_that_it_is_old(browser: Browser, host: Host) -> None:
    watched = opened(browser, host, f"/handbook/{EDITION}/")
    expect(watched.page.locator(".md-version__current")).to_have_text(EDITION)
    expect(watched.page.locator("[data-md-component=outdated]")).to_be_hidden()
    watched.page.close()
