"""Which entries answer a question, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whoosh.query.compound import AndMaybe, Or
from whoosh.query.terms import Term

from app.handbook.search.analysis import is_code
from app.handbook.search.query import Asked, Question
from app.handbook.search.reading import Docs, Reading
from app.handbook.search.schema import RECORDS

_OF_ONE_PAGE = 3  # sections of a page that are shown
_AS_GOOD = 0.7  # how much worse a record may match in the reader's language to be shown in it


@dataclass(frozen=True)
class ViewOf:
    """How far a reader sees (`query.Sight`)."""

    reading: Reading
    within: Docs

    def word(self, word: str) -> bool:
        return self.reading.holds("word", word, self.within)

    def stem(self, stem: str) -> bool:
        return self.reading.holds("all", stem, self.within)


@dataclass(frozen=True)
class Ranking:
    """The order of hits: exact numbers; then the reader's language and records; then the other language."""

    reading: Reading
    within: Docs
    lang: str
    limit: int

    def of(self, what: Asked, meant: Question) -> list[tuple[Mapping[str, Any], float]]:
        """What is kept to show of each entry found, with its score, best first."""
        own = self.reading.docs("lang", self.lang) | self.reading.any_of("kind", RECORDS)
        found: dict[int, float] = {}
        for query in (self._numbered(what, meant), meant.query()):
            for docs in (self.within & own, self.within - own):
                if len(found) < self.limit and query is not None:
                    found |= {doc: score for doc, score in self._best(query, docs) if doc not in found}
                    found = self._grouped(found)
        return [(self._shown(doc), score) for doc, score in found.items()][: self.limit]

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
        """`found` with at most a few entries of one page, and what comes in two languages in one of them."""
        kept: list[int] = []
        pages: dict[str, int] = {}
        places: dict[str, int] = {}  # address -> where in `kept` its first entry stands
        for doc, score in found.items():
            shown = self._shown(doc)
            url, page = shown["url"], shown["url"].partition("#")[0]
            place = places.get(url)
            if place is not None and self._shown(kept[place])["lang"] != shown["lang"]:
                if shown["lang"] == self.lang and score >= found[kept[place]] * _AS_GOOD:
                    kept[place] = doc
            elif pages.get(page, 0) < _OF_ONE_PAGE:
                pages[page] = pages.get(page, 0) + 1
                places.setdefault(url, len(kept))
                kept.append(doc)
        return {doc: found[doc] for doc in kept}

    def _shown(self, doc: int) -> Mapping[str, Any]:
        return self.reading.searcher.stored_fields(doc)["shown"]  # type: ignore[no-any-return]
