"""What is asked while it is measured: words that stand in the corpus, drawn by a seed, a kind at a time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from app.handbook.entry import Entry
from app.handbook.search.analysis import fold, is_asking
from tests.bench.search.engine import Asked
from tests.bench.search.features import synonyms

_WORD = re.compile(r"[^\W\d_]+")
KINDS = (
    "single", "two words", "three words", "phrase", "prefix", "typo", "question", "abbreviation",
)  # fmt: skip
_ASKING = {"en": ("how do i", "when must we", "who may"), "nl": ("hoe moet ik", "wanneer kan je", "wie mag")}


def drawn(sections: Sequence[Entry], many: int, seed: int = 11) -> list[Asked]:
    """`many` questions of each kind, kind after kind."""
    by = random.Random(seed)
    texts = [(one, found) for one in sections if len(found := _WORD.findall(one.text)) > 8]
    asked = [
        Asked(text, kind, lang)
        for kind, make in _MADE.items()
        for _ in range(many)
        for lang, text in [_until(make, texts, by)]
    ]
    short = sorted({name for group in synonyms() for name in group if name.isupper() and 1 < len(name) < 6})
    picked = [by.choice(short) for _ in range(many)] if short else []
    return asked + [Asked(one, "abbreviation", by.choice(("en", "nl"))) for one in picked]


Texts = Sequence[tuple[Entry, list[str]]]
Make = Callable[[Entry, list[str], random.Random], str | None]


def _until(make: Make, texts: Texts, by: random.Random) -> tuple[str, str]:
    while True:
        entry, words = by.choice(texts)
        text = make(entry, words, by)
        if text:
            return entry.lang, text


def _telling(words: list[str], least: int = 4) -> list[str]:
    return [one.lower() for one in words if len(one) >= least and not is_asking(fold(one))]


def _several(count: int) -> Make:
    def make(_: Entry, words: list[str], by: random.Random) -> str | None:
        known = sorted(set(_telling(words)))
        return " ".join(by.sample(known, count)) if len(known) >= count else None

    return make


def _phrase(entry: Entry, _: list[str], by: random.Random) -> str | None:
    row = entry.text.split()
    at = by.randrange(max(1, len(row) - 1))
    pair = row[at : at + 2]
    telling = len(pair) == 2 and all(one.isalpha() and _telling([one]) for one in pair)
    return f'"{" ".join(pair).lower()}"' if telling else None


def _prefix(_: Entry, words: list[str], by: random.Random) -> str | None:
    known = _telling(words, 6)
    return by.choice(known)[: by.randint(3, 5)] if known else None


def _typo(_: Entry, words: list[str], by: random.Random) -> str | None:
    known = _telling(words, 6)
    if not known:
        return None
    word, how = by.choice(known), by.randrange(4)
    at = by.randrange(1, len(word) - 1)
    mended = {
        0: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        1: word[:at] + word[at + 1 :],
        2: word[:at] + word[at] + word[at:],
        3: word[:at] + by.choice("aeioust") + word[at + 1 :],
    }
    return mended[how]


def _question(entry: Entry, words: list[str], by: random.Random) -> str | None:
    at = by.randrange(len(words) - 5)
    return f"{by.choice(_ASKING[entry.lang])} {' '.join(words[at : at + 5]).lower()}?"


_MADE: dict[str, Make] = {
    "single": _several(1),
    "two words": _several(2),
    "three words": _several(3),
    "phrase": _phrase,
    "prefix": _prefix,
    "typo": _typo,
    "question": _question,
}
