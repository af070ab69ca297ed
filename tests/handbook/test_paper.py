"""A page on paper: what belongs to the screen is gone, nothing is folded or cut, colours are light."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.handbook.conftest import EDITION
from tests.handbook.web_host import Host

pytestmark = pytest.mark.browser
METHOD = f"/handbook/{EDITION}/method/"
PAGES = [METHOD, f"/handbook/{EDITION}/nl/processes/run-gate/", f"/handbook/{EDITION}/nl/templates/idea/"]
A4 = 680  # pixels between the margins
SCREEN_ONLY = (
    ".md-header", ".md-tabs", ".md-sidebar", ".md-footer__inner", ".md-path", ".md-top", ".headerlink",
    ".md-button:not([href^='/forms/'])", ".ld-edit",
)  # fmt: skip
LIGHT = "one => getComputedStyle(one).color.match(/[0-9]+/g).slice(0, 3).every(part => part < 130)"


@contextmanager
def on_paper(browser: Browser, host: Host, path: str, *, script: bool = True) -> Iterator[Page]:
    """The page as it is printed by somebody who reads it on a dark screen."""
    context = browser.new_context(
        java_script_enabled=script, color_scheme="dark", viewport={"width": A4, "height": 960}
    )
    page = context.new_page()
    page.goto(host.address + path, wait_until="load")
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_paper_has_the_text_and_says_which_handbook_it_is(browser: Browser, host: Host, path: str) -> None:
    with on_paper(browser, host, path) as page:
        assert [css for css in SCREEN_ONLY if page.locator(css).locator("visible=true").count()] == []
        expect(page.locator("h1")).to_be_visible()
        edition = "handboek" if "/nl/" in path else "handbook"
        expect(page.locator(".ld-paper")).to_have_text(f"Leidraad · {edition} {EDITION}")
        page.emulate_media(media="screen")
        expect(page.locator(".ld-paper")).to_be_hidden()


def test_what_starts_a_form_on_a_screen_names_it_on_paper(browser: Browser, host: Host) -> None:
    with on_paper(browser, host, PAGES[1]) as page:
        form = page.locator(".md-button[href^='/forms/']").first
        expect(form).to_be_visible()
        looks = form.evaluate(
            "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).borderTopWidth]"
        )
        assert looks == ["rgba(0, 0, 0, 0)", "0px"]
        assert form.evaluate(LIGHT)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_paper(browser: Browser, host: Host, path: str) -> None:
    with on_paper(browser, host, path) as page:
        wide = page.evaluate(
            "w => [...document.querySelectorAll('.md-content *')].filter(one => one.getClientRects().length"
            " && one.getBoundingClientRect().right > w).map(one => one.outerHTML.slice(0, 90))",
            A4,
        )
        assert wide == []
        hidden = "['auto', 'scroll', 'hidden'].includes(getComputedStyle(one).overflowX)"
        cut = (
            f"[...document.querySelectorAll('.md-content :is(div, table, pre, code)')].filter(one => {hidden}"
        )
        assert page.evaluate(cut + " && one.scrollWidth > one.clientWidth).length") == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_dark_page_is_printed_light(browser: Browser, host: Host, path: str) -> None:
    with on_paper(browser, host, path) as page:
        for css in (".md-content h1", ".md-content p >> nth=1", ".ld-page-facts", ".ld-picture text"):
            for one in page.locator(css).all()[:1]:
                assert one.evaluate(LIGHT), css


@pytest.mark.parametrize("script", [True, False])
def test_what_is_folded_stands_open_with_and_without_script(
    browser: Browser, host: Host, script: bool
) -> None:
    with on_paper(browser, host, METHOD, script=script) as page:
        folded = page.locator(".md-content details:not([open])")
        assert folded.count() > 0
        for inside in page.locator(".md-content details:not([open]) > :nth-child(2)").all():
            assert inside.evaluate("one => one.getBoundingClientRect().height") > 0


def test_where_styles_cannot_open_a_fold_a_script_does_and_closes_it_again(
    browser: Browser, host: Host
) -> None:
    with on_paper(browser, host, METHOD) as page:
        folded = page.locator(".md-content details:not([open])")
        before = folded.count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(folded).to_have_count(0)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(folded).to_have_count(before)


def test_only_links_to_other_sites_show_their_address(browser: Browser, host: Host) -> None:
    with on_paper(browser, host, METHOD) as page:
        page.evaluate(
            "document.querySelector('.md-content h1').insertAdjacentHTML('afterend',"
            ' \'<p><a id=far href="https://example.org/a">far</a> <a id=near href="#x">near</a></p>\')'
        )
        after = "one => getComputedStyle(one, '::after').content"
        assert "https://example.org/a" in page.locator("#far").evaluate(after)
        assert page.locator("#near").evaluate(after) == "none"
