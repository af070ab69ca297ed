"""Where in the texts that are shown the words stand that were looked for: looked up, not read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from app.handbook.search.part import Part
from app.handbook.search.passage import READ, Spot
from app.handbook.search.state import State


def spots(state: State, docs: Sequence[int], stems: Iterable[str]) -> dict[int, list[Spot]]:
    """For each of `docs` the places of `stems` in its text, in their order; of two at one place the first."""
    found: dict[int, dict[int, Spot]] = {doc: {} for doc in docs}
    listed = tuple(stems)
    for part, offset in state.split():
        here = [doc - offset for doc in docs if 0 <= doc - offset < part.count]
        if here:
            rows = [found[doc + offset] for doc in here]
            _in_part(part, here, listed, rows)
    return {doc: [row[at] for at in sorted(row)] for doc, row in found.items()}


def _in_part(part: Part, docs: Sequence[int], stems: Sequence[str], rows: Sequence[dict[int, Spot]]) -> None:
    numbers = np.array(docs, np.int32)
    bounds = np.concatenate((part.bounds[numbers], part.bounds[numbers + 1]))
    begins, widths = part.named["begin"], part.named["width"]
    for stem, one in enumerate(stems):
        term = part.terms.number(one)
        if term < 0:
            continue
        tokens = part.tokens(term)
        cuts = np.searchsorted(tokens, bounds).tolist()
        for row, first, last in zip(rows, cuts, cuts[len(rows) :], strict=False):
            if first < last:
                chosen = tokens[first:last]
                places = zip(chosen.tolist(), begins[chosen].tolist(), widths[chosen].tolist(), strict=True)
                for token, begin, width in places:
                    if 0 <= begin < READ:
                        row.setdefault(token, Spot(begin, begin + width, stem))
