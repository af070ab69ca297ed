"""Our query features for engines that do not have them: a question, made as the search of Leidraad does.

Stems of both languages, the last word as a beginning, typing errors, compounds and synonyms; what is asked
for is then looked up by the engine. The words to complete and correct from lie beside its index.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from pathlib import Path
from string import ascii_lowercase

from app.handbook.directives.definitions import definitions
from app.handbook.entry import Entry
from app.handbook.search import groups
from app.handbook.search.analysis import languages, prepared, stem, wordlist
from app.handbook.search.query import Question, asked, question
from app.handbook.search.synonyms import Synonyms

ROOT = Path(__file__).parents[3]
_FILE = "words.json"
_LINKS = ("", "s", "-")


@lru_cache(maxsize=1)
def synonyms() -> Sequence[Sequence[str]]:
    """The groups of words of the repository's glossary that mean the same."""
    return groups(definitions(ROOT).glossary.values())


def stemmed(entry: Entry) -> tuple[str, str, str]:
    """Title, titles above it, and all together, as stems between spaces."""
    langs = languages(entry.kind, entry.lang)
    path = " ".join(entry.path)
    whole = f"{entry.title} {path} {entry.text} {entry.code}"
    title, above, everything = (prepared(one, langs).replace("|", " ") for one in (entry.title, path, whole))
    return title, above, everything


class Words:
    """The words of an index with the number of sections that hold them; see `query.Known`."""

    def __init__(self, uses: dict[str, int]) -> None:
        self._uses = uses
        self._sorted = sorted(uses)
        self._stems = {stem(word, lang) for word in uses for lang in ("en", "nl")}

    @classmethod
    def write(cls, folder: Path, sections: Iterable[Entry]) -> None:
        """Count, and keep beside the index."""
        uses = Counter[str]()
        for one in sections:
            uses.update(wordlist(f"{one.title} {' '.join(one.path)} {one.text}").split())
        (folder / _FILE).write_text(json.dumps(uses), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Words:
        """What `write` kept."""
        return cls(json.loads((folder / _FILE).read_text(encoding="utf-8")))

    def question(self, text: str, same: Synonyms) -> Question:
        """What is asked of the engine for what was typed."""
        return question(asked(text), self, same)

    def means(self, stem: str) -> bool:
        return stem in self._stems

    def completions(self, start: str, limit: int) -> list[str]:
        begin, end = bisect_left(self._sorted, start), bisect_left(self._sorted, start + "\U0010ffff")
        longer = [one for one in self._sorted[begin:end] if one != start]
        return nlargest(limit, longer, key=lambda one: self._uses[one])

    def corrections(self, word: str, limit: int) -> list[str]:
        if len(word) < 4 or not word.isalpha():
            return []
        near = {one for one in _edits(word) if one in self._uses}
        return sorted(near, key=lambda one: (one[:1] != word[:1], -self._uses[one]))[:limit]

    def halves(self, word: str) -> tuple[str, str] | None:
        found = []
        for cut in range(4, len(word) - 3):
            often = self._uses.get(word[:cut], 0)
            for link in _LINKS if often else ():
                tail = word[cut + len(link) :]
                if word.startswith(link, cut) and len(tail) > 3 and tail in self._uses:
                    found.append((min(often, self._uses[tail]), word[:cut], tail))
        uses, head, tail = max(found, default=(0, "", ""))
        return (head, tail) if uses else None

    def whole(self, head: str, tail: str) -> str | None:
        return next((one for link in _LINKS if (one := f"{head}{link}{tail}") in self._uses), None)


def _edits(word: str) -> Iterator[str]:
    """All that lies one mistake away, two swapped letters being one."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
