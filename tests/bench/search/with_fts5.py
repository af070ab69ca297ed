"""SQLite's own full-text search, a connection a thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.search.synonyms import Synonyms
from tests.bench.search.engine import LIKE_OURS, PLAIN, Asked, Engine, page_of
from tests.bench.search.features import Words, stemmed, synonyms

_FIND = "SELECT id FROM s WHERE s MATCH ?{} ORDER BY {} LIMIT ?"
_SHOW = "SELECT id, snippet(s, 4, '[', ']', ' … ', 32) FROM s WHERE s MATCH ? ORDER BY rank LIMIT ?"


class Fts5(Engine):
    """Columns for title, path and text; with our features stems of title, path and all together."""

    def __init__(self, variant: str = PLAIN) -> None:
        self.name = f"fts5{variant}"
        self._ours = variant == LIKE_OURS
        self._order = "bm25(s, 0, 0, 1.0, 0.5, 1.0)" if self._ours else "rank"
        self._file, self._own = Path(), threading.local()

    def build(self, folder: Path, sections: Sequence[Entry]) -> None:
        self._file = folder / "fts5.sqlite3"
        base = self._base()
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("CREATE VIRTUAL TABLE s USING fts5(id UNINDEXED, lang UNINDEXED, title, path, text)")
        base.execute("CREATE TABLE place (page TEXT, row INTEGER)")
        base.execute("CREATE INDEX place_page ON place (page)")
        self._add(base, sections)
        if self._ours:
            Words.write(folder, sections)
        self.close()

    def open(self, folder: Path) -> None:
        self._file, self._own = folder / "fts5.sqlite3", threading.local()
        if self._ours:
            self._words, self._same = Words.read(folder), Synonyms(synonyms())

    def rank(self, asked: Asked, most: int) -> list[str]:
        wanted, also = self._wanted(asked), (asked.only,) if asked.only else ()
        if not wanted:
            return []
        find = _FIND.format(" AND lang = ?" if also else "", self._order)
        return [row[0] for row in self._base().execute(find, (wanted, *also, most))]

    def show(self, asked: Asked, most: int) -> int | None:
        if self._ours:
            return None  # it keeps stems, not words
        wanted = self._wanted(asked)
        return len(self._base().execute(_SHOW, (wanted, most)).fetchall()) if wanted else 0

    def update(self, sections: Sequence[Entry]) -> bool:
        base, pages = self._base(), {page_of(one) for one in sections}
        for page in pages:
            rows = base.execute("SELECT row FROM place WHERE page = ?", (page,)).fetchall()
            base.executemany("DELETE FROM s WHERE rowid = ?", rows)
            base.execute("DELETE FROM place WHERE page = ?", (page,))
        self._add(base, sections)
        return True

    def close(self) -> None:
        base: sqlite3.Connection | None = getattr(self._own, "base", None)
        if base is not None:
            base.close()
        self._own = threading.local()

    def _base(self) -> sqlite3.Connection:
        if not hasattr(self._own, "base"):
            self._own.base = sqlite3.connect(self._file, check_same_thread=False)
        base: sqlite3.Connection = self._own.base
        return base

    def _add(self, base: sqlite3.Connection, sections: Iterable[Entry]) -> None:
        for one in sections:
            texts = stemmed(one) if self._ours else (one.title, " ".join(one.path), one.text)
            row = base.execute("INSERT INTO s VALUES (?, ?, ?, ?, ?)", (one.id, one.lang, *texts)).lastrowid
            base.execute("INSERT INTO place VALUES (?, ?)", (page_of(one), row))
        base.commit()

    def _wanted(self, asked: Asked) -> str:
        if self._ours:
            meant = self._words.question(asked.text, self._same)
            rows = [one.stem for one in meant.terms] + [" ".join(one.stems) for one in meant.phrases]
            return " OR ".join(f'"{one}"' for one in dict.fromkeys(rows))
        if asked.kind == "phrase":
            return f'"{" ".join(asked.words)}"'
        each = [f'"{one}"' for one in asked.words]
        if asked.kind == "prefix":
            return f"{each[0]} *"
        return (" AND " if asked.kind == "two words" else " OR ").join(each)
