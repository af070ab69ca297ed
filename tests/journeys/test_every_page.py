"""Every page of the handbook once, as the app publishes and serves it, in a real browser.

Two browsers go side by side, one for each palette: it takes half the time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.journeys.handbook_pages import (
    LANGS,
    MISSING,
    PALETTES,
    WIDTHS,
    Look,
    address,
    looks,
    path_of,
    sources,
)
from tests.journeys.looking import OPTIONS, Watch, frame, sideways, violations
from tests.journeys.window import launch

pytestmark = pytest.mark.browser
HEIGHT = 900
SCHEMES = {"light": "default", "dark": "slate"}
SCHEME = "() => document.body.dataset.mdColorScheme"
UNFOLD = "() => document.querySelectorAll('.md-content details').forEach(one => { one.open = true })"


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_that_is_published_is_left_out(lang: str, published: Path) -> None:
    [site] = (page.parent for page in (published / "editions").glob("*/index.html"))
    folder = site if lang == "en" else site / lang
    there = {f"{page.parent.relative_to(folder).as_posix()}/" for page in folder.rglob("index.html")}
    ours = {one for one in there if lang != "en" or not one.startswith("nl/")}
    assert ours == {path_of(source) or "./" for source in sources()}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wrong_with_any_page(lang: str, reading: str) -> None:
    every = looks(lang)
    with ThreadPoolExecutor(len(PALETTES)) as pool:
        walks = [
            pool.submit(_walk, reading, palette, [look for look in every if look.palette == palette])
            for palette in PALETTES
        ]
    faults = [fault for walk in walks for fault in walk.result()]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)


def _walk(reading: str, palette: str, every: list[Look]) -> list[str]:
    """All the looks in one palette, in one browser; what is wrong, each with its page."""
    faults = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(color_scheme=palette, reduced_motion="reduce")  # type: ignore[arg-type]
        watch = Watch(context, reading)
        page = context.new_page()
        for look in every:
            found = [*_seen(page, watch, reading, look), *watch.faults]
            watch.faults.clear()
            faults += [
                f"{look.path or 'start page'} ({look.lang}, {palette}, {look.width} px): {one}"
                for one in found
            ]
        browser.close()
    return faults


def _seen(page: Page, watch: Watch, reading: str, look: Look) -> list[str]:
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    with watch.nothing_there() if look.path == MISSING else nullcontext():
        page.goto(address(reading, look.lang, look.path), wait_until="load")
    faults = frame(page, look.lang)
    if page.evaluate(SCHEME) != SCHEMES[look.palette]:
        faults.append(f"does not follow the system, which is {look.palette}")
    page.evaluate(UNFOLD)
    faults += violations(page, OPTIONS, None if look.whole else ".md-content")
    page.set_viewport_size({"width": min(WIDTHS), "height": HEIGHT})
    return [*faults, *sideways(page)]
