"""One page of the handbook for each kind: with nothing but the keyboard, and in a browser without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import keyboard
from tests.journeys.handbook_pages import LANGS, WIDTHS, address, kinds, path_of
from tests.journeys.looking import Watch, frame, sideways

pytestmark = pytest.mark.browser
# Half of the kinds in each language: what a key does is the same in both.
KINDS = [(path_of(source), LANGS[number % 2]) for number, source in enumerate(kinds())]
WHERE = "() => { const here = document.activeElement; return here === document.body ? null : here }"
IN_TEXT = "one => one.closest('.md-content') !== null"
SHUT = "one => one.tagName === 'SUMMARY' && !one.parentElement.open"
MOST = 1500  # more stops than any page has


@pytest.mark.parametrize(("path", "lang"), KINDS)
def test_every_stop_of_the_tab_key_shows_and_folds_open(
    path: str, lang: str, browser: Browser, reading: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address(reading, lang, path), wait_until="load")
    _skip(page)
    faults = [*_walk(page, "Shift+Tab"), *_walk(page, "Tab")]
    context.close()
    assert not faults, f"{path} ({lang}):\n" + "\n".join(faults)


def _walk(page: Page, key: str) -> list[str]:
    """From stop to stop until the page has no more; what is wrong on the way."""
    stops, faults = 0, []
    page.keyboard.press(key)
    while (here := page.evaluate_handle(WHERE).as_element()) is not None:
        stops += 1
        assert stops < MOST, f"{key} does not come out of the page: {here}"
        faults += [f"{key}: {one}" for one in keyboard.unseen(page, here)]
        if here.evaluate(SHUT):
            page.keyboard.press("Enter")
            if here.evaluate(SHUT):
                faults.append(f"does not open: {here.inner_text()}")
        page.keyboard.press(key)
    return faults


def _skip(page: Page) -> None:
    """The first stop leads past header and menu, into the text."""
    page.keyboard.press("Tab")
    link = page.locator("a.md-skip")
    assert link.evaluate(keyboard.HERE), "the first stop is not the link to the text"
    assert not keyboard.unseen(page, link.element_handle())
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate_handle(WHERE).evaluate(IN_TEXT), "the link to the text does not lead there"


@pytest.mark.parametrize(("path", "lang"), KINDS)
def test_without_script_all_is_there_and_folds_open(
    path: str, lang: str, browser: Browser, reading: str
) -> None:
    size = {"width": min(WIDTHS), "height": 900}
    context = browser.new_context(viewport=size, java_script_enabled=False)  # type: ignore[arg-type]
    watch = Watch(context, reading)
    page = context.new_page()
    page.goto(address(reading, lang, path), wait_until="load")
    text = page.locator(".md-content")
    for shut in text.locator("summary").all():
        shut.press("Enter")
    faults = [*watch.faults, *frame(page, lang), *sideways(page)]
    faults += [f"does not open: {one.inner_text()}" for one in text.locator("details:not([open])").all()]
    faults += [
        f"is not there: {one.inner_text()}"
        for one in text.locator(":is(h1, h2, h3, table, dl):not(:visible)").all()
    ]
    context.close()
    assert not faults, f"{path} ({lang}):\n" + "\n".join(faults)
