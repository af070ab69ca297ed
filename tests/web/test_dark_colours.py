"""Dark colours are for screens: paper is light, whatever the palette of who prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.handbook.shell import THEME

STATIC = Path(__file__).parents[2] / "app" / "web" / "static"
SHEETS = [*sorted(STATIC.glob("*.css")), *sorted((THEME / "assets" / "css").glob("*.css"))]


def elsewhere(css: str) -> str:
    """A style sheet without what is inside `@media screen { … }`."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    inner = r"(?:[^{}]*\{[^{}]*\})*[^{}]*"
    return re.sub(rf"@media screen\b[^{{]*\{{{inner}\}}", "", bare)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.name))
def test_dark_colours_are_for_screens_only(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")
    dark = [line for line in elsewhere(css).splitlines() if '"slate"' in line]
    assert dark == []


def test_a_dark_rule_outside_a_screen_is_seen() -> None:
    assert elsewhere("a{b:c} @media screen { .slate { d: e } .f { g: h } } i{j:k}").split() == [
        "a{b:c}",
        "i{j:k}",
    ]
    assert "slate" in elsewhere("@media screen { a { b: c } } .slate { d: e }")
