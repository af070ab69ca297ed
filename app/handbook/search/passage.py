"""The piece of a text that shows best why it was found, with the words that were looked for marked.

Pieces are pairs of text and mark, never HTML: whoever draws them escapes them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.handbook.search.analysis import stems, words

Pieces = list[tuple[str, bool]]  # (text, marked)
_LENGTH = 220  # characters
_READ = 30_000  # characters of a text that are looked at
_BEFORE = 60  # characters shown before the first marked word


@dataclass(frozen=True)
class _Spot:
    """A marked word in a text."""

    begin: int
    end: int
    stem: str


def passage(
    text: str,
    marks: Collection[str],
    langs: tuple[str, ...],
    length: int = _LENGTH,
    *,
    from_the_start: bool = False,
) -> Pieces:
    """About `length` characters of `text` around the most different words of `marks` (stems).

    `from_the_start`: the beginning is what people want to read, wherever the words stand (a definition).
    """
    spots = _spots(text[:_READ], marks, langs)
    begin = _begin(text, _richest(spots, length)) if spots and not from_the_start else 0
    end = _end(text, begin, length)
    pieces = _pieces(text, begin, end, [one for one in spots if begin <= one.begin and one.end <= end])
    return ([("… ", False)] if begin else []) + pieces + ([(" …", False)] if end < len(text) else [])


def _spots(text: str, marks: Collection[str], langs: tuple[str, ...]) -> list[_Spot]:
    found = []
    for word, begin, end in words(text):
        stem = next((one for one in stems(word, langs) if one in marks), None)
        if stem is not None:
            found.append(_Spot(begin, end, stem))
    return found


def _richest(spots: list[_Spot], length: int) -> int:
    """Where the stretch with the most different marked words begins; the first of equals."""
    best, place, tail = (0, 0), 0, 0
    within: dict[str, int] = {}
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


def _pieces(text: str, begin: int, end: int, spots: list[_Spot]) -> Pieces:
    pieces: Pieces = []
    at = begin
    for spot in spots:
        pieces += [(text[at : spot.begin], False)] if spot.begin > at else []
        pieces.append((text[spot.begin : spot.end], True))
        at = spot.end
    return pieces + ([(text[at:end], False)] if end > at else [])
