"""What has to hold on every page that anybody sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

AXE = Axe()
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"resultTypes": ["violations"], "runOnly": list(RULES)}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
REFUSALS = (409, 422)  # a page that says why something cannot be done


class Watch:
    """Hears what a browser asks for and complains about, from its first page on."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        self._missing_expected = False
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.faults.append(f"asks another host: {url}")

    def _failed(self, url: str, why: str | None) -> None:
        if why != "net::ERR_ABORTED":  # whoever goes on before all is there breaks off the rest
            self.faults.append(f"{why} for {url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not self._expected(response):
            self.faults.append(f"{response.status} for {response.url}")

    def _expected(self, response: Response) -> bool:
        page = response.request.is_navigation_request()
        return page and (response.status in REFUSALS or (response.status == 404 and self._missing_expected))

    def _said(self, message: ConsoleMessage) -> None:
        refused = any(
            f"the server responded with a status of {code}" in message.text for code in (*REFUSALS, 404)
        )
        if message.type in ("error", "warning") and not refused:  # the status itself is looked at above
            self.faults.append(f"console: {message.text}")

    @contextmanager
    def nothing_there(self) -> Iterator[None]:
        """Here a page that is not found is what we want."""
        self._missing_expected = True
        yield
        self._missing_expected = False


def faults_of(page: Page, lang: str) -> list[str]:
    """Everything that is wrong with the page as it stands now."""
    return [*frame(page, lang), *sideways(page), *violations(page, OPTIONS)]


def frame(page: Page, lang: str) -> list[str]:
    found: dict[str, Any] = page.evaluate(
        """() => ({lang: document.documentElement.lang, title: document.title,
                   h1: document.querySelectorAll('h1').length})"""
    )
    faults = []
    if found["lang"] != lang:
        faults.append(f"the page says it is in {found['lang']}, not in {lang}")
    if found["h1"] != 1:
        faults.append(f"{found['h1']} headings of the first level")
    if not found["title"]:
        faults.append("no title")
    return faults


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window, if anything does."""
    wide: list[str] = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth
          if (document.documentElement.scrollWidth <= room && document.body.scrollWidth <= room) return []
          return [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > room + 1)
            .slice(0, 5).map(one => one.outerHTML.slice(0, 160)) }"""
    )
    return [f"wider than the window: {one}" for one in wide]


def violations(page: Page, options: dict[str, Any], within: str | None = None) -> list[str]:
    """What axe finds, on the whole page or in one part of it."""
    response = AXE.run(page, context=within, options=options).response
    return [
        f"axe {one['id']}: {one['help']}: "
        + "; ".join(f"{node['html'][:200]} ({node['failureSummary'][:300]})" for node in one["nodes"][:3])
        for one in response["violations"]
    ]
