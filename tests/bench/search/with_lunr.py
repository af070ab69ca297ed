"""lunr as Material for MkDocs runs it: its own worker in a real browser, timed inside that worker.

The browser makes the index anew from a list of all texts each time that a reader comes, so building costs
nothing and opening all. Its own query layer (each word a beginning, title before text) is Material's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Browser, sync_playwright

from app.handbook.entry import Entry
from app.handbook.search.synonyms import Synonyms
from tests.bench.search.assets import Assets
from tests.bench.search.engine import LIKE_OURS, PLAIN, Asked, Engine
from tests.bench.search.features import Words, synonyms

SCRIPTS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
_PATIENCE = 600_000  # ms to make an index


class Lunr(Engine):
    """One index of both languages. With our features it has stems, corrections and synonyms as well."""

    measured = False

    def __init__(self, variant: str = PLAIN) -> None:
        self.name = f"lunr{variant}"
        self._ours = variant == LIKE_OURS
        self._langs: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self.shown_seconds = 0.0  # of the last answer, with all its texts marked

    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        docs = []
        for one in sections:
            place = one.url[1:]
            while place in self._ids:
                place += "~"
            self._ids[place], self._langs[one.id] = one.id, one.lang
            docs.append({"location": place, "title": one.title, "text": one.text})
        config = {
            "lang": ["en", "nl"],
            "separator": r"[\s\-]+",
            "pipeline": ["stemmer", "stopWordFilter", "trimmer"] if self._ours else ["stopWordFilter"],
            "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
        }
        whole = {"config": config, "docs": docs, "options": {"suggest": False}}
        (folder / "index.json").write_text(json.dumps(whole), encoding="utf-8")
        if self._ours:
            Words.write(folder, sections)

    def open(self, folder: Path) -> None:
        here, stock = Path(__file__).parent, next((SCRIPTS / "workers").glob("search.*.min.js"))
        own = {"/index.json": folder / "index.json", "/page.js": here / "lunr_page.js"}
        own["/javascripts/workers/lunr_worker.js"] = here / "lunr_worker.js"
        self._assets = Assets(own, {"/javascripts/": SCRIPTS})
        if self._ours:
            self._words, self._same = Words.read(folder), Synonyms(synonyms())
        self._playwright = _playwright()
        self._browser = _browser(self._playwright)
        self._page = self._browser.new_page()
        self._page.set_default_timeout(_PATIENCE)
        self._page.goto(f"{self._assets.address}/")
        self._page.add_script_tag(url="/page.js")
        took = self._page.evaluate("([stock, index]) => ready(stock, index)", [stock.name, "/index.json"])
        self.seconds = took / 1000

    def rank(self, asked: Asked, most: int) -> list[str]:
        got: dict[str, Any] = self._page.evaluate("words => ask(words)", self._typed(asked))
        self.seconds, self.shown_seconds = got["ranked"] / 1000, got["took"] / 1000
        found = [self._ids[one] for one in got["ids"]]
        return [one for one in found if not asked.only or self._langs[one] == asked.only][:most]

    def show(self, asked: Asked, most: int) -> int:
        found = self.rank(asked, most)
        self.seconds = self.shown_seconds
        return len(found)

    def memory(self) -> int:
        """Bytes that the browser's largest process holds: the page and its worker."""
        session = self._browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        pages = [int(one["id"]) for one in processes if one["type"] == "renderer"]
        return max((_resident(one) for one in pages), default=0)

    def close(self) -> None:
        self._browser.close()
        self._assets.close()

    def _typed(self, asked: Asked) -> str:
        words = asked.words
        if not self._ours:
            whole = " ".join(words)
            return {"phrase": f'"{whole}"', "two words": " ".join(f"+{one}" for one in words)}.get(
                asked.kind, whole
            )
        meant = self._words.question(asked.text, self._same)
        others = [one for names in self._same.of([one.lower() for one in words]).values() for one in names]
        more = [*words, *meant.corrected.values(), *(word for one in others for word in one.split())]
        safe = ("".join(letter for letter in one if letter.isalnum()) for one in more)
        # A word with a weight is stemmed; without one Material makes it a beginning, and lunr does not stem.
        return " ".join([*(f"{one}^1" for one in safe if one), *words[-1:]])


_running: list[Any] = []


def _playwright() -> Any:
    if not _running:
        _running.append(sync_playwright().start())
    return _running[0]


def _browser(playwright: Any) -> Browser:
    path = os.environ.get("LEIDRAAD_CHROMIUM", "/usr/bin/chromium")
    found: Browser = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    )
    return found


def stop_browser() -> None:
    """End what drives the browsers."""
    while _running:
        _running.pop().stop()


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
