"""How text becomes the terms that are kept and asked for.

A text is analysed by its own language; what people typed themselves (projects, records, lessons) by both,
because nobody says in which language a name is written. A question is analysed by both as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.lang import stemmer_for_language, stopwords_for_language

from app.definitions.text import LANGS
from app.handbook.search.dutch import dutch

RECORDS = ("project", "record", "row", "lesson")  # typed by people, in any language
CODE = r"[A-Za-z]{1,3}-?\d+(?:[.-]\d+)*(?![^\W_])"
_WORD = re.compile(rf"(?<![^\W_]){CODE}|[^\W_]+")
_CODE = re.compile(CODE)
_LONGEST = 40  # letters of a word that count
_SAME_PLACE = "|"  # between terms at one position; never part of a word

_STEMMERS: dict[str, Callable[[str], str]] = {
    "en": stemmer_for_language("en"),  # type: ignore[no-untyped-call]
    "nl": dutch(stemmer_for_language("nl")),  # type: ignore[no-untyped-call]
}
STOP: dict[str, frozenset[str]] = {
    lang: frozenset(stopwords_for_language(lang))  # type: ignore[no-untyped-call]
    for lang in LANGS
}
_ANY_STOP = frozenset().union(*STOP.values())
# Words with which people ask, and that say nothing about what they ask for. They are kept in the index, for a
# word may be one in one language and a name in the other.
ASKING: frozenset[str] = frozenset({
    "could", "would", "need", "needs", "want", "must", "shall", "may", "might", "please", "explain",
    "tell", "show", "someone", "anybody", "much", "many", "doe", "doet", "deed", "doen", "mag", "mogen",
    "moeten", "wilt", "willen", "kun", "kunt", "hoeveel", "hoelang", "waar", "waarom", "wanneer", "welk",
    "welke", "wiens", "hoort", "graag", "vind", "vinden", "leg", "jij", "jou", "jouw", "we", "wij",
    "mogelijk", "heet", "betekent", "gaat", "ga", "krijg", "krijgt",
})  # fmt: skip


def tidy(text: str) -> str:
    """`text` as it is kept and shown: composed letters, single spaces, nothing unwritable."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")  # a lone surrogate is no letter
    return " ".join(unicodedata.normalize("NFC", whole).split())


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of `text`, folded, each with where it begins and ends. A code (`P-2026-014`) is one word."""
    for found in _WORD.finditer(text):
        yield fold(found.group()), found.start(), found.end()


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """`word` without capitals and accents, so that `Coördinator` is found by `coordinator`."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return bare.casefold()[:_LONGEST]


def is_code(word: str) -> bool:
    """Whether `word` is a number people say: `G2`, `P-2026-014`, `L-0003`."""
    return _CODE.fullmatch(word) is not None


def is_asking(word: str) -> bool:
    """Whether a folded word only makes a question of what is asked."""
    return word in _ANY_STOP or word in ASKING


def is_stop(word: str) -> bool:
    """Whether a folded word says nothing in one of our languages."""
    return word in _ANY_STOP


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word; codes and numbers stay as they are."""
    return word if any(one.isdigit() for one in word) else _STEMMERS[lang](word)


def stems(word: str, langs: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a folded word in each of `langs`, each once."""
    return tuple(dict.fromkeys(stem(word, lang) for lang in langs))


def languages(kind: str, lang: str) -> tuple[str, ...]:
    """The languages by which the text of an entry is analysed."""
    return LANGS if kind in RECORDS or lang not in LANGS else (lang,)


def prepared(text: str, langs: tuple[str, ...]) -> str:
    """`text` as the terms that `Prepared` reads back, without stop words."""
    kept = (word for word, _, _ in words(text) if not is_stop_in(word, langs))
    return " ".join(_SAME_PLACE.join(stems(word, langs)) for word in kept)


def is_stop_in(word: str, langs: tuple[str, ...]) -> bool:
    """Whether a folded word says nothing in one of `langs`; such a word is not kept."""
    return any(word in STOP[lang] for lang in langs)


def in_wordlist(word: str) -> bool:
    """Whether a folded word is one that others are completed and corrected to."""
    return len(word) > 2 and not is_stop(word)


def wordlist(text: str) -> str:
    """The words of `text` as they are written, each once: what is completed and corrected from."""
    return " ".join(sorted({word for word, _, _ in words(text) if in_wordlist(word)}))


class Prepared(Tokenizer):
    """Reads text that `prepared` made: terms between spaces, terms at one position between bars."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        """Yields Whoosh's tokens; like its own tokenizers, one object used again and again."""
        token = Token(positions=True, mode="index")
        token.boost, token.stopped = 1.0, False
        for token.pos, place in enumerate(value.split()):
            for token.text in place.split(_SAME_PLACE):
                yield token
