"""One person at one screen: a browser of their own, watched and photographed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Playwright

from tests.journeys import keyboard
from tests.journeys.looking import COLOURS, OPTIONS, Watch, faults_of, violations
from tests.journeys.words import Words, beginning, whole

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update")  # fmt: skip
LOCALES = {"en": "en-GB", "nl": "nl-NL"}
CHROMIUM = "LEIDRAAD_CHROMIUM"


def launch(playwright: Playwright) -> Browser:
    """The browser; where there is none the test fails and says so."""
    path = Path(os.environ.get(CHROMIUM) or "/usr/bin/chromium")
    assert path.exists(), f"There is no browser at {path}: install Chromium, or name one in {CHROMIUM}."
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


@dataclass
class Album:
    """Where the pictures of one journey go, and how many there are."""

    folder: Path
    taken: int = 0
    seen: list[str] = field(default_factory=list)

    def next(self, name: str) -> Path:
        self.taken += 1
        self.seen.append(name)
        return self.folder / f"{self.taken:02}-{name}.png"


class Window:
    """A browser context with one page."""

    def __init__(
        self, browser: Browser, address: str, words: Words, size: str, album: Album, **more: Any
    ) -> None:
        width, height = SIZES[size]
        self.words, self.album, self.address, self.size = words, album, address, size
        self._browser = browser
        self._more = {"locale": LOCALES[words.lang], "viewport": {"width": width, "height": height}, **more}
        self.open()

    def open(self, kept: Any = None) -> None:
        """A fresh browser; `kept` holds the cookies of an earlier one."""
        self.context = self._browser.new_context(**self._more, storage_state=kept, reduced_motion="reduce")
        self.watch = Watch(self.context, self.address)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)

    def close(self) -> Any:
        """Shut the browser; what it would remember."""
        kept = self.context.storage_state()
        self.context.close()
        return kept

    def goto(self, path: str) -> None:
        """Type an address."""
        self.page.goto(path if path.startswith("http") else self.address + path, wait_until="load")

    def see(self, name: str, *, dark: bool = False) -> None:
        """Look at the whole page: nothing may be wrong, and there is a picture. `dark`: also in the dark."""
        self._photograph(name, lambda: faults_of(self.page, self.words.lang))
        if dark:
            self.page.emulate_media(color_scheme="dark")
            self.page.locator("body[data-md-color-scheme=slate]").wait_for()
            self._photograph(f"{name}-dark", lambda: violations(self.page, COLOURS))
            self.page.emulate_media(color_scheme="light")

    def see_box(self, name: str) -> None:
        """Look at something that lies over the page: what is below it does not count."""
        path = self.album.next(name)
        self.page.screenshot(path=path)
        faults = [*self.watch.faults, *violations(self.page, OPTIONS)]
        assert not faults, f"{path.name} ({self.page.url}):\n" + "\n".join(faults)

    def _photograph(self, name: str, look: Callable[[], list[str]]) -> None:
        path = self.album.next(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        here = self.page.evaluate("() => { const y = scrollY; scrollTo(0, 0); return y }")
        self.page.screenshot(path=path, full_page=True)  # from the top, or the header covers something
        faults = [*self.watch.faults, *look()]
        self.page.evaluate("y => scrollTo(0, y)", here)
        assert not faults, f"{path.name} ({self.page.url}):\n" + "\n".join(faults)

    @property
    def path(self) -> str:
        """Where we are, without the host."""
        return self.page.url.removeprefix(self.address)

    @property
    def text(self) -> str:
        """Everything that can be read in the page's main part."""
        return self.page.locator(".md-content").inner_text()

    def read(self, *texts: str) -> None:
        """All of these stand on the page."""
        now = " ".join(self.text.split())
        for one in texts:
            assert " ".join(one.split()) in now, f"{one!r} does not stand on {self.path}:\n{now}"

    def press(self, label: str, *, exact: bool = True, within: Locator | None = None) -> None:
        """Use the link or button of this name in the main part."""
        name = whole(label) if exact else beginning(label)
        area = within or self.page.locator(".md-content")
        found = _named(area, name)
        if not found.count():  # it stands in a closed part, or the page is about to bring it
            found = _named(area, name, include_hidden=True)
        keyboard.press(self.page, found.first)

    def follow(self, text: str) -> None:
        """Use the first link of the main part in which this text stands."""
        keyboard.press(self.page, self.page.locator(".md-content").get_by_role("link", name=text).first)

    def write(self, label: str, text: str, within: Locator | None = None) -> None:
        """Fill in the input of this label."""
        area = within or self.page.locator(".md-content")
        keyboard.write(self.page, area.get_by_label(whole(label, self.words("optional"))).first, text)

    def pick(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose from the list of this label."""
        area = within or self.page.locator(".md-content")
        keyboard.pick(self.page, area.get_by_label(whole(label, self.words("optional"))).first, option)


def _named(area: Locator, name: Any, **more: Any) -> Locator:
    """The links and buttons of a name."""
    return area.get_by_role("button", name=name, **more).or_(area.get_by_role("link", name=name, **more))
