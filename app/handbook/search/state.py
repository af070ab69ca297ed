"""The index as it is at one moment: its parts side by side, and what a reader may see of them.

All threads of a process share it, and nobody writes to it. When the index changes, the next query makes a new
one out of the parts that are already mapped and the small ones that are new.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from app.handbook.search import arrays
from app.handbook.search.analysis import RECORDS
from app.handbook.search.arrays import Array, Damaged, Floats, Ints, Mask
from app.handbook.search.generations import IndexMissing, Pointer, ours
from app.handbook.search.labels import Labels, joined
from app.handbook.search.part import Part, gone_file, part_file
from app.handbook.search.schema import NO_EDITION
from app.handbook.search.synonyms import Synonyms

SYNONYMS = "synonyms.json"
_VIEWS = 64  # of readers who may see the same, kept as long as the index stays as it is


@dataclass(frozen=True)
class Limits:
    """Which entries a reader may find (`audiences`; None = all there are) and wants (the rest; None = any).

    `processes` and `projects` are ids; what belongs to none is not among what is left by them.
    """

    audiences: frozenset[str] | None
    kinds: frozenset[str] | None = None
    edition: str | None = None
    processes: frozenset[str] | None = None
    projects: frozenset[str] | None = None


@dataclass(frozen=True)
class View:
    """What one question may find: a mark for each entry, and the same marks part by part."""

    within: Mask
    parts: tuple[Mask, ...]


class State:
    """Entry n of part p has the number `offsets[p] + n`."""

    def __init__(self, pointer: Pointer, parts: list[Part], gone: dict[str, Ints], same: Synonyms) -> None:
        self.pointer, self.parts, self.synonyms = pointer, tuple(parts), same
        counts = [part.count for part in parts]
        self.offsets = tuple(sum(counts[:place]) for place in range(len(counts)))
        self.count = sum(counts)
        self._here = np.ones(self.count, np.bool_)
        for part, offset in zip(self.parts, self.offsets, strict=True):
            self._here[gone.get(part.name, np.zeros(0, np.int32)) + offset] = False
        self.kind, self.lang = Labels("kind", parts), Labels("lang", parts)
        self._edition, self._audience = Labels("edition", parts), Labels("audience", parts)
        self._process, self._project = Labels("process", parts), Labels("project", parts)
        self.url, self.page = self._column("url"), self._column("page")
        self.size = self._column("size")
        self.weight: Floats = self._column("weight")
        self.twins = _twins(self._column("same"), self.lang.codes)
        self.view = lru_cache(_VIEWS)(self._view)
        self.own = lru_cache(_VIEWS)(self._own)

    @classmethod
    def open(cls, root: Path, pointer: Pointer, before: State | None = None) -> State:
        """What `pointer` names; parts that are mapped `before` are not mapped again. Raises IndexMissing."""
        folder = root / pointer.folder
        if not (ours(root) and ours(folder)):
            raise IndexMissing(f"{folder.name} is not there, or others may write to it")
        mapped: dict[str, Part] = {}
        if before is not None and before.pointer.build == pointer.build:
            mapped = {part.name: part for part in before.parts}
        try:
            parts = [mapped.get(name) or Part.open(part_file(folder, name), name) for name in pointer.parts]
            gone = dict(arrays.read(gone_file(folder, pointer.gone)).named) if pointer.gone else {}
            same = before.synonyms if before is not None and mapped else _synonyms(folder)
            return cls(pointer, parts, gone, same)
        except (Damaged, OSError, ValueError, KeyError, IndexError) as problem:
            raise IndexMissing(f"{folder.name}: {problem}") from problem

    def _column(self, name: str) -> Array:
        return joined(part.named[name] for part in self.parts)

    def split(self) -> Iterator[tuple[Part, int]]:
        """Each part with the number of its first entry."""
        return zip(self.parts, self.offsets, strict=True)

    def _view(self, limits: Limits) -> View:
        """What `limits` leave. What has no edition is in each."""
        found = self._here
        edition = None if limits.edition is None else (limits.edition, NO_EDITION)
        for labels, wanted in (
            (self._audience, limits.audiences), (self.kind, limits.kinds), (self._edition, edition),
            (self._process, limits.processes), (self._project, limits.projects),
        ):  # fmt: skip
            if wanted is not None:
                found = found & labels.among(wanted)
        found.flags.writeable = False
        return View(found, tuple(found[at : at + part.count] for part, at in self.split()))

    def _own(self, lang: str) -> Mask:
        """The entries that a reader of `lang` is shown first: records are written in any language."""
        return self.lang.among((lang,)) | self.kind.among(RECORDS)

    def own_language(self, lang: str, docs: Ints) -> list[bool]:
        """Which of `docs` are written in `lang`."""
        found: list[bool] = (self.lang.codes[docs] == self.lang.number(lang)).tolist()
        return found

    def place(self, doc: int) -> tuple[Part, int]:
        """The part that an entry lies in, and its number there."""
        for part, offset in zip(reversed(self.parts), reversed(self.offsets), strict=True):
            if doc >= offset:
                return part, doc - offset
        raise IndexError(doc)

    def shown(self, doc: int) -> dict[str, Any]:
        """What is shown of an entry, but for its text."""
        part, own = self.place(doc)
        return part.shown(own)


def _twins(same: Array, lang: Ints) -> tuple[Ints, Ints] | None:
    """Entries that are one another's translation, side by side; None if there are none. 0 names nothing."""
    named = np.flatnonzero(same)
    order = named[np.lexsort((lang[named], same[named]))]
    one, other = order[:-1], order[1:]
    pairs = (same[one] == same[other]) & (lang[one] != lang[other])
    one, other = one[pairs].astype(np.int32), other[pairs].astype(np.int32)
    return (np.concatenate((one, other)), np.concatenate((other, one))) if len(one) else None


def _synonyms(folder: Path) -> Synonyms:
    return Synonyms(json.loads((folder / SYNONYMS).read_text(encoding="utf-8")))
