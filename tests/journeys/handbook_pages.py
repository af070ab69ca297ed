"""The pages of the handbook as they lie in docs/, and how each of them is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGS = ("en", "nl")
PALETTES = ("light", "dark")
WIDTHS = (1280, 360)
MISSING = "not-there/"  # no page at all; but what is said then is a page as well

FENCED = re.compile(r"^( *)(```|~~~) *(\w*).*?^\1\2 *$", re.MULTILINE | re.DOTALL)  # an example, no directive
# What looks different on a page: a directive, or something that Markdown makes of the text.
SHOWN = {
    "directive": re.compile(r"^ *::: ([\w-]+)", re.MULTILINE),
    "box": re.compile(r"^ *(!!!|\?\?\?\+?|===) ", re.MULTILINE),
    "table": re.compile(r"^ *\|[ :|-]*-[ :|-]*$", re.MULTILINE),
    "footnote": re.compile(r"^\[\^[\w-]+\]:", re.MULTILINE),
    "to do": re.compile(r"^ *- \[[ x]\] ", re.MULTILINE),
    "button": re.compile(r"\.md-button"),
}


@dataclass(frozen=True)
class Look:
    """One page, once: in a language, in a palette, at a width. `whole`: what lies around its text too."""

    path: str
    lang: str
    palette: str
    width: int
    whole: bool


def sources() -> list[str]:
    """Every page as MkDocs names it, the same in both languages: `processes/manage-risks.md`."""
    folder = ROOT / "docs" / "en"
    return sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.md"))


def path_of(source: str) -> str:
    """Its address below that of the handbook: `processes/manage-risks/`, and nothing for the start page."""
    return re.sub(r"(^|/)index/$", r"\1", f"{source.removesuffix('.md')}/")


def address(reading: str, lang: str, path: str) -> str:
    """Where a page is served; English lies at the root."""
    return f"{reading}{'' if lang == 'en' else f'{lang}/'}{path}"


def kinds() -> list[str]:
    """One page for each kind: together they lie in every folder and show every directive."""
    shows = {source: _shows(source) for source in sources()}
    chosen: list[str] = []
    seen: set[str] = set()
    while left := set().union(*shows.values()) - seen:
        richest = max(shows, key=lambda source: len(shows[source] & left))
        chosen.append(richest)
        seen |= shows[richest]
    return sorted(chosen)


def looks(lang: str) -> list[Look]:
    """Every page in this language once, and one for each kind in both palettes.

    What is light in one language is dark in the other, and what is wide in one is narrow in the other. Around
    the text all pages are alike, so only one of each kind is looked at whole: that saves a third of the time.
    """
    of_kinds = {*(path_of(source) for source in kinds()), MISSING}
    other = LANGS.index(lang)
    found = []
    for number, path in enumerate([*(path_of(source) for source in sources()), MISSING]):
        palette, width = (number + other) % 2, (number // 2 + other) % 2
        whole = path in of_kinds
        found.append(Look(path, lang, PALETTES[palette], WIDTHS[width], whole))
        if whole:
            found.append(Look(path, lang, PALETTES[1 - palette], WIDTHS[1 - width], whole))
    return found


def _shows(source: str) -> set[str]:
    """In which folder it lies, and what stands on it, in either language."""
    found = {f"folder {source.rpartition('/')[0]}"}
    for lang, (name, pattern) in product(LANGS, SHOWN.items()):
        text = (ROOT / "docs" / lang / source).read_text(encoding="utf-8")
        found |= {f"code {fence[3]}" for fence in FENCED.finditer(text)}
        found |= {f"{name} {''.join(one.groups())}" for one in pattern.finditer(FENCED.sub("", text))}
    return found
