"""Words that mean the same: from the glossary, across languages and abbreviations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.definitions.method import Term
from app.definitions.text import LANGS
from app.handbook.search.analysis import fold, stem, words

Key = tuple[str, ...]
LONGEST = 5  # words of a phrase that are looked at


def groups(terms: Iterable[Term]) -> list[list[str]]:
    """One group per term of the glossary: its names, other names and abbreviations."""
    found = []
    for term in terms:
        names = (term.en, term.nl, *term.syn_en, *term.syn_nl, *term.abbr)
        found.append(list(dict.fromkeys(name for name in names if len(name) > 1)))
    return [group for group in found if len(group) > 1]


class Synonyms:
    """Looks up what else a word or phrase is called, whatever its ending."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._same: dict[Key, list[str]] = {}
        for group in groups:
            for name in group:
                others = [one for one in group if fold(one) != fold(name)]
                for key in _keys([word for word, _, _ in words(name)]):
                    self._same[key] = [*self._same.get(key, []), *others]

    def of(self, asked: Sequence[str]) -> Mapping[Key, list[str]]:
        """The phrases among the folded words `asked` that have other names, each with those names."""
        found: dict[Key, list[str]] = {}
        for begin in range(len(asked)):
            for end in range(begin + 1, min(begin + LONGEST, len(asked)) + 1):
                names = [one for key in _keys(asked[begin:end]) for one in self._same.get(key, ())]
                if names:
                    found[tuple(asked[begin:end])] = list(dict.fromkeys(names))
        return found


def _keys(folded: Sequence[str]) -> set[Key]:
    return {tuple(stem(word, lang) for word in folded) for lang in LANGS} if folded else set()
