"""A page in the browser whose mishaps are written down."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.handbook.web_host import Host


class Watched:
    """A page whose mishaps are written down: errors, missing files, requests to other hosts."""

    def __init__(self, page: Page, host: Host) -> None:
        self.page, self.mishaps = page, list[str]()
        page.on("console", lambda m: self.mishaps.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.mishaps.append(str(error)))
        page.on("response", lambda r: self.mishaps.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        near = (host.address, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(near) else self.mishaps.append(r.url))


def opened(browser: Browser, host: Host, path: str, width: int = 1280, scheme: str = "light") -> Watched:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    watched = Watched(page, host)
    page.goto(host.address + path, wait_until="networkidle")
    return watched
