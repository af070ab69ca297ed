"""What a person asks for, as a question to the index.

Each word may match (Or): a page with most of them comes first, a page with one of them is still found. A
word is asked for by its stem in both languages, by its other names, and the last one also as the beginning
of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from app.definitions.text import LANGS
from app.handbook.search import weights
from app.handbook.search.analysis import is_asking, is_code, is_stop, stem, stems, tidy, words
from app.handbook.search.synonyms import Synonyms

_LONGEST, _MOST_WORDS = 400, 16  # characters and words of a question that are looked at
Row = tuple[str, ...]  # stems that stand one after the other
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”„«»]")
_COMPOUND = 8  # letters of a word that may be one


class Known(Protocol):
    """The words that a reader may see; see `wordlist.WordList`."""

    def means(self, stem: str) -> bool: ...
    def completions(self, start: str, limit: int) -> list[str]: ...
    def corrections(self, word: str, limit: int) -> list[str]: ...
    def halves(self, word: str) -> tuple[str, str] | None: ...
    def whole(self, head: str, tail: str) -> str | None: ...


@dataclass(frozen=True)
class Term:
    """A stem that is asked for, and how much it weighs."""

    stem: str
    weight: float


@dataclass(frozen=True)
class Phrase:
    """Stems that are asked for one after the other."""

    stems: Row
    weight: float


@dataclass(frozen=True)
class Asked:
    """A question: its words as typed and folded, with where they stand in `text`."""

    text: str
    words: tuple[tuple[str, int, int], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Numbers in the question (`P-2026-014`), and the whole question, in case it is one."""
        found = [word for word, begin, end in self.words if is_code(self.text[begin:end])]
        return tuple(dict.fromkeys([self.text.casefold(), *found]))

    @property
    def quoted(self) -> tuple[str, ...]:
        """What stands between quotation marks, of two words or more."""
        return tuple(one for one in _QUOTED.findall(self.text) if " " in one)

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say something; all of them if none does."""
        folded = tuple(dict.fromkeys(word for word, _, _ in self.words))
        return (
            tuple(word for word in folded if not is_asking(word))
            or tuple(word for word in folded if not is_stop(word))
            or folded
        )


@dataclass
class Question:
    """A question to the index, the stems to mark in what it finds, and what may have been meant."""

    terms: list[Term] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)  # in their order, each once
    corrected: dict[str, str] = field(default_factory=dict)
    quoted: list[tuple[Row, ...]] = field(default_factory=list)  # of each, one row has to stand together

    met_by: dict[str, set[str]] = field(default_factory=dict)  # typed word -> stems of which each meets it

    def add(self, name: str, weight: float, typed: Iterable[str]) -> None:
        """Ask for a word, or for a phrase as a whole. A word does for the `typed` ones."""
        for row in _rows(name):
            if len(row) == 1:
                self._add_term(row[0], weight, typed)
            elif all(row != one.stems for one in self.phrases):
                self.phrases.append(Phrase(row, weight * weights.TOGETHER))
                self.marks |= dict.fromkeys(row)

    def add_word(self, word: str, weight: float, *typed: str) -> None:
        """Ask for a folded word by its stems. It does for the `typed` ones."""
        for one in stems(word, LANGS):
            self._add_term(one, weight, typed)

    def _add_term(self, one: str, weight: float, typed: Iterable[str]) -> None:
        for word in typed:
            self.met_by.setdefault(word, set()).add(one)
        if one not in self.marks or weight == 1.0:
            self.terms.append(Term(one, weight))
        self.marks[one] = None


def _rows(name: str) -> tuple[Row, ...]:
    """The stems of `name` in each language, without stop words, in the order of the languages."""
    folded = [word for word, _, _ in words(name) if not is_stop(word)]
    rows = (tuple(stem(word, lang) for word in folded) for lang in LANGS)
    return tuple(row for row in dict.fromkeys(rows) if row)


def asked(text: str) -> Asked:
    """What was typed, cut to a length that can be answered."""
    whole = tidy(text[:_LONGEST])
    return Asked(whole, tuple(words(whole))[:_MOST_WORDS])


def question(what: Asked, known: Known, synonyms: Synonyms) -> Question:
    """The question that `what` is, for a reader who may see the words `known`."""
    result = Question()
    for word in what.telling:
        result.add_word(word, 1.0, word)
    result.quoted = [rows for rows in map(_rows, what.quoted) if rows]
    same = synonyms.of([word for word, _, _ in what.words])
    for key, names in same.items():
        typed = [word for word in key if word in result.met_by]
        for name in names:  # one thing with many names weighs hardly more than one with two
            result.add(name, weights.SYNONYM / len(names) ** 0.5, typed)
    clear = {word for key in same for word in key}
    clear |= _complete(result, what, known) | _compounds(result, what, known)
    unknown = [word for word in what.telling if word not in clear and not _met(word, known)]
    _correct(result, unknown, known)
    return result


def _met(word: str, known: Known) -> bool:
    return any(known.means(one) for one in stems(word, LANGS))


def _complete(result: Question, what: Asked, known: Known) -> frozenset[str]:
    """Ask for what the last word may become; returns the word if it may become something."""
    last = what.words[-1][0] if what.words else ""
    alone = len(what.words) == 1
    enough = len(last) > (1 if alone else 2) and (alone or not is_stop(last))
    longer = known.completions(last, weights.COMPLETIONS) if enough else []
    for word in longer:
        result.add_word(word, weights.COMPLETED, *({last} & result.met_by.keys()))
    return frozenset({last} if longer else ())


def _compounds(result: Question, what: Asked, known: Known) -> frozenset[str]:
    """Ask for the halves of a compound, and for two words as one; returns what was taken apart."""
    apart = set[str]()
    for word in what.telling:
        halves = known.halves(word) if len(word) >= _COMPOUND and word.isalpha() else None
        if halves is not None:
            apart.add(word)
            for half in halves:
                result.add_word(half, weights.PARTS, word)
    for (head, _, _), (tail, _, _) in pairwise(what.words):
        both = known.whole(head, tail) if not (is_stop(head) or is_stop(tail)) else None
        if both is not None:
            result.add_word(both, weights.JOINED, *({head, tail} & result.met_by.keys()))
    return frozenset(apart)


def _correct(result: Question, unknown: Iterable[str], known: Known) -> None:
    for word in unknown:
        found = known.corrections(word, weights.CORRECTIONS)
        for one in found:
            result.add_word(one, weights.CORRECTED, word)
        if found:
            result.corrected[word] = found[0]


def suggestion(what: Asked, corrected: Mapping[str, str]) -> str | None:
    """The question with its mistakes mended; None when there are none."""
    if not corrected:
        return None
    parts, at = [], 0
    for word, begin, end in what.words:
        parts += [what.text[at:begin], corrected.get(word, what.text[begin:end])]
        at = end
    return "".join(parts) + what.text[at:]
