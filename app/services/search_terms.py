"""The glossary beside what was found: the word somebody asked for, and words that are near to it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from app.definitions.method import Term
from app.definitions.text import LANGS
from app.handbook.search.analysis import fold, is_asking, stem, words

_NEAR, _SHORTEST = 0.6, 4  # how alike two names are; letters of a word that begins others
Key = tuple[str, ...]


def names(term: Term) -> tuple[str, ...]:
    """All names of a term, in both languages."""
    return (term.en, term.nl, *term.syn_en, *term.syn_nl, *term.abbr)


def asked_for(terms: Iterable[Term], q: str) -> Term | None:
    """The term of which `q` is a name, whatever its ending: “what is a baseline?” asks for it as well."""
    keys = _keys(word for word, _, _ in words(q) if not is_asking(word)) | _keys(w for w, _, _ in words(q))
    if not keys:
        return None
    known = {key: term for term in terms for name in names(term) for key in _keys_of(name)}
    return next((known[key] for key in sorted(keys) if key in known), None)


def near(terms: Iterable[Term], q: str, most: int = 5) -> list[Term]:
    """The terms whose names begin like a word of `q`, then those that are written much like it."""
    by_name = {fold(name): term for term in terms for name in names(term)}
    asked = [word for word, _, _ in words(q) if len(word) >= _SHORTEST and not is_asking(word)]
    found: dict[str, Term] = {}
    for word in asked:
        begun = [name for name in sorted(by_name) if name.startswith(word[:_SHORTEST])]
        for name in (*begun, *get_close_matches(word, by_name, most, _NEAR)):
            found.setdefault(by_name[name].id, by_name[name])
    return list(found.values())[:most]


@lru_cache(maxsize=4096)  # each question asks for those of the whole glossary
def _keys_of(name: str) -> frozenset[Key]:
    return frozenset(_keys(word for word, _, _ in words(name)))


def _keys(folded: Iterable[str]) -> set[Key]:
    given = list(folded)
    return {tuple(stem(word, lang) for word in given) for lang in LANGS} if given else set()
