"""What the last word may become, and what a mistyped word may have been: words that the reader may see.

How often a word is used is counted in the entries that this reader may see, so nothing closed shows in the
order either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from app.handbook.search.arrays import Ints
from app.handbook.search.mistakes import Spellings
from app.handbook.search.part import Part
from app.handbook.search.state import State, View

_SHORTEST = 4  # letters; shorter words have too many neighbours
_TWO_MISTAKES = 7  # letters from which two mistakes are thought of
_SHORTEST_PART = 4  # letters of each half of a compound
_MANY = 64  # words from which on NumPy is quicker at choosing among them
_LINKS = ("", "s", "-")  # between the halves: besluit-s-lijst


class WordList:
    """The words of the index as one reader sees them.

    `view`: where words are looked for; `without`: the same without what the reader filters by. A word that
    stands there is no mistake.
    """

    def __init__(self, state: State, view: View, without: View | None = None) -> None:
        self._parts = tuple(zip(state.parts, view.parts, strict=True))
        self._all = tuple(zip(state.parts, (without or view).parts, strict=True))

    def uses(self, word: str) -> int:
        """In how many entries `word` stands as it is written."""
        total = 0
        for part, within in self._parts:
            number = part.words.number(word)
            if number >= 0:
                total += int(np.count_nonzero(within[part.words.holding(number)]))
        return total

    def means(self, stem: str) -> bool:
        """Whether an entry holds this stem, whatever the reader filters by."""
        for part, within in self._all:
            number = part.terms.number(stem)
            if number >= 0 and within[part.terms.holding(number)].any():
                return True
        return False

    def completions(self, start: str, limit: int) -> list[str]:
        """The words that begin with `start` and are longer, most used first.

        A word is counted in the parts of the index in which few that begin so are used more.
        """
        found = Counter[str]()
        for part, within in self._parts:
            begin, end = part.words.beginning(start)
            uses = part.words.seen(begin, end, within)
            for one in _most(uses, limit + 1):
                found[part.words.word(begin + one).decode()] += int(uses[one])
        del found[start]
        return sorted(found, key=lambda word: (-found[word], word))[:limit]

    def corrections(self, word: str, limit: int) -> list[str]:
        """What `word` may have been, likeliest first; nothing for a short word."""
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        found = self._by_use(self._near(word, 1, word), word)
        if not found and len(word) >= _TWO_MISTAKES:
            found = self._by_use(self._near(word, 2, word), word)  # with its first letter, or it is too much
        return found[:limit]

    def _near(self, word: str, most: int, like: str) -> set[str]:
        found = set[str]()
        for part, _ in self._parts:
            begin, end = part.words.beginning(like[0]) if most > 1 else (0, len(part.words))
            for one in _spellings(part).near(word, most, begin, end):
                found.add(part.words.word(int(one)).decode())
        return {one for one in found - {word} if one.isalpha()}

    def _by_use(self, words: Iterable[str], like: str = "") -> list[str]:
        """The words that are used. People seldom mistype the first letter, so those sharing it lead."""
        uses = {word: self.uses(word) for word in words}
        kept = [word for word, number in uses.items() if number]
        return sorted(kept, key=lambda one: (one[:1] != like[:1] if like else False, -uses[one], one))

    def halves(self, word: str) -> tuple[str, str] | None:
        """The two words a compound is made of, if both are used: the pair whose rarer one is used most."""
        found = []
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            often = self.uses(word[:cut])
            for link in _LINKS if often else ():
                tail = word[cut + len(link) :]
                if word.startswith(link, cut) and len(tail) >= _SHORTEST_PART:
                    found.append((min(often, self.uses(tail)), word[:cut], tail))
        uses, head, tail = max(found, default=(0, "", ""))
        return (head, tail) if uses else None

    def whole(self, head: str, tail: str) -> str | None:
        """The compound of two words, if it is used."""
        made = (f"{head}{link}{tail}" for link in _LINKS)
        return next((one for one in made if self.uses(one)), None)


def _spellings(part: Part) -> Spellings:
    named = part.named
    return Spellings(named["word_text"], named["word_ends"], named["word_sizes"], named["word_letters"])


def _most(counts: Ints, limit: int) -> list[int]:
    """Where the largest of `counts` stand that are not nought; of equals the first."""
    places: Iterable[int] = range(len(counts))
    if len(counts) > _MANY:
        least = np.partition(counts, -limit)[-limit]
        places = np.flatnonzero(counts >= least).tolist()
    used = counts.tolist()
    return sorted((one for one in places if used[one]), key=lambda one: -used[one])[:limit]
