"""How easy the texts of the method must be to read; without this in `method.yml` nobody looks at it."""

from __future__ import annotations

from app.definitions.text import Shape


class Least(Shape):
    """The lowest score of each language that is still fine: 100 is very easy, 0 very hard."""

    en: int
    nl: int

    def __getitem__(self, lang: str) -> int:
        return self.nl if lang == "nl" else self.en


class Readability(Shape):
    """From what score a whole page and a long paragraph are fine, and from how many words a text is long."""

    page: Least
    paragraph: Least
    long: int  # a paragraph with fewer words has no score: there chance decides
    sentence: int  # the most words of one sentence
