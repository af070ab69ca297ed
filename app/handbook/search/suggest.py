"""The words of the index: what the last word may become, and what a mistyped word may have been.

Two letters that changed places count as one mistake: that is how people mistype.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4  # shorter words have too many neighbours
_TWO_MISTAKES = 7  # letters from which two mistakes are thought of

Seen = Callable[[str], bool]  # whether the reader may see an entry with this word


class WordList:
    """Every word of the index with the number of entries it occurs in. Read-only: threads share it."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = dict(counts)
        self._sorted = sorted(self._counts)

    def completions(self, start: str, seen: Seen, limit: int = 8) -> list[str]:
        """The words that begin with `start` and are longer, most used first."""
        begin, end = bisect_left(self._sorted, start), bisect_left(self._sorted, start + "\U0010ffff")
        longer = (word for word in self._sorted[begin:end] if word != start)
        return list(islice(filter(seen, self._by_use(longer)), limit))

    def corrections(self, word: str, seen: Seen, limit: int = 3) -> list[str]:
        """What `word` may have been, likeliest first; nothing for a short word."""
        if len(word) < _SHORTEST or not word.isalpha():
            return []
        near = (one for one in set(_one_mistake(word)) if one in self._counts)
        found = list(islice(filter(seen, self._by_use(near, word)), limit))
        if found or len(word) < _TWO_MISTAKES:
            return found
        far = (one for one in self._alike(word) if distance(word, one, 2) <= 2)
        return list(islice(filter(seen, self._by_use(far, word)), limit))

    def _alike(self, word: str) -> Iterator[str]:
        """Words with the same first letter and about the same length."""
        begin, end = bisect_left(self._sorted, word[0]), bisect_left(self._sorted, word[0] + "\U0010ffff")
        return (one for one in self._sorted[begin:end] if abs(len(one) - len(word)) <= 2)

    def _by_use(self, words: Iterable[str], like: str = "") -> list[str]:
        """People seldom mistype the first letter, so words that share it come first."""
        return sorted(
            words, key=lambda one: (one[:1] != like[:1] if like else False, -self._counts[one], one)
        )


def _one_mistake(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def distance(one: str, other: str, most: int) -> int:
    """How many mistakes (a letter more, less, other, or two swapped) lie between; `most + 1` if more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            row.append(min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != against)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[-1] = min(row[-1], before[j - 2] + 1)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
