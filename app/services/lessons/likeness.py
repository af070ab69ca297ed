"""What two texts are both about: shared words by their stems, and other names of one thing by the glossary.

Free text may be in either language, so each word counts by its stem in both; a term of the glossary is the
same thing under all its names, which is how a Dutch text meets an English one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.definitions.method import Term
from app.definitions.text import LANGS
from app.handbook.search.analysis import is_stop, stem, stems, words
from app.handbook.search.synonyms import LONGEST, groups

SHORTEST = 4  # letters of a word that says something

Concepts = Mapping[str, str]  # what a text speaks of -> the word for it as it is written there


class Vocabulary:
    """The glossary of an organisation, as far as it tells which words mean the same."""

    def __init__(self, terms: Iterable[Term], common: str = "") -> None:
        """`common`: words between spaces that say nothing about a subject."""
        self._same: dict[tuple[str, ...], str] = {}
        for group in groups(terms):
            for name in group:
                for lang in LANGS:
                    key = tuple(stem(word, lang) for word, _, _ in words(name))
                    self._same.setdefault(key, f"={group[0]}")
        self._common = {one for word, _, _ in words(common) for one in (word, *stems(word, LANGS))}

    def concepts(self, text: str) -> Concepts:
        """What `text` speaks of, each with how it says so."""
        found: dict[str, str] = {}
        said = [(word, text[begin:end]) for word, begin, end in words(text)]
        for place, (word, written) in enumerate(said):
            self._phrase(said[place : place + LONGEST], found)
            if self._telling(word):
                for one in stems(word, LANGS):
                    found.setdefault(one, written)
        return found

    def _telling(self, word: str) -> bool:
        known = word in self._common or any(one in self._common for one in stems(word, LANGS))
        return len(word) >= SHORTEST and word.isalpha() and not is_stop(word) and not known

    def _phrase(self, said: Sequence[tuple[str, str]], found: dict[str, str]) -> None:
        """The longest name of a term with which these words begin."""
        for length in range(len(said), 0, -1):
            if length == 1 and not self._telling(said[0][0]):
                continue
            for lang in LANGS:
                term = self._same.get(tuple(stem(word, lang) for word, _ in said[:length]))
                if term is not None:
                    found.setdefault(term, " ".join(written for _, written in said[:length]))
                    return


def shared(mine: Concepts, other: Iterable[str]) -> tuple[str, ...]:
    """The words of `mine` for what both texts speak of, each thing once, in the order of `mine`."""
    there = frozenset(other)
    spoken = dict.fromkeys(written for concept, written in mine.items() if concept in there)
    seen: set[str] = set()
    kept = []
    for written in spoken:
        same = {one for word, _, _ in words(written) for one in stems(word, LANGS)}
        if not same & seen:
            kept.append(written.lower() if written.istitle() else written)
        seen |= same
    return tuple(kept)
