"""What else counts than an entry's words one by one: how many it meets, its weight, its translation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.handbook.search.arrays import Floats
from app.handbook.search.query import Question
from app.handbook.search.state import State
from app.handbook.search.weights import COVERED, TWIN

Counts = NDArray[np.uint8]  # of words; a question has at most sixteen


def judged(state: State, scored: Floats, meant: Question) -> Floats:
    """`scored` (one number for each entry) as it counts; a new array."""
    found = scored * state.weight
    words = len(meant.met_by)
    if words > 1:
        found *= np.float32(1 - COVERED) + np.float32(COVERED / words) * _covered(state, meant)
    if state.twins is not None:
        ours, theirs = state.twins
        found[ours] += np.float32(TWIN) * found[theirs]  # the right side is read before anything is added
    return found


def _covered(state: State, meant: Question) -> Counts:
    """How many of the words that were typed each entry meets, in any of the forms they are asked for in."""
    found = np.zeros(state.count, np.uint8)
    for part, offset in state.split():
        here = found[offset : offset + part.count]
        for stems in meant.met_by.values():
            met = np.zeros(part.count, np.bool_)
            for number in map(part.terms.number, stems):
                if number >= 0:
                    met[part.terms.holding(number)] = True
            here += met
    return found
