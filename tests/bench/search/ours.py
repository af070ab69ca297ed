"""The search of Leidraad, through its one door."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.search import Limits, Search, Source
from tests.bench.search.engine import Asked, Engine
from tests.bench.search.features import synonyms

_EVERYTHING = Limits(audiences=None)


class Ours(Engine):
    """Ranks everything, and shows what is in the reader's language first."""

    name = "leidraad"
    asked_apart = True

    def __init__(self) -> None:
        self._search: Search | None = None

    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        Search.open(folder / "index").build(Source(sections, synonyms()))

    def open(self, folder: Path) -> None:
        self._search = Search.open(folder / "index")

    def rank(self, asked: Asked, most: int) -> list[str]:
        assert self._search is not None
        found = self._search.ranked(asked.text, asked.lang, _EVERYTHING, most)
        return found.ids() if found is not None else []

    def show(self, asked: Asked, most: int) -> int:
        assert self._search is not None
        return len(self._search.search(asked.text, asked.lang, _EVERYTHING, most).hits)

    def update(self, sections: Sequence[Entry]) -> bool:
        assert self._search is not None
        self._search.put(sections)
        return True

    def close(self) -> None:
        if self._search is not None:
            self._search.close()
