"""The search: the one door to the index for the rest of the house."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.query.compound import AndMaybe, Or
from whoosh.query.terms import Term

from app.handbook.entry import Entry
from app.handbook.search import generations
from app.handbook.search.analysis import is_code, languages
from app.handbook.search.build import Source, ensure, put, remove
from app.handbook.search.generations import IndexMissing
from app.handbook.search.passage import Pieces, passage
from app.handbook.search.query import Asked, Question, asked, question, suggestion
from app.handbook.search.reading import Common, Docs, Reading
from app.handbook.search.schema import RECORDS

_OF_ONE_PAGE = 3  # sections of a page that are shown
_TRIES = 5


@dataclass(frozen=True)
class Hit:
    """Something found. `passage` is a list of (text, marked), never HTML."""

    kind: str
    title: str
    url: str
    passage: Pieces
    lang: str
    path: tuple[str, ...]
    score: float
    code: str


@dataclass(frozen=True)
class Found:
    """What a question brought, best first, and what may have been meant if a word was mistyped."""

    hits: tuple[Hit, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True)
class Limits:
    """Which entries a reader may find (`audiences`; None = all there are) and wants (the rest)."""

    audiences: frozenset[str] | None
    kinds: frozenset[str] | None = None
    edition: str | None = None


class Search:
    """The index of one installation, as one process uses it. Safe in every thread.

    `source` gives what the index is built from, for when there is none that can be used.
    """

    def __init__(self, folder: Path, source: Callable[[], Source] | None = None) -> None:
        self.folder = folder
        self._source = source
        self._mine = threading.local()
        self._common: Common | None = None

    @classmethod
    def open(cls, folder: Path, source: Callable[[], Source] | None = None) -> Search:
        """The search over the index in `folder`. Reads nothing yet."""
        return cls(folder, source)

    def search(self, q: str, lang: str, limits: Limits, limit: int = 20) -> Found:
        """At most `limit` hits for `q`, in the handbook first those in `lang`.

        Never raises for what was typed. Raises IndexMissing when there is no index and no source for one.
        """
        what = asked(q)
        if not what.words or limit < 1:
            return Found()
        reading, common = self._reading()
        within = reading.within(limits.audiences, limits.kinds, limits.edition)
        if not within:
            return Found()
        meant = question(what, common.known, common.synonyms, _Sight(reading, within))
        ranked = _Ranking(reading, within, lang, limit).of(what, meant)
        hits = tuple(_hit(shown, score, meant) for shown, score in ranked)
        return Found(hits, suggestion(what, meant.corrected))

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries or replace those of the same id; the next query finds them. Raises IndexBusy."""
        fresh = list(entries)
        self._repairing(lambda: put(self.folder, fresh))

    def remove(self, ids: Collection[str]) -> None:
        """Take entries out. Raises IndexBusy."""
        self._repairing(lambda: remove(self.folder, ids))

    def digests(self, kinds: Iterable[str]) -> Mapping[str, str]:
        """What the index holds of these kinds: id -> digest of the entry (`schema.digest`)."""
        reading, _ = self._reading()
        shown = [reading.searcher.stored_fields(one)["shown"] for one in reading.any_of("kind", kinds)]
        return {one["id"]: one["digest"] for one in shown}

    def mark(self) -> str | None:
        """What the index was built from; None if there is none that can be used."""
        with suppress(IndexMissing):
            return generations.current(self.folder).mark
        return None

    def close(self) -> None:
        """Let go of the index in this thread; other threads do when they end."""
        reading = self._mine.__dict__.pop("reading", None)
        if reading is not None:
            reading.close()

    def _repairing(self, change: Callable[[], None]) -> None:
        try:
            change()
        except IndexMissing:
            self._rebuild()
            change()

    def _rebuild(self) -> None:
        if self._source is None:
            raise IndexMissing(str(self.folder))
        ensure(self.folder, self._source)

    def _reading(self) -> tuple[Reading, Common]:
        """This thread's reading of the state that counts now."""
        for _ in range(_TRIES):
            try:
                return self._current()
            except IndexMissing:
                # The generation may have been swept between a look at the pointer and the opening.
                with suppress(IndexMissing):
                    return self._current()
                self._rebuild()
        return self._current()

    def _current(self) -> tuple[Reading, Common]:
        pointer = generations.current(self.folder)
        reading: Reading | None = getattr(self._mine, "reading", None)
        if reading is None or reading.pointer != pointer:
            self.close()
            reading = self._mine.reading = Reading(self.folder, pointer)
        common = self._common
        if common is None or common.pointer != pointer:
            common = self._common = reading.common()
        return reading, common


@dataclass(frozen=True)
class _Sight:
    """How far a reader sees (`query.Sight`)."""

    reading: Reading
    within: Docs

    def word(self, word: str) -> bool:
        return self.reading.holds("word", word, self.within)

    def stem(self, stem: str) -> bool:
        return self.reading.holds("all", stem, self.within)


@dataclass(frozen=True)
class _Ranking:
    """The order of hits: exact numbers; then the reader's language and records; then the other language."""

    reading: Reading
    within: Docs
    lang: str
    limit: int

    def of(self, what: Asked, meant: Question) -> list[tuple[Mapping[str, Any], float]]:
        own = self.reading.docs("lang", self.lang) | self.reading.any_of("kind", RECORDS)
        found: dict[int, float] = {}
        for query in (self._numbered(what, meant), meant.query()):
            for docs in (self.within & own, self.within - own):
                if len(found) < self.limit and query is not None:
                    found |= {doc: score for doc, score in self._best(query, docs) if doc not in found}
                    found = self._grouped(found)
        shown = [(self.reading.searcher.stored_fields(doc)["shown"], score) for doc, score in found.items()]
        return shown[: self.limit]

    def _numbered(self, what: Asked, meant: Question) -> Any:
        """Entries with the number that was typed, or the beginning of one."""
        last = what.words[-1][0]
        begun = self.reading.begun_codes(last) if is_code(last) and len(last) > 2 else []
        codes = [Term("code", one, boost=4.0) for one in what.codes]
        codes += [Term("code", one) for one in begun if one not in what.codes]
        return AndMaybe(Or(codes), meant.query())

    def _best(self, query: Any, docs: Docs) -> list[tuple[int, float]]:
        """More than asked for, since sections of one page fall out. Whoosh takes no set for every set."""
        if not docs:
            return []
        results = self.reading.searcher.search(query, limit=self.limit * 4, filter=set(docs))
        return [(hit.docnum, hit.score) for hit in results]

    def _grouped(self, found: Mapping[int, float]) -> dict[int, float]:
        """`found` with at most a few sections of one page."""
        pages: dict[str, int] = {}
        kept = {}
        for doc, score in found.items():
            page = self.reading.searcher.stored_fields(doc)["shown"]["url"].partition("#")[0]
            pages[page] = pages.get(page, 0) + 1
            if pages[page] <= _OF_ONE_PAGE:
                kept[doc] = score
        return kept


def _hit(shown: Mapping[str, Any], score: float, meant: Question) -> Hit:
    langs = languages(shown["kind"], shown["lang"])
    pieces = passage(shown["text"], meant.marks, langs)
    names = ("kind", "title", "url", "lang", "path", "code")
    return Hit(passage=pieces, score=score, **{name: shown[name] for name in names})
