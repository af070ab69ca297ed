"""Pages, long paragraphs and sentences that are hard to read, by the formulas of Flesch and of Douma."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.definitions.finding import finding
from app.definitions.lint.look import Look
from app.definitions.lint.pages import Page
from app.definitions.lint.prose import paragraphs, sentences
from app.definitions.lint.syllables import Syllables
from app.definitions.readability import Least, Readability
from app.definitions.text import LANGS, Lang
from app.definitions.yaml12 import START, Mark

Pages = Mapping[str, Mapping[str, Page]]
Said = tuple[str, str, str, Mark]  # language, path, words, where they begin

# Flesch (1948) for English and Douma (1960) for Dutch: a score without anything that is hard, and what each
# word of a sentence and each syllable of a word takes off.
_FORMULAS: Mapping[Lang, tuple[float, float, float]] = {
    "en": (206.835, 1.015, 84.6),
    "nl": (206.835, 0.93, 77),
}
_FEW = 100  # words: of a shorter page nothing can be said
_LETTERS = 4  # a text with fewer letters a word than this cannot be too long


@dataclass
class Weight:
    """What a text weighs: its sentences and words, and the syllables of the words that count."""

    sentences: int = 0
    words: int = 0
    counted: int = 0
    syllables: int = 0

    def add(self, other: Weight) -> None:
        """Weigh another text with this one."""
        self.sentences += other.sentences
        self.words += other.words
        self.counted += other.counted
        self.syllables += other.syllables

    def score(self, lang: Lang) -> float:
        """100 is very easy, 60 is plain, 30 is hard."""
        base, a_word, a_syllable = _FORMULAS[lang]
        if not self.counted:
            return 100
        return base - a_word * self.words / self.sentences - a_syllable * self.syllables / self.counted


def check(look: Look, pages: Pages, in_files: Iterable[Said]) -> None:
    """All pages, and every text of a file that is long enough; only where the method asks for it."""
    asked = look.library.method.readability
    if asked is None:
        return
    readers = {lang: _Reader(look, lang, asked, Syllables(lang, look.library)) for lang in LANGS}
    for lang in LANGS:
        for page in pages[lang].values():
            readers[lang].page(f"docs/{lang}/{page.path}", page)
    for said, path, text, mark in in_files:
        if len(text) > _LETTERS * min(asked.long, asked.sentence):
            readers["nl" if said == "nl" else "en"].text(path, text, mark)


@dataclass
class _Reader:
    """Somebody who reads one language."""

    look: Look
    lang: Lang
    asked: Readability
    syllables: Syllables = field(repr=False)

    def page(self, path: str, page: Page) -> None:
        whole = Weight()
        for line, text in paragraphs(page.lines):
            whole.add(self.text(path, text, (line, 1)))
        if whole.words >= _FEW:
            self.score("hard-page", path, START, whole, self.asked.page)

    def text(self, path: str, text: str, mark: Mark) -> Weight:
        parts = sentences(text)
        counted = [syllables for part in parts for syllables in self.syllables.of(part)]
        weight = Weight(len(parts), sum(map(len, parts)), len(counted), sum(counted))
        for part in parts:
            if len(part) > self.asked.sentence:
                self.note("long-sentence", path, mark, len(part), " ".join(part[:5]))
        if weight.words >= self.asked.long:
            self.score("hard-paragraph", path, mark, weight, self.asked.paragraph)
        return weight

    def score(self, rule: str, path: str, mark: Mark, weight: Weight, least: Least) -> None:
        score, enough = weight.score(self.lang), least[self.lang]
        if score < enough:
            said = {"score": f"{score:.0f}", "least": str(enough)}
            said |= {"words": f"{weight.words / weight.sentences:.0f}"}
            self.look.findings.append(finding(rule, path, mark, **said))

    def note(self, rule: str, path: str, mark: Mark, words: int, begin: str) -> None:
        args = {"words": str(words), "most": str(self.asked.sentence), "begin": begin}
        self.look.findings.append(finding(rule, path, mark, **args))
