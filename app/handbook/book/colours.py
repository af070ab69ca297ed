"""The colours of the book: the light ones of the site, for paper is always light."""

from __future__ import annotations

import re

_LIGHT = re.compile(r"^:root[^{]*\{([^}]*)\}", re.MULTILINE)  # not indented: dark colours are inside @media
_NAME = re.compile(r"(--[\w-]+): *([^;]+);")
_RULE = re.compile(r"^(\.ld-[\w., -]+?) *\{([^}]*)\}", re.MULTILINE)
_USED = re.compile(r"var\((--[\w-]+)\)")
_SVG = re.compile(r"<svg\b([^>]*)>")
_WIDTH = re.compile(r'\bwidth="(\d+)"')
_WIDE = 700  # units of a picture: more of them need the whole sheet to stay readable


def palette(*sheets: str) -> dict[str, str]:
    """The variables that style sheets set for everything: `{"--ld-ink": "#1d2733"}`; a later one wins."""
    return {
        name: value
        for sheet in sheets
        for block in _LIGHT.findall(sheet)
        for name, value in _NAME.findall(block)
    }


def as_sheet(colours: dict[str, str]) -> str:
    """The palette as a style sheet."""
    return f":root {{ {' '.join(f'{name}: {value};' for name, value in colours.items())} }}"


def painted(html: str, sheet: str, colours: dict[str, str]) -> str:
    """Give each picture the plain rules of a style sheet that may concern it.

    A PDF draws a picture by itself: styles of the document do not reach into it, and it knows no variables.
    """
    rules = "".join(f"{selector}{{{body.strip()}}}" for selector, body in _RULE.findall(sheet))
    text = f"text{{fill:{colours['--ld-ink']};font-family:{colours['--ld-book-font']}}}"
    style = _USED.sub(lambda one: colours.get(one[1], "inherit"), text + rules)
    return _SVG.sub(lambda one: f"<svg{_size(one[1])}{one[1]}><style>{style}</style>", html)


def _size(attributes: str) -> str:
    width = _WIDTH.search(attributes)
    return " data-wide" if width and int(width[1]) > _WIDE else ""
