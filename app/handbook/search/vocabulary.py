"""The words of one part of the index, sorted, each with the entries it occurs in.

Looked up by a checksum of the word, which costs a microsecond and no memory of our own; words that begin
alike lie side by side, and so do their entries.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np

from app.handbook.search.arrays import Array, Ints, Mask


class Vocabulary:
    """Words by number. `docs[starts[n]:starts[n + 1]]` are the entries that word `n` occurs in, ascending."""

    def __init__(self, named: Mapping[str, Array], name: str) -> None:
        """`named`: the arrays that `arrays_of` made under `name`."""
        self._text = named[f"{name}_text"].data
        self._ends = named[f"{name}_ends"].data
        self._sums = named[f"{name}_sums"].data
        self._order = named[f"{name}_order"].data
        self.starts: Ints = named[f"{name}_starts"]
        self.docs: Ints = named[f"{name}_docs"]
        self._from = self.starts.data

    def __len__(self) -> int:
        return len(self._ends)

    def word(self, number: int) -> bytes:
        """Word `number`, as UTF-8."""
        return bytes(self._text[self._ends[number - 1] if number else 0 : self._ends[number]])

    def number(self, word: str) -> int:
        """The number of `word`; -1 if it is not here."""
        wanted = word.encode("utf-8", "surrogatepass")
        total = zlib.crc32(wanted)
        at = bisect_left(self._sums, total)
        while at < len(self._sums) and self._sums[at] == total:
            if self.word(self._order[at]) == wanted:
                return int(self._order[at])
            at += 1
        return -1

    def beginning(self, start: str) -> tuple[int, int]:
        """The numbers of the words that begin with `start`: from, up to."""
        first = start.encode("utf-8", "surrogatepass")
        begin = bisect_left(range(len(self)), first, key=self.word)
        return begin, bisect_left(range(len(self)), first + b"\xff", lo=begin, key=self.word)

    def span(self, number: int) -> tuple[int, int]:
        """Where the entries of word `number` lie in `docs`: from, up to."""
        return self._from[number], self._from[number + 1]

    def holding(self, number: int) -> Ints:
        """The entries of word `number`."""
        begin, end = self.span(number)
        return self.docs[begin:end]

    def seen(self, begin: int, end: int, within: Mask) -> Ints:
        """For each of the words `begin` up to `end`, in how many entries of `within` it occurs."""
        if begin >= end:
            return np.zeros(0, np.int32)
        first, last = self._from[begin], self._from[end]
        open_ones = within[self.docs[first:last]]
        return np.add.reduceat(open_ones, self.starts[begin:end] - first, dtype=np.int32)


def arrays_of(name: str, words: Sequence[bytes], starts: Ints, docs: Ints) -> dict[str, Array]:
    """The arrays of a vocabulary of `words`, which are sorted and occur in at least one entry each."""
    sums = np.fromiter((zlib.crc32(one) for one in words), np.uint32, len(words))
    order = np.argsort(sums, kind="stable").astype(np.int32)
    return {
        f"{name}_text": np.frombuffer(b"".join(words), np.uint8),
        f"{name}_ends": np.cumsum([len(one) for one in words], dtype=np.int32),
        f"{name}_sums": sums[order],
        f"{name}_order": order,
        f"{name}_starts": starts.astype(np.int32),
        f"{name}_docs": docs.astype(np.int32),
    }


def grouped(owners: Ints, docs: Ints, count: int, of: int) -> tuple[Ints, Ints, Ints]:
    """Pairs of word and entry, sorted, each once: where each word's entries begin, and the entries.

    `owners`, `docs`: a word and an entry each; `count` words and `of` entries there are. The third array
    says which of the pairs given was the first of each kind.
    """
    keys = owners.astype(np.int64) * max(of, 1) + docs
    kept, first = np.unique(keys, return_index=True)
    starts = np.searchsorted(kept, np.arange(count + 1, dtype=np.int64) * max(of, 1))
    return starts.astype(np.int32), (kept % max(of, 1)).astype(np.int32), first.astype(np.int32)
