"""Which words are nearly the one that was typed, found without looking at each letter of each word.

Two letters that changed places count as one mistake: that is how people mistype. Letters are bytes of UTF-8,
so one that is written in two of them may count for two.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.handbook.search.arrays import Array, Ints
from app.handbook.search.making import WIDEST, letters

Bytes = NDArray[np.uint8]


class Spellings:
    """The words of one part, ready to be compared with a mistyped one."""

    def __init__(self, text: Array, ends: Ints, sizes: Bytes, signs: Array) -> None:
        """`text`: the words, one after the other; `ends`, `sizes`: where each ends; `signs`: its letters."""
        self._text, self._ends, self._sizes, self._signs = text, ends, sizes, signs

    def near(self, word: str, most: int, begin: int, end: int) -> Ints:
        """Of the words `begin` up to `end`, the numbers of those at most `most` mistakes away from `word`."""
        typed = word.encode("utf-8")
        # A mistake changes the length by one at most, and which letters there are by two.
        sizes, signs = self._sizes[begin:end], self._signs[begin:end]
        alike = (sizes >= len(typed) - most) & (sizes <= min(len(typed) + most, WIDEST))
        alike &= np.bitwise_count(signs ^ letters([typed])[0]) <= 2 * most
        found = np.flatnonzero(alike).astype(np.int32) + begin
        if not len(found):
            return found
        sizes = self._sizes[found]
        columns = np.arange(len(typed) + most)
        places = np.minimum((self._ends[found] - sizes)[:, None] + columns, len(self._text) - 1)
        rows = np.where(columns < sizes[:, None], self._text[places], 0).astype(np.uint8)
        return found[distances(typed, rows, sizes, most) <= most]


def distances(word: bytes, rows: Bytes, sizes: Bytes, most: int) -> Bytes:
    """How many mistakes lie between `word` and each of `rows`; `most + 1` if there are more.

    `rows`: a word a row, filled up with zeros; `sizes`: how long each is. A letter more, less, other, or two
    swapped is a mistake. All rows are worked through at once, and only near the diagonal.
    """
    far, width = most + 1, rows.shape[1]
    table = np.full((len(word) + 1, width + 1, len(rows)), far, np.uint8)
    for near in range(min(most, width) + 1):
        table[0, near] = near
    for near in range(min(most, len(word)) + 1):
        table[near, 0] = near
    letter = np.ascontiguousarray(rows.T)
    for i in range(1, len(word) + 1):
        for j in range(max(1, i - most), min(width, i + most) + 1):
            here = table[i - 1, j - 1] + (letter[j - 1] != word[i - 1])
            np.minimum(here, table[i - 1, j] + 1, out=here)
            np.minimum(here, table[i, j - 1] + 1, out=here)
            if i > 1 and j > 1:
                swapped = (letter[j - 1] == word[i - 2]) & (letter[j - 2] == word[i - 1])
                np.minimum(here, np.where(swapped, table[i - 2, j - 2] + 1, far), out=here)
            np.minimum(here, far, out=table[i, j])
    found: Bytes = table[len(word), sizes, np.arange(len(rows))]
    return found
