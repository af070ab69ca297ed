"""One part of the index as it lies mapped in memory: its words, what they bring, and its entries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.handbook.search.arrays import Array, Damaged, Floats, Ints, read
from app.handbook.search.vocabulary import Vocabulary


def part_file(folder: Path, name: str) -> Path:
    """Where the arrays of segment `name` lie. Whoosh removes files whose names begin as the segment's do."""
    return folder / f"part-{name}.arrays"


def gone_file(folder: Path, name: str) -> Path:
    """Where it lies which entries of the segments do not count any more."""
    return folder / f"{name}.arrays"


class Part:
    """The arrays of one of Whoosh's segments. Entries have the segment's numbers. Nobody can write to it."""

    def __init__(self, name: str, named: Mapping[str, Array], notes: Mapping[str, Any]) -> None:
        self.name = name
        self.count: int = notes["count"]
        self.averages: Mapping[str, float] = notes["averages"]
        self.labels: Mapping[str, list[str]] = notes["labels"]
        self.named = named
        self.terms = Vocabulary(named, "term")
        self.words = Vocabulary(named, "word")
        self.codes = Vocabulary(named, "code")
        self.names = Vocabulary(named, "name")
        self.gain: Floats = named["gain"]
        self.bounds: Ints = named["bounds"]  # tokens of entry n: bounds[n] up to bounds[n + 1]
        self._token: Ints = named["token"]
        self._token_starts = named["token_starts"].data

    @classmethod
    def open(cls, file: Path, name: str, *, checked: bool = True) -> Part:
        """Map the part in `file`. Raises Damaged. `checked`: as in `arrays.read`."""
        arrays = read(file, checked=checked)
        try:
            return cls(name, arrays.named, arrays.notes)
        except KeyError as problem:
            raise Damaged(f"{file.name}: {problem} is not there") from problem

    def tokens(self, term: int) -> Ints:
        """Where term `term` stands, in tokens counted through all entries, ascending."""
        return self._token[self._token_starts[term] : self._token_starts[term + 1]]

    def frequencies(self, field: str, words: Sequence[bytes]) -> Ints:
        """See `making.Statistics`."""
        kept = self.named[f"{field}_frequency"]
        numbers = [self.terms.number(one.decode("utf-8", "surrogatepass")) for one in words]
        return np.array([kept[one] if one >= 0 else 0 for one in numbers], np.int32)

    def text(self, doc: int) -> str:
        """The text of an entry, as it is shown."""
        return self._row("text", doc).decode()

    def shown(self, doc: int) -> dict[str, Any]:
        """What else is shown of it."""
        found: dict[str, Any] = json.loads(self._row("shown", doc).decode())
        return found

    def _row(self, name: str, doc: int) -> bytes:
        ends = self.named[f"{name}_ends"]
        begin = int(ends[doc - 1]) if doc else 0
        return self.named[f"{name}_bytes"][begin : int(ends[doc])].tobytes()
