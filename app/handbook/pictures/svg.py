"""Pieces of SVG. Colours come from the style sheet; the attributes here are what is left without it.

All lengths are in units of the picture, one to a CSS pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

FONT, _SMALL = 13, 11
ROLES = "data-ld-roles"
LINE = 17
# Widths of letters in a sans-serif font, as parts of its size; a little generous, so that nothing sticks out.
_NARROW, _WIDE = frozenset("fijlrtI.,:;|!'()[] "), frozenset("mwMWGOQ@%—")


@dataclass(frozen=True)
class Box:
    """A part of the picture that text or a shape takes up."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area; touching is not sharing."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


def text_width(text: str, size: float = FONT) -> float:
    """About how wide the text is."""
    return size * sum(0.34 if c in _NARROW else 0.92 if c in _WIDE else 0.6 for c in text)


def wrap(text: str, width: float, size: float = FONT) -> tuple[str, ...]:
    """The text in lines of at most `width`, broken at spaces and after hyphens.

    Only what is wider by itself is cut, with a hyphen: Dutch has words of thirty letters.
    """
    lines: list[str] = []
    for word in text.split():
        gap = " "
        for part in re.split(r"(?<=-)(?=.)", word):
            *cut, rest = _pieces(part, width, size)
            lines += cut
            joined = f"{lines[-1]}{gap}{rest}" if lines and not cut else rest
            if lines and not cut and text_width(joined, size) <= width:
                lines[-1] = joined
            else:
                lines.append(rest)
            gap = ""
    return tuple(lines)


def _pieces(word: str, width: float, size: float) -> Iterable[str]:
    """A word, cut only where it cannot fit, and never so that a letter or two are left."""
    while text_width(word, size) > width and len(word) > 6:
        fits = (n for n in range(len(word) - 3, 2, -1) if text_width(word[:n] + "-", size) <= width)
        cut = next(fits, 3)
        yield word[:cut] + "-"
        word = word[cut:]
    yield word


def lines_of_text(lines: Iterable[str], x: float, middle: float, css: str, anchor: str = "middle") -> str:
    """Lines one below the other, their block centred on `middle`."""
    rows = tuple(lines)
    first = middle - (len(rows) - 1) * LINE / 2 + FONT * 0.36
    spans = " ".join(
        f'<tspan x="{x:g}" y="{first + n * LINE:g}">{escape(row)}</tspan>' for n, row in enumerate(rows)
    )
    start = f'<text class="{css}" font-size="{FONT}" text-anchor="{anchor}" fill="currentColor">'
    return f"{start}{spans}</text>"


def hidden_text(text: str, x: float, middle: float, css: str) -> str:
    """A word that is there for whoever the style sheet shows it to."""
    place = f'x="{x:g}" y="{middle + _SMALL * 0.36:g}" font-size="{_SMALL}"'
    return f'<text class="{css}" {place} fill="currentColor" display="none">{escape(text)}</text>'


def of_roles(codes: Iterable[str], content: str) -> str:
    """What belongs to these roles. The app marks it for a reader who has one of them (`served.mine`)."""
    return f'<g {ROLES}="{escape(" ".join(codes))}">{content}</g>'


def rectangle(box: Box, css: str, radius: float = 0) -> str:
    return (
        f'<rect class="{css}" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
        f' rx="{radius:g}" fill="none" stroke="currentColor"/>'
    )


def polygon(points: Iterable[tuple[float, float]], css: str, fill: str = "none") -> str:
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon class="{css}" points="{corners}" fill="{fill}" stroke="currentColor"/>'


def diamond(box: Box, css: str) -> str:
    x, y = box.centre
    return polygon(((x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)), css)


def line(points: Iterable[tuple[float, float]], css: str) -> str:
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline class="{css}" points="{corners}" fill="none" stroke="currentColor"/>'


def arrow(points: tuple[tuple[float, float], ...]) -> str:
    """A line that ends in an arrowhead; its last piece goes straight down."""
    x, y = points[-1]
    head = polygon(((x - 4, y - 8), (x + 4, y - 8), (x, y)), "ld-head", "currentColor")
    return line((*points[:-1], (x, y - 6)), "ld-arrow") + head


def link(href: str, content: str) -> str:
    return f'<a href="{escape(href)}">{content}</a>'


def picture(name: str, title: str, told: str, width: float, height: float, parts: Iterable[str]) -> str:
    """A whole picture in a region that scrolls sideways and takes the focus, so that it needs no mouse.

    `name` makes the ids unique on the page; `told` is the picture in words. One line of HTML.
    """
    said = escape(title)
    region = f'<div class="ld-picture" role="region" tabindex="0" aria-label="{said}"'
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" {size}'
        f' aria-labelledby="{name}-t" aria-describedby="{name}-d">'
    )
    words = f'<title id="{name}-t">{said}</title><desc id="{name}-d">{escape(told)}</desc>'
    return f'{region} data-search-exclude="true">{start}{words}{"".join(parts)}</svg></div>'
