"""A handbook of any size, made of our own: its sentences, with words of it and words of nobody put in.

New words are drawn as language does: few of them often, most of them hardly ever (Zipf), and more of them the
longer the text. Pages have several headings, and each second page is Dutch. The same seed makes the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from app.handbook.entry import Entry

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HEADINGS = (3, 12)  # of a page
_OTHER, _NEW = 0.12, 0.14  # shares of the words that are put in: of the handbook, of nobody


class _Tongue:
    """What is known of one language."""

    def __init__(self, lang: str, sections: Sequence[Entry], by: random.Random, total: int) -> None:
        own = [one for one in sections if one.lang == lang]
        self.lang, self._by = lang, by
        self.titles = [one.title.split() for one in own]
        self.sentences = [one.split() for entry in own for one in _SENTENCE.split(entry.text) if one]
        self.asked = [tuple(line.split() for line in one.asked) for one in own]
        self.lengths = [len(_SENTENCE.split(one.text)) for one in own if one.text]
        self._words = [word for one in own for word in _WORD.findall(one.text)]
        parts = sorted({word.lower()[:cut] for word in self._words for cut in (3, 4) if len(word) > 4})
        ends = sorted({word.lower()[-cut:] for word in self._words for cut in (2, 3) if len(word) > 4})
        by.shuffle(parts)
        by.shuffle(ends)
        self._parts, self._ends = parts, ends
        self._many = int(200 + 40 * total**0.5 * 10)  # new words there are, by Heaps' law

    def _new(self) -> str:
        rank = int(self._many ** self._by.random())
        head, tail = self._parts[rank % len(self._parts)], self._ends[rank % len(self._ends)]
        more = rank // len(self._ends)
        return head + (self._parts[more % len(self._parts)][-2:] if more else "") + tail

    def changed(self, words: Sequence[str]) -> str:
        """These words, some of them other ones."""
        found, dice = [], self._by.random
        for word in words:
            drawn = dice()
            if drawn >= _OTHER + _NEW or len(word) < 4:
                found.append(word)
            else:
                end = "." if word.endswith(".") else ""
                found.append((self._new() if drawn < _NEW else self._by.choice(self._words)) + end)
        return " ".join(found)

    def section(self, page: int, place: int, above: str) -> Entry:
        """One section; the first of a page has no titles above it."""
        title = self.changed(self._by.choice(self.titles)) or "-"
        count = self._by.choice(self.lengths)
        text = " ".join(self.changed(self._by.choice(self.sentences)) for _ in range(count))
        id_ = f"{self.lang}/part-{page % 40}/page-{page}.md#section-{place}"
        path = (f"part {page % 40}", above) if above else (f"part {page % 40}",)
        asked = tuple(self.changed(line) for line in self._by.choice(self.asked))
        return Entry(id_, "handbook", self.lang, title, path, text, f"/{id_}", asked=asked)


def invented(own: Sequence[Entry], size: int, seed: int = 5) -> list[Entry]:
    """`size` sections like those of `own`, on whole pages but for the last."""
    by = random.Random(seed)
    tongues = [_Tongue(lang, own, by, size * 100) for lang in ("en", "nl")]
    return [one for one, _ in zip(_pages(tongues, by), range(size), strict=False)]


def _pages(tongues: Sequence[_Tongue], by: random.Random) -> Iterator[Entry]:
    page = 0
    while True:
        page += 1
        tongue, above = tongues[page % len(tongues)], ""
        for place in range(by.randint(*_HEADINGS)):
            found = tongue.section(page, place, above)
            yield found
            above = above or found.title
