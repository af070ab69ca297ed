"""What a text speaks of: its telling words, and the phrases of the glossary, each under all its names.

Free text may be in either language, so a word counts by its stem in both; a term of the glossary is the same
thing under each of its names, which is how a Dutch text meets an English one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.definitions.text import LANGS
from app.handbook.search.analysis import is_asking, is_stop, stems, words
from app.handbook.search.query import Question
from app.handbook.search.synonyms import LONGEST, Key, Synonyms

SHORTEST = 4  # letters of a word that says something
_READ = 1_000  # words of a text that are looked at; what follows repeats them


@dataclass(frozen=True)
class Concept:
    """Something that a text speaks of: as written there, its stems, and how the index is asked for it."""

    written: str
    stems: frozenset[str]
    asked: Question


class Meaning:
    """Which words say something about a subject, and what else it is called."""

    def __init__(self, groups: Sequence[Sequence[str]], silent: str = "") -> None:
        """`groups`: names of the same thing. `silent`: words between spaces that say nothing."""
        self._same = Synonyms(groups)
        self._silent = {one for word, _, _ in words(silent) for one in (word, *stems(word, LANGS))}

    def concepts(self, text: str) -> Iterator[Concept]:
        """What `text` speaks of, each once, in its order; of what begins at one word the longest first."""
        said = [(word, text[begin:end]) for word, begin, end in islice(words(text), _READ)]
        folded = [word for word, _ in said]
        names = self._same.of(folded)
        seen = set[Key]()
        for place in range(len(said)):
            for length in range(min(LONGEST, len(said) - place), 0, -1):
                key = tuple(folded[place : place + length])
                if key not in seen and (key in names if length > 1 else self._telling(key[0])):
                    seen.add(key)
                    yield self._concept(key, " ".join(one for _, one in said[place : place + length]), names)

    def _concept(self, key: Key, written: str, names: Mapping[Key, list[str]]) -> Concept:
        asked = Question()
        for name in (" ".join(key), *names.get(key, ())):
            if self._speaks(name):
                asked.add(name, 1.0, ())
        kept = [word for word in key if not is_stop(word)]
        return Concept(written, frozenset(one for word in kept for one in stems(word, LANGS)), asked)

    def _speaks(self, name: str) -> bool:
        """Whether a name says something: one word has to do so by itself, also beside stop words."""
        kept = [word for word, _, _ in words(name) if not is_stop(word)]
        return len(kept) > 1 or (len(kept) == 1 and self._telling(kept[0]))

    def _telling(self, word: str) -> bool:
        short = len(word) < SHORTEST or not word.isalpha() or is_asking(word)
        return not short and self._silent.isdisjoint((word, *stems(word, LANGS)))
