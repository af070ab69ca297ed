"""The words by which terms of the glossary are found in running text, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.definitions.method import Term

_VOWELS = "aeiou"
Tree: TypeAlias = "dict[str, Tree]"
"""Letters, with the letters that may come after each; '' = a word may end here."""


@dataclass(frozen=True)
class Terms:
    """Which term each word stands for, and one pattern that finds the longest of them."""

    pattern: re.Pattern[str]
    by_word: Mapping[str, Term]
    exact: frozenset[str]  # abbreviations: found only in the letters in which they are written

    def found(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Each term in a text with where it begins and ends."""
        for one in self.pattern.finditer(text):
            said = " ".join(one[0].split())
            if said in self.exact:
                yield one.start(), one.end(), self.by_word[said]
            elif said.casefold() in self.by_word:
                yield one.start(), one.end(), self.by_word[said.casefold()]


def terms(glossary: Iterable[Term], lang: str) -> Terms:
    """The terms with their other names, abbreviations and simple plurals.

    What a term is called goes before what others call it. Words that its `plain_…` names stay out: they are
    ordinary language as well, and a reader would be told something wrong.
    """
    by_word: dict[str, Term] = {}
    exact: set[str] = set()
    for one, word in _words(tuple(glossary), lang):
        by_word.setdefault(word if _short(word) else word.casefold(), one)
        exact |= {word} if _short(word) else set()
    longest = _tree(by_word)
    # A word inside a longer one, also a hyphenated one, is another word.
    pattern = rf"(?<![\w-]){longest}(?![\w-])" if by_word else r"(?!)"
    return Terms(re.compile(pattern, re.IGNORECASE), by_word, frozenset(exact))


def _words(glossary: tuple[Term, ...], lang: str) -> Iterator[tuple[Term, str]]:
    """Every term with each of its words: first what the glossary calls them, then their other names."""
    nl = lang == "nl"
    named = [(one, (one.nl if nl else one.en,)) for one in glossary]
    other = [(one, (*(one.syn_nl if nl else one.syn_en), *one.abbr)) for one in glossary]
    for one, names in (*named, *other):
        plain = {word.casefold() for word in (one.plain_nl if nl else one.plain_en)}
        for name in names:
            if name.casefold() not in plain:
                yield one, name
                yield from () if _short(name) else ((one, word) for word in plurals(name, lang))


def plurals(name: str, lang: str) -> Iterator[str]:
    """How more than one of it may be written. A form that nobody writes does no harm."""
    if lang != "nl":
        yield _english(name)
        return
    yield from (f"{name}s", f"{name}en", f"{name}'s", f"{name}n")
    yield re.sub(r"heid$", "heden", name)
    yield re.sub(r"([aeou])\1([^aeious])$", r"\1\2en", name)  # baat, baten
    yield re.sub(r"([^aeiou][aeiou])([^aeiou])$", r"\1\2\2en", name)  # les, lessen
    yield re.sub(r"(ij|ei|ui|ou|oe|ie|eu)s$", r"\1zen", name)  # prijs, prijzen; not les, lezen


def _english(name: str) -> str:
    if name.endswith("y") and name[-2:-1] not in _VOWELS:
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"


def _short(word: str) -> bool:
    """An abbreviation: PMO, RACI, PvA, S1."""
    return len(word) <= 6 and sum(one.isupper() or one.isdigit() for one in word) >= 2


def _tree(words: Iterable[str]) -> str:
    """One expression for all words, letter by letter, so that a text is read once and not once a word."""
    tree: Tree = {}
    for word in words:
        place = tree
        for letter in word.casefold():
            place = place.setdefault(letter, {})
        place[""] = {}
    return _branch(tree)


def _branch(place: Tree) -> str:
    ways = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branch(below)
        for letter, below in place.items()
        if letter
    ]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)})" + ("?" if "" in place else "")
