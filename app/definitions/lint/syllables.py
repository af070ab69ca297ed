"""How many syllables the words of a text have; names, codes, numbers and terms of the method do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from app.definitions.library import Library
from app.definitions.text import Lang

_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_EDGES = re.compile(r"^\W+|\W+$")
_PARTS = re.compile(r"[-'’/]")
_ENDINGS = ("'s", "’s", "es", "en", "n", "s")
_DICTIONARIES = {"en": "en_US", "nl": "nl_NL"}  # the British one divides by origin, not by sound
_LONG = 5  # a term of so many letters is known inside a longer Dutch word as well


class Syllables(dict[str, int | None]):
    """Syllables by word as written; None where a word says nothing about how hard a text is."""

    def __init__(self, lang: Lang, library: Library) -> None:
        super().__init__()
        self.lang = lang
        self.known = frozenset(_known(lang, library))
        self.long = tuple(one for one in self.known if len(one) >= _LONG)

    def __missing__(self, written: str) -> int | None:
        word = _EDGES.sub("", written)
        found = self[written] = None if self.apart(word) else count(self.lang, word)
        return found

    def apart(self, word: str) -> bool:
        """Whether a word is a name, a code, a number or a term, which people learn as a whole."""
        return (
            word[:1].isupper()
            or any(map(str.isdigit, word))
            or any(one in self.known for one in _singular(word))
            or (self.lang == "nl" and word.startswith(self.long))
        )

    def of(self, sentence: list[str]) -> list[int]:
        """The syllables of the words that count; the first word may have a capital without being a name."""
        first = sentence[0] if sentence[0].isupper() else sentence[0].lower()
        return [found for word in (first, *sentence[1:]) if (found := self[word])]


def _singular(word: str) -> Iterable[str]:
    yield word
    yield from (word[: -len(one)] for one in _ENDINGS if word.endswith(one))


def _known(lang: Lang, library: Library) -> Iterable[str]:
    names = [role.title[lang] for role in library.roles.values()]
    for term in library.glossary.values():
        names += [term.nl, *term.syn_nl] if lang == "nl" else [term.en, *term.syn_en]
    for name in names:
        yield from re.findall(r"\w+", name.casefold())


@cache
def count(lang: Lang, word: str) -> int:
    """The syllables of a word, by the places where it may be divided at the end of a line."""
    if len(_VOWELS.findall(word)) <= 1:
        return 1
    return sum(len(_divides(lang).positions(part)) + 1 for part in _PARTS.split(word) if part)


@cache
def _divides(lang: Lang) -> Any:
    import pyphen  # here: only a check of readability needs it

    return pyphen.Pyphen(lang=_DICTIONARIES[lang])
