"""The piece of a text that shows best why it was found, with the words that were looked for marked.

Pieces are pairs of text and mark, never HTML: whoever draws them escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Pieces = list[tuple[str, bool]]  # (text, marked)
_LENGTH = 220  # characters
READ = 30_000  # characters of a text that are looked at
_BEFORE = 60  # characters shown before the first marked word


class Spot(NamedTuple):
    """A marked word in a text: its place in characters, and a number that words of one stem share."""

    begin: int
    end: int
    stem: int


def passage(
    text: str, spots: Sequence[Spot], length: int = _LENGTH, *, from_the_start: bool = False
) -> Pieces:
    """About `length` characters of `text` around the most different of `spots`, which are in their order.

    `from_the_start`: the beginning is what people want to read, wherever the words stand (a definition).
    """
    begin = _begin(text, _richest(spots, length)) if spots and not from_the_start else 0
    end = _end(text, begin, length)
    pieces = _pieces(text, begin, end, [one for one in spots if begin <= one.begin and one.end <= end])
    return ([("… ", False)] if begin else []) + pieces + ([(" …", False)] if end < len(text) else [])


def _richest(spots: Sequence[Spot], length: int) -> int:
    """Where the stretch with the most different marked words begins; the first of equals."""
    best, place, tail = (0, 0), 0, 0
    within: dict[int, int] = {}
    for head, spot in enumerate(spots):
        within[spot.stem] = within.get(spot.stem, 0) + 1
        while spots[tail].begin < spot.end - (length - _BEFORE) and tail < head:
            within[spots[tail].stem] -= 1
            if not within[spots[tail].stem]:
                del within[spots[tail].stem]
            tail += 1
        worth = (len(within), sum(within.values()))
        if worth > best:
            best, place = worth, spots[tail].begin
    return place


def _begin(text: str, first: int) -> int:
    """A little before the first marked word: at the start of its sentence if that is near, else of a word."""
    if first <= _BEFORE:
        return 0
    near = text[first - _BEFORE : first]
    sentence = max(near.rfind(". "), near.rfind("? "), near.rfind("! "))
    if sentence >= 0:
        return first - _BEFORE + sentence + 2
    return first - _BEFORE + near.find(" ") + 1


def _end(text: str, begin: int, length: int) -> int:
    if len(text) <= begin + length:
        return len(text)
    space = text.rfind(" ", begin + length // 2, begin + length)
    return space if space > begin else begin + length


def _pieces(text: str, begin: int, end: int, spots: Sequence[Spot]) -> Pieces:
    pieces: Pieces = []
    at = begin
    for spot in spots:
        pieces += [(text[at : spot.begin], False)] if spot.begin > at else []
        pieces.append((text[spot.begin : spot.end], True))
        at = spot.end
    return pieces + ([(text[at:end], False)] if end > at else [])
