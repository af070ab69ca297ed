"""What is offered while somebody types: titles whose words begin with what was typed so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.handbook.search.arrays import Ints, Mask
from app.handbook.search.part import Part
from app.handbook.search.state import State, View

KINDS = ("term", "form", "process", "role", "handbook")  # in the order in which equals are offered


@dataclass(frozen=True)
class Title:
    """Something that can be opened at once."""

    kind: str
    title: str
    url: str
    lang: str
    code: str


def titles(state: State, view: View, words: Sequence[str], lang: str, limit: int) -> list[Title]:
    """At most `limit` titles in which each of the folded `words` begins a word, each address once.

    In the reader's language first; then those that begin so; then by kind, the shortest first.
    """
    found: list[tuple[Ints, Mask]] = []
    for (part, offset), within in zip(state.split(), view.parts, strict=True):
        docs, leading = _holding(part, words)
        seen = within[docs]
        found.append((docs[seen] + offset, leading[seen]))
    docs = np.concatenate([one for one, _ in found]) if found else np.zeros(0, np.int32)
    leading = np.concatenate([one for _, one in found]) if found else np.zeros(0, np.bool_)
    order = _ranks(state)[state.kind.codes[docs]]
    foreign = state.lang.codes[docs] != state.lang.number(lang)
    best = np.lexsort((docs, state.size[docs], order, ~leading, foreign))
    return _each_once(state, docs[best], limit)


def _holding(part: Part, words: Sequence[str]) -> tuple[Ints, Mask]:
    """The entries with titles that hold each of `words`, and which of those begin with one of them."""
    met = np.zeros(part.count, np.int32)
    leading = np.zeros(part.count, np.bool_)
    for word in words:
        begin, end = part.names.beginning(word)
        first, last = (part.names.span(begin)[0], part.names.span(end - 1)[1]) if begin < end else (0, 0)
        docs = part.names.docs[first:last]
        here = np.zeros(part.count, np.bool_)
        here[docs] = True
        met += here
        leading[docs[part.named["name_begins"][first:last] > 0]] = True
    docs = np.flatnonzero(met == len(words)).astype(np.int32)
    return docs, leading[docs]


def _ranks(state: State) -> Ints:
    """For the number of each kind, where it stands in the order."""
    found = np.full(state.kind.count, len(KINDS), np.int32)
    for place, kind in enumerate(KINDS):
        number = state.kind.number(kind)
        if number >= 0:
            found[number] = place
    return found


def _each_once(state: State, docs: Ints, limit: int) -> list[Title]:
    found = dict[str, Title]()
    for doc in docs[: limit * 4].tolist():
        shown = state.shown(doc)
        names = ("kind", "title", "url", "lang", "code")
        found.setdefault(shown["url"], Title(**{name: shown[name] for name in names}))
    return list(found.values())[:limit]
