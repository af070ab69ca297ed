"""Making the arrays of one part of the index: what each word brings each entry is worked out here, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.handbook.search.arrays import Array, Ints
from app.handbook.search.gathering import ASKED, PATH, TITLE, Gathering
from app.handbook.search.vocabulary import arrays_of, grouped
from app.handbook.search.weights import B_OF, FIELDS, K1, B

WIDEST = 255  # bytes of a word; folded words are shorter
Reals = NDArray[np.float64]
Lengths = Mapping[str, Ints]  # field -> how many terms Whoosh says each entry has there


class Statistics(Protocol):
    """How common words are, and how long texts: of the first part of the index, so that scores compare."""

    @property
    def count(self) -> int:
        """How many entries there are."""

    @property
    def averages(self) -> Mapping[str, float]:
        """Field -> how many terms an entry has there."""

    def frequencies(self, field: str, words: Sequence[bytes]) -> Ints:
        """In how many entries each of `words` occurs in `field`."""


def made(
    read: Gathering, lengths: Lengths, averages: Mapping[str, float], base: Statistics | None
) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays and notes of a part. `base` is None for the first one, which its own `averages` judge."""
    named = _terms(read, lengths, averages, base)
    named |= _plain("word", read.words, read.word, read.word_doc, len(read))
    named |= _plain("code", read.codes, read.code, read.code_doc, len(read))
    named |= _names(read)
    named |= _entries(read)
    labels = {name: list(values) for name, values in read.labels.items()}
    return named, {"count": len(read), "averages": dict(averages), "labels": labels}


def _terms(
    read: Gathering, lengths: Lengths, averages: Mapping[str, float], base: Statistics | None
) -> dict[str, Array]:
    words, rank = _sorted(read.terms)
    token, region = np.asarray(read.token, np.int32), np.asarray(read.region, np.int8)
    term = rank[np.asarray(read.stem, np.int32)]
    bounds = np.asarray(read.tokens, np.int32)
    doc = np.repeat(np.arange(len(read), dtype=np.int32), np.diff(bounds))[token]
    order = np.argsort(term, kind="stable")
    term, token, region, doc = term[order], token[order], region[order], doc[order]
    starts, docs, first = grouped(term, doc, len(words), len(read))
    counts = {"all": _within(region != ASKED, first), "title": _within(region == TITLE, first)}
    counts |= {"path": _within(region == PATH, first), "asked": _within(region == ASKED, first)}
    owner = np.repeat(np.arange(len(words)), np.diff(starts))
    gain, frequencies = np.zeros(len(docs)), dict[str, Array]()
    for field, weight in FIELDS.items():
        own = np.bincount(owner[counts[field] > 0], minlength=len(words)).astype(np.int32)
        frequencies[f"{field}_frequency"] = own
        known = own if base is None else base.frequencies(field, words)
        count, average = (len(read), averages) if base is None else (base.count, base.averages)
        idf = np.log(max(count, 1) / (known + 1)) + 1
        gain += weight * _bm25(
            idf[owner], counts[field], lengths[field][docs], average[field] or 1, B_OF.get(field, B)
        )
    standing = region != ASKED  # what is never shown stands nowhere: in no phrase and no passage
    return {
        **arrays_of("term", words, starts, docs),
        **frequencies,
        "gain": gain.astype(np.float32),
        "token": token[standing],
        "token_starts": np.searchsorted(term[standing], np.arange(len(words) + 1)).astype(np.int32),
    }


def _within(chosen: NDArray[np.bool_], first: Ints) -> Ints:
    """How many are `chosen` in each of the groups that begin at `first`."""
    total = np.concatenate(([0], np.cumsum(chosen, dtype=np.int32)))
    found: Ints = np.diff(total[np.append(first, len(chosen))]).astype(np.int32)
    return found


def _bm25(idf: Reals, count: Ints, length: Ints, average: float, b: float) -> Reals:
    """As in whoosh.scoring.bm25."""
    return idf * (count * (K1 + 1)) / (count + K1 * ((1 - b) + b * length / average))


def _sorted(known: Mapping[str, int]) -> tuple[list[bytes], Ints]:
    """The words as UTF-8, sorted; and for the number a word was given, the one it has now."""
    listed = [word.encode("utf-8", "surrogatepass") for word in known]
    order = sorted(range(len(listed)), key=listed.__getitem__)
    rank = np.zeros(len(listed), np.int32)
    rank[order] = np.arange(len(listed), dtype=np.int32)
    return [listed[one] for one in order], rank


def _plain(
    name: str, known: Mapping[str, int], owners: Sequence[int], docs: Sequence[int], of: int
) -> dict[str, Array]:
    words, rank = _sorted(known)
    starts, kept, _ = grouped(rank[np.asarray(owners, np.int32)], np.asarray(docs, np.int32), len(words), of)
    found = arrays_of(name, words, starts, kept)
    if name == "word":
        found["word_letters"] = letters(words)
        found["word_sizes"] = np.array([min(len(one), WIDEST) for one in words], np.uint8)
    return found


def letters(words: Sequence[bytes]) -> NDArray[np.uint32]:
    """Which letters each word has, one bit for each: words that differ much here cannot be alike."""
    found = np.zeros(len(words), np.uint32)
    for number, word in enumerate(words):
        bits = 0
        for letter in word:
            bits |= 1 << (letter & 31)
        found[number] = bits
    return found


def _names(read: Gathering) -> dict[str, Array]:
    """The words of titles, with whether a title begins so."""
    used = sorted(set(read.name))
    listed = list(read.names)
    known = {listed[number]: place for place, number in enumerate(used)}
    place = np.searchsorted(np.asarray(used, np.int32), np.asarray(read.name, np.int32))
    words, rank = _sorted(known)
    owners = rank[place] if len(place) else np.zeros(0, np.int32)
    starts, docs, first = grouped(owners, np.asarray(read.name_doc, np.int32), len(words), len(read))
    begins = np.asarray(read.name_first, np.uint8)[first]
    return {**arrays_of("name", words, starts, docs), "name_begins": begins}


def _entries(read: Gathering) -> dict[str, Array]:
    return {
        "bounds": np.asarray(read.tokens, np.int32),
        "begin": np.asarray(read.begin, np.int32),
        "width": np.asarray(read.width, np.int16),
        "url": np.asarray(read.url, np.int64),
        "page": np.asarray(read.page, np.int64),
        "size": np.asarray(read.size, np.int16),
        "same": np.asarray(read.same, np.int64),
        "weight": np.asarray(read.weight, np.float32),
        **_blob("text", read.text),
        **_blob("shown", read.shown),
        **{name: np.asarray(codes, np.int32) for name, codes in read.label.items()},
    }


def _blob(name: str, rows: Sequence[bytes]) -> dict[str, Array]:
    ends = np.cumsum([len(one) for one in rows], dtype=np.int32)
    return {f"{name}_bytes": np.frombuffer(b"".join(rows), np.uint8), f"{name}_ends": ends}
