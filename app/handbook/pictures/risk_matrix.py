"""The risk matrix: for each probability and impact the score, and how serious that is.

A table and no drawing: so it can be read aloud cell by cell, copied, and printed. How serious a score is
stands in each cell as a word and a shape; the colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from app.definitions.functions.bands import place
from app.definitions.method import Band, Method

PROBABILITY, SERIOUS = "probability", "risk_band"
_SHAPES = "●▲◆■"
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Likelihood times effect", "Kans maal gevolg"),
    "probability": ("Likelihood {}", "Kans {}"),
    "impact": ("Effect {}", "Gevolg {}"),
    "both": ("Likelihood, and effect from small to large", "Kans, en gevolg van klein naar groot"),
    "score": ("score {}", "score {}"),
    "to": ("{} to {}", "{} tot en met {}"),
}


@dataclass(frozen=True)
class Level:
    """How serious a score can be: its word, its shape, and the scores of the matrix that are so."""

    number: int
    word: str
    shape: str
    scores: tuple[int, ...]


def levels(method: Method, lang: str) -> tuple[Level, ...]:
    """From least to most serious. Raises KeyError for a scale that the method does not have."""
    bands, size = method.scales[SERIOUS].bands, len(method.scales[PROBABILITY].bands)
    scores = sorted({one * other for one in range(1, size + 1) for other in range(1, size + 1)})
    found = []
    for number, band in enumerate(bands):
        shape = _SHAPES[number * len(_SHAPES) // len(bands)]
        own = tuple(score for score in scores if place(bands, Decimal(score)) == number)
        found.append(Level(number, _named(band, lang), shape, own))
    return tuple(found)


def risk_matrix(method: Method, lang: str) -> str:
    """The matrix as HTML, with below it what each word means. Raises KeyError as `levels` does."""
    known = levels(method, lang)
    title = escape(_word("title", lang))
    region = f'<div class="ld-picture ld-matrix" role="region" tabindex="0" aria-label="{title}">'
    rows = "".join(_rows(method, known, lang))
    said = "".join(f"<li>{_mark(one)}: {escape(_range(one, lang))}</li>" for one in known if one.scores)
    table = f'<table class="ld-matrix__table"><caption>{title}</caption>{rows}</table>'
    return f"{region}{table}</div><ul>{said}</ul>"


def _rows(method: Method, known: tuple[Level, ...], lang: str) -> Iterator[str]:
    steps = method.scales[PROBABILITY].bands
    across = range(1, len(steps) + 1)
    heads = "".join(f'<th scope="col">{escape(_word("impact", lang, str(n)))}</th>' for n in across)
    yield f"<thead><tr><th>{escape(_word('both', lang))}</th>{heads}</tr></thead><tbody>"
    for number, step in reversed(list(enumerate(steps, 1))):
        head = escape(f"{_word('probability', lang, str(number))}: {_named(step, lang)}")
        cells = "".join(_cell(number * impact, known) for impact in across)
        yield f'<tr><th scope="row">{head}</th>{cells}</tr>'
    yield "</tbody>"


def _cell(score: int, known: tuple[Level, ...]) -> str:
    level = next((one for one in known if score in one.scores), None)
    if level is None:  # above all bands of the method
        return f"<td>{score}</td>"
    css = f"ld-level ld-level--{level.number * 4 // len(known)}"
    return f'<td class="{css}"><strong>{score}</strong><br>{_mark(level)}</td>'


def _mark(level: Level) -> str:
    return f'<span aria-hidden="true">{level.shape}</span> {escape(level.word)}'


def _range(level: Level, lang: str) -> str:
    low, high = level.scores[0], level.scores[-1]
    return _word("score", lang, str(low) if low == high else _word("to", lang, str(low), str(high)))


def _named(band: Band, lang: str) -> str:
    return band.label[lang] if band.label else str(band.points)


def _word(name: str, lang: str, *fill: str) -> str:
    return _WORDS[name][lang == "nl"].format(*fill)
