"""How well entries answer: what each word brings them was worked out before, so here it is only added up.

The array of scores belongs to the one call; everything it is made from is read by all threads and written
by none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from app.handbook.search.arrays import Floats, Ints, Mask
from app.handbook.search.part import Part
from app.handbook.search.query import Phrase, Term
from app.handbook.search.state import State


def scores(state: State, terms: Iterable[Term], phrases: Iterable[Phrase]) -> Floats:
    """For each entry what its words bring: the sum of weight times gain."""
    found = np.zeros(state.count, np.float32)
    terms, phrases = tuple(terms), tuple(phrases)
    for part, offset in state.split():
        here = found[offset : offset + part.count]
        for term in terms:
            _add(here, part, term)
        for phrase in phrases:
            _add_phrase(here, part, phrase)
    return found


def _add(here: Floats, part: Part, term: Term) -> None:
    number = part.terms.number(term.stem)
    if number >= 0:
        begin, end = part.terms.span(number)
        here[part.terms.docs[begin:end]] += np.float32(term.weight) * part.gain[begin:end]


def _add_phrase(here: Floats, part: Part, phrase: Phrase) -> None:
    """An entry with the whole phrase gets what the words of it bring."""
    numbers = [part.terms.number(one) for one in phrase.stems]
    docs = containing(part, numbers)
    if not len(docs):
        return
    for number in numbers:
        begin, end = part.terms.span(number)
        among = np.searchsorted(part.terms.docs[begin:end], docs)  # each of them is there
        here[docs] += np.float32(phrase.weight) * part.gain[begin:end][among]


def containing(part: Part, numbers: Sequence[int]) -> Ints:
    """The entries of `part` in which these terms stand one after the other."""
    if min(numbers) < 0:
        return np.zeros(0, np.int32)
    rows = sorted(((part.tokens(number), place) for place, number in enumerate(numbers)), key=_length)
    begins = rows[0][0] - rows[0][1]
    for row, place in rows[1:]:
        wanted = begins + place
        at = np.minimum(np.searchsorted(row, wanted), len(row) - 1)
        begins = begins[row[at] == wanted]
    first = np.searchsorted(part.bounds, begins, side="right") - 1
    last = np.searchsorted(part.bounds, begins + len(numbers) - 1, side="right") - 1
    docs = first[(first == last) & (begins >= 0)].astype(np.int32)
    once: Ints = docs[np.diff(docs, prepend=-1) > 0]  # they ascend
    return once


def _length(row: tuple[Ints, int]) -> int:
    return len(row[0])


def best(scored: Floats, among: Mask, limit: int) -> Ints:
    """At most `limit` entries `among` those that have a score, best first; of equals the first."""
    docs = np.flatnonzero((scored > 0) & among)
    values = scored[docs]
    if len(docs) > limit:
        least = np.partition(values, len(docs) - limit)[len(docs) - limit]
        chosen = np.flatnonzero(values >= least)
        docs, values = docs[chosen], values[chosen]
    return docs[np.argsort(-values, kind="stable")[:limit]].astype(np.int32)
