"""What speaks of the same things as a text, and by which of its words: a sum that anybody can check.

There are no scores here. A word counts or it does not; one that most of what is compared holds says nothing,
and nothing else that is written somewhere changes the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.handbook.entry import Entry
from app.handbook.search.arrays import Ints, Mask
from app.handbook.search.concepts import Concept, Meaning
from app.handbook.search.gathering import Gathering
from app.handbook.search.making import made
from app.handbook.search.part import Part
from app.handbook.search.query import Question
from app.handbook.search.schema import digest, shown
from app.handbook.search.scoring import containing
from app.handbook.search.state import Limits, State
from app.handbook.search.weights import FIELDS

MANY = 6  # things from which on a word that most of them hold says nothing

Among = Mapping[str, Sequence[Entry]]  # number that people say -> its entries; none = as the index has them


@dataclass(frozen=True)
class Alike:
    """Things that texts are compared with. `parts`: entries, each with the place of its thing, or -1."""

    numbers: tuple[str, ...]
    parts: tuple[tuple[Part, Ints], ...]
    meaning: Meaning

    def of(self, text: str) -> dict[str, tuple[str, ...]]:
        """Number of each thing that speaks of what `text` does -> the words for it, as they stand there."""
        there = len(_things(whose for _, whose in self.parts))
        most = there / 2 if there >= MANY else there
        found: dict[int, list[Concept]] = {}
        for concept in self.meaning.concepts(text):
            held = _things(whose[_holding(part, concept.asked)] for part, whose in self.parts)
            if len(held) <= most:
                for thing in held:
                    found.setdefault(thing, []).append(concept)
        return {self.numbers[thing]: _each_once(found[thing]) for thing in sorted(found)}


def compared(state: State | None, among: Among, limits: Limits, meaning: Meaning) -> Alike:
    """The things of `among` to compare texts with.

    Entries that are given count as they are: where the index (`state`) holds them otherwise, or not at all,
    they are read here, which takes longer and comes to the same.
    """
    seen = list(zip(state.parts, state.view(limits).parts, strict=True)) if state is not None else []
    parts = [(part, np.full(part.count, -1, np.int32)) for part, _ in seen]
    unread: list[tuple[int, Entry]] = []
    for thing, (number, entries) in enumerate(among.items()):
        docs = [_numbered(part, within, number) for part, within in seen]
        if entries and not _as_held(entries, [part for part, _ in seen], docs):
            unread += [(thing, one) for one in entries]
            continue
        for (_, whose), here in zip(parts, docs, strict=True):
            whose[here] = thing
    if unread:
        parts.append(
            (_in_memory(one for _, one in unread), np.array([thing for thing, _ in unread], np.int32))
        )
    return Alike(tuple(among), tuple(parts), meaning)


def _numbered(part: Part, within: Mask, number: str) -> Ints:
    """The entries of a thing that may be seen."""
    known = part.codes.number(number.casefold())
    docs = part.codes.holding(known) if known >= 0 else np.zeros(0, np.int32)
    return docs[within[docs]]


def _as_held(entries: Iterable[Entry], parts: Sequence[Part], docs: Sequence[Ints]) -> bool:
    """Whether these are the entries that lie there."""
    held = {
        part.shown(one)["digest"] for part, here in zip(parts, docs, strict=True) for one in here.tolist()
    }
    return held == {digest(one) for one in entries}


def _in_memory(entries: Iterable[Entry]) -> Part:
    """Entries that no file holds, as a part of the index. What their words bring is not asked of it."""
    read = Gathering(shown(one) for one in entries)
    lengths = dict.fromkeys(FIELDS, np.ones(len(read), np.int32))
    return Part("memory", *made(read, lengths, dict.fromkeys(FIELDS, 1.0), None))


def _holding(part: Part, asked: Question) -> Ints:
    """The entries of a part that hold one of these words, or one of these phrases."""
    numbers = (part.terms.number(one.stem) for one in asked.terms)
    found = [part.terms.holding(number) for number in numbers if number >= 0]
    found += [containing(part, [part.terms.number(one) for one in row.stems]) for row in asked.phrases]
    return np.concatenate(found) if found else np.zeros(0, np.int32)


def _things(whose: Iterable[Ints]) -> set[int]:
    return {int(one) for here in whose for one in np.unique(here)} - {-1}


def _each_once(spoken: Iterable[Concept]) -> tuple[str, ...]:
    """The words for what is spoken of, each stem in one of them."""
    seen, kept = set[str](), list[str]()
    for one in spoken:
        if seen.isdisjoint(one.stems):
            kept.append(one.written.lower() if one.written.istitle() else one.written)
        seen |= one.stems
    return tuple(kept)
