"""The search: the one door to the index for the rest of the house."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.handbook.entry import Entry
from app.handbook.search import generations
from app.handbook.search.analysis import languages
from app.handbook.search.build import Source, build, change, ensure
from app.handbook.search.generations import IndexMissing
from app.handbook.search.passage import Pieces, passage
from app.handbook.search.query import Question, asked, question, suggestion
from app.handbook.search.ranking import Ranking, ViewOf
from app.handbook.search.reading import Common, Reading

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
    """The index of one installation, as one process uses it. Safe in every thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mine = threading.local()
        self._common: Common | None = None

    @classmethod
    def open(cls, folder: Path) -> Search:
        """The search over the index in `folder`. Reads nothing yet."""
        return cls(folder)

    def search(self, q: str, lang: str, limits: Limits, limit: int = 20) -> Found:
        """At most `limit` hits for `q`, in the handbook first those in `lang`.

        Never raises for what was typed. Raises IndexMissing: `ensure` mends that.
        """
        what = asked(q)
        if not what.words or limit < 1:
            return Found()
        reading, common = self._reading()
        within = reading.within(limits.audiences, limits.kinds, limits.edition)
        if not within:
            return Found()
        meant = question(what, common.known, common.synonyms, ViewOf(reading, within))
        ranked = Ranking(reading, within, lang, limit).of(what, meant)
        hits = tuple(_hit(shown, score, meant) for shown, score in ranked)
        return Found(hits, suggestion(what, meant.corrected))

    def put(self, entries: Iterable[Entry], instead_of: Collection[str] = ()) -> None:
        """Add entries, replacing those of the same id and those of the ids `instead_of`.

        The next query finds them. Raises IndexMissing, IndexBusy.
        """
        change(self.folder, list(entries), list(instead_of))

    def remove(self, ids: Collection[str]) -> None:
        """Take entries out. Raises IndexMissing, IndexBusy."""
        change(self.folder, (), list(ids))

    def ensure(self, source: Callable[[], Source]) -> bool:
        """Build the index if there is none that can be used; says whether it did. Raises IndexBusy."""
        return ensure(self.folder, source)

    def build(self, source: Source) -> None:
        """Build the index anew. Raises BuildFailed, IndexBusy; the old one stays then."""
        build(source.entries, self.folder, source.synonyms, source.mark)

    def forget(self) -> None:
        """Give the index up: whoever searches next has it built anew."""
        generations.forget(self.folder)

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

    def _reading(self) -> tuple[Reading, Common]:
        """This thread's reading of the state that counts now."""
        for _ in range(_TRIES):
            # A generation may be swept between a look at the pointer and its opening.
            with suppress(IndexMissing):
                return self._current()
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


def _hit(shown: Mapping[str, Any], score: float, meant: Question) -> Hit:
    langs = languages(shown["kind"], shown["lang"])
    pieces = passage(shown["text"], meant.marks, langs, from_the_start=shown["kind"] == "term")
    names = ("kind", "title", "url", "lang", "path", "code")
    return Hit(passage=pieces, score=score, **{name: shown[name] for name in names})
