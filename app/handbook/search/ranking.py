"""Which entries answer a question, in which order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.handbook.search.analysis import is_code
from app.handbook.search.arrays import Floats, Mask
from app.handbook.search.judging import judged
from app.handbook.search.query import Asked, Question
from app.handbook.search.scoring import best, containing, scores
from app.handbook.search.state import State, View
from app.handbook.search.weights import AS_GOOD, BEGUN_CODE, EXACT_CODE, OF_ONE_PAGE

_MOST_CODES = 20  # numbers that begin as typed


@dataclass(frozen=True)
class Ranking:
    """The order of what a reader may see: numbers that were typed, what is quoted, the rest."""

    state: State
    view: View
    lang: str
    limit: int

    def of(self, what: Asked, meant: Question) -> list[tuple[int, float]]:
        """The entries found with their scores, best first."""
        scored = judged(self.state, scores(self.state, meant.terms, meant.phrases), meant)
        numbered = self._numbered(what)
        found: dict[int, float] = {}
        if numbered is not None:
            both = np.where(numbered > 0, numbered + scored, np.float32(0))
            found = self._ordered(found, both)
        if meant.quoted:
            found = self._ordered(found, np.where(self._together(meant), scored, np.float32(0)))
        return list(self._ordered(found, scored).items())[: self.limit]

    def _together(self, meant: Question) -> Mask:
        """Which entries hold all that was put between quotation marks."""
        found = np.ones(self.state.count, np.bool_)
        for rows in meant.quoted:
            holding = np.zeros(self.state.count, np.bool_)
            for part, offset in self.state.split():
                for row in rows:
                    holding[containing(part, [part.terms.number(one) for one in row]) + offset] = True
            found &= holding
        return found

    def _ordered(self, found: dict[int, float], scored: Floats) -> dict[int, float]:
        """`found`, and after it what has a score: first in the reader's language, then in the other."""
        own = self.state.own(self.lang)
        for mine in (True, False):
            if len(found) < self.limit:
                among = self.view.within & own if mine else self.view.within & ~own
                for doc in best(scored, among, self.limit * 4).tolist():
                    found.setdefault(doc, float(scored[doc]))
                found = self._grouped(found)
        return found

    def _numbered(self, what: Asked) -> Floats | None:
        """What entries get for the number that was typed, or its beginning; None if there are none."""
        last = what.words[-1][0]
        start = last if is_code(last) and len(last) > 2 else ""
        found, any_one = np.zeros(self.state.count, np.float32), False
        for part, offset in self.state.split():
            exact = {part.codes.number(one) for one in what.codes} - {-1}
            begin, end = part.codes.beginning(start) if start else (0, 0)
            begun = set(range(begin, min(end, begin + _MOST_CODES))) - exact
            any_one = any_one or bool(exact or begun)
            for numbers, worth in ((exact, EXACT_CODE), (begun, BEGUN_CODE)):
                for number in numbers:
                    found[part.codes.holding(number) + offset] += np.float32(worth)
        return found if any_one else None

    def _grouped(self, found: dict[int, float]) -> dict[int, float]:
        """`found` with at most a few entries of one page, and what comes in two languages in one of them."""
        docs = np.fromiter(found, np.int32, len(found))
        rows = zip(
            docs.tolist(), self.state.url[docs].tolist(), self.state.page[docs].tolist(),
            self.state.lang.codes[docs].tolist(), self.state.own_language(self.lang, docs), strict=True,
        )  # fmt: skip
        kept: list[int] = []
        pages: dict[int, int] = {}
        places: dict[int, tuple[int, int]] = {}  # address -> where in `kept` its entry stands, its language
        for doc, url, page, lang, mine in rows:
            place, there = places.get(url, (-1, -1))
            if place >= 0 and there != lang:
                if mine and found[doc] >= found[kept[place]] * AS_GOOD:
                    kept[place], places[url] = doc, (place, lang)
            elif pages.get(page, 0) < OF_ONE_PAGE:
                pages[page] = pages.get(page, 0) + 1
                places.setdefault(url, (len(kept), lang))
                kept.append(doc)
        return {doc: found[doc] for doc in kept}
