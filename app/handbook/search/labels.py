"""What entries are filtered by: kind, language, edition, audience, process, project; a number for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from app.handbook.search.arrays import Ints, Mask
from app.handbook.search.part import Part


class Labels:
    """One label of each entry of all parts. One of several words (an audience) stands for each of them."""

    def __init__(self, name: str, parts: Sequence[Part]) -> None:
        self._numbers: dict[str, int] = {}
        moved = []
        for part in parts:
            here = [self._numbers.setdefault(one, len(self._numbers)) for one in part.labels[name]]
            moved.append(np.array(here, np.int32)[part.named[name]])
        self.codes: Ints = joined(moved)
        self._of_word: dict[str, list[int]] = {}
        for label, number in self._numbers.items():
            for word in label.split():
                self._of_word.setdefault(word, []).append(number)

    @property
    def count(self) -> int:
        """How many different labels there are."""
        return len(self._numbers)

    def number(self, label: str) -> int:
        """The number that stands for `label`; -1 if no entry has it."""
        return self._numbers.get(label, -1)

    def among(self, wanted: Collection[str]) -> Mask:
        """Which entries have one of the labels `wanted`."""
        allowed = np.zeros(len(self._numbers) + 1, np.bool_)
        allowed[[number for one in wanted for number in self._of_word.get(one, ())]] = True
        return allowed[self.codes]


def joined(parts: Iterable[Ints]) -> Ints:
    """The arrays one after the other; a single one as it is."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    return np.concatenate(found) if found else np.zeros(0, np.int32)
