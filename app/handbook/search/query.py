"""What a person asks for, as a question to the index.

Each word may match (Or): a page with most of them comes first, a page with one of them is still found. A
word is asked for by its stem in both languages, by its other names, and the last one also as the beginning
of a word. Terms are added up; Whoosh's DisjunctionMax is not used, as it counts wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from whoosh.query.compound import Or
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term

from app.definitions.text import LANGS
from app.handbook.search.analysis import is_code, is_stop, stem, stems, tidy, words
from app.handbook.search.suggest import WordList
from app.handbook.search.synonyms import Synonyms

_LONGEST, _MOST_WORDS = 400, 16  # characters and words of a question that are looked at
_FIELDS = {"all": 1.0, "title": 1.0, "path": 0.5}
_SYNONYM, _COMPLETED, _CORRECTED = 0.8, 0.6, 0.5  # beside 1 for the word itself


class Sight(Protocol):
    """How far a reader sees: no word of what is closed to them is completed, corrected to, or missed."""

    def word(self, word: str) -> bool:
        """Whether an entry they may see holds this word as written."""

    def stem(self, stem: str) -> bool:
        """Whether an entry they may see holds this stem."""


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
    def telling(self) -> tuple[str, ...]:
        """The words that say something; all of them if none does."""
        folded = tuple(dict.fromkeys(word for word, _, _ in self.words))
        return tuple(word for word in folded if not is_stop(word)) or folded


@dataclass
class Question:
    """A question to the index, the stems to mark in what it finds, and what may have been meant."""

    terms: list[Any] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    corrected: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, boost: float) -> None:
        """Ask for a word, or for a phrase as a whole."""
        folded = [word for word, _, _ in words(name)]
        for lang in LANGS:
            row = [stem(word, lang) for word in folded if not is_stop(word)]
            if len(row) == 1:
                self._add_term(row[0], boost)
            elif row:
                self.terms.append(Phrase("all", row, boost=boost))
                self.terms.append(Phrase("title", row, boost=boost))
                self.marks.update(row)

    def add_word(self, word: str, boost: float) -> None:
        """Ask for a folded word by its stems."""
        for one in stems(word, LANGS):
            self._add_term(one, boost)

    def _add_term(self, one: str, boost: float) -> None:
        if one not in self.marks or boost == 1.0:
            self.terms += [Term(name, one, boost=boost * weight) for name, weight in _FIELDS.items()]
        self.marks.add(one)

    def query(self) -> Any:
        """The question in Whoosh's terms."""
        return Or(self.terms)


def asked(text: str) -> Asked:
    """What was typed, cut to a length that can be answered."""
    whole = tidy(text[:_LONGEST])
    return Asked(whole, tuple(words(whole))[:_MOST_WORDS])


def question(what: Asked, known: WordList, synonyms: Synonyms, sight: Sight) -> Question:
    """The question that `what` is, for a reader who sees as far as `sight`."""
    result = Question()
    for word in what.telling:
        result.add_word(word, 1.0)
    same = synonyms.of([word for word, _, _ in what.words])
    for names in same.values():
        for name in names:  # one thing with many names weighs hardly more than one with two
            result.add(name, _SYNONYM / len(names) ** 0.5)
    begun = _complete(result, what, known, sight)
    clear = begun | {word for key in same for word in key}
    unknown = [word for word in what.telling if word not in clear and not _met(word, sight)]
    _correct(result, unknown, known, sight)
    return result


def _met(word: str, sight: Sight) -> bool:
    return any(sight.stem(one) for one in stems(word, LANGS))


def _complete(result: Question, what: Asked, known: WordList, sight: Sight) -> frozenset[str]:
    """Ask for what the last word may become; returns the word if it may become something."""
    last = what.words[-1][0] if what.words else ""
    alone = len(what.words) == 1
    enough = len(last) > (1 if alone else 2) and (alone or not is_stop(last))
    longer = known.completions(last, sight.word) if enough else []
    for word in longer:
        result.add_word(word, _COMPLETED)
    return frozenset({last} if longer else ())


def _correct(result: Question, unknown: Iterable[str], known: WordList, sight: Sight) -> None:
    for word in unknown:
        found = known.corrections(word, sight.word)
        for one in found:
            result.add_word(one, _CORRECTED)
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
