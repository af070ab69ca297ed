"""One generation as one thread reads it: a searcher is never shared, a set of entries is looked up once."""

from __future__ import annotations

import json
import weakref
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from whoosh.reading import TermNotFound

from app.handbook.search.build import SYNONYMS, open_generation
from app.handbook.search.generations import IndexMissing, Pointer
from app.handbook.search.schema import NO_EDITION
from app.handbook.search.suggest import WordList
from app.handbook.search.synonyms import Synonyms

Docs = frozenset[int]


@dataclass(frozen=True)
class Common:
    """What all threads share of one state of the index."""

    pointer: Pointer
    known: WordList
    synonyms: Synonyms


class Reading:
    """A searcher over one state of the index, for one thread. Closed when its thread lets go of it."""

    def __init__(self, root: Path, pointer: Pointer) -> None:
        self.pointer = pointer
        index = open_generation(root, pointer)
        try:
            self.searcher = index.searcher()
            groups = json.loads((root / pointer.folder / SYNONYMS).read_text(encoding="utf-8"))
        except (OSError, ValueError) as problem:
            index.close()
            raise IndexMissing(str(root)) from problem
        self._groups = groups
        self._sets: dict[tuple[str, str], Docs] = {}
        self.close = weakref.finalize(self, _close, self.searcher, index)

    @property
    def reader(self) -> Any:
        """Whoosh's reader."""
        return self.searcher.reader()

    def common(self) -> Common:
        """Read what all threads can share."""
        words = {term.decode("utf-8"): self.reader.doc_frequency("word", term) for term in self._lexicon()}
        return Common(self.pointer, WordList(words), Synonyms(self._groups))

    def _lexicon(self) -> Iterable[bytes]:
        return self.reader.lexicon("word")  # type: ignore[no-any-return]

    def docs(self, field: str, value: str) -> Docs:
        """The entries whose `field` holds `value`, by Whoosh's number."""
        known = self._sets.get((field, value))
        if known is None:
            known = frozenset(self._postings(field, value))
            self._sets[field, value] = known
        return known

    def _postings(self, field: str, value: str) -> Iterable[int]:
        try:
            return self.reader.postings(field, value).all_ids()  # type: ignore[no-any-return]
        except TermNotFound:
            return ()

    def holds(self, field: str, value: str, among: Docs) -> bool:
        """Whether one of the entries `among` holds `value` in `field`."""
        return any(one in among for one in self._postings(field, value))

    def any_of(self, field: str, values: Iterable[str]) -> Docs:
        """The entries whose `field` holds one of `values`."""
        return frozenset().union(*(self.docs(field, value) for value in values))

    @cached_property
    def all(self) -> Docs:
        """Every entry."""
        return frozenset(self.reader.all_doc_ids())

    def within(
        self, audiences: Collection[str] | None, kinds: Collection[str] | None, edition: str | None
    ) -> Docs:
        """The entries a question is limited to. None = no limit; what has no edition is in each."""
        docs = self.all if audiences is None else self.any_of("audience", audiences)
        if kinds is not None:
            docs &= self.any_of("kind", kinds)
        return docs if edition is None else docs & self.any_of("edition", (edition, NO_EDITION))

    def begun_codes(self, start: str) -> list[str]:
        """The first numbers that begin with `start`."""
        found = self.reader.expand_prefix("code", start)
        return [one.decode("utf-8") for one, _ in zip(found, range(20), strict=False)]


def _close(searcher: Any, index: Any) -> None:
    searcher.close()
    index.close()
