"""Where a reader's project is, drawn into the life cycle when the app serves a page that shows it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from app.definitions.method import Gate, Method, Phase
from app.handbook.directives.words import day
from app.handbook.pictures.lifecycle import life_cycle

_PICTURE = re.compile(
    r'<div class="ld-picture"[^>]*><svg [^>]*aria-labelledby="ld-life-cycle-t".*?</svg></div>', re.DOTALL
)
_OTHER_LANGUAGE = re.compile(r'(<a class="ld-header__link" href="[^"?#]*)(" hreflang=)')
_WORDS = {
    "phase": (
        "Project {} is in the phase “{}”.",
        "Project {} is in de fase “{}”.",
    ),
    "gate": ("Its next gate is {} “{}”.", "Het volgende beslismoment is {} “{}”."),
    "gate_on": (
        "Its next gate is {} “{}”, expected on {}.",
        "Het volgende beslismoment is {} “{}”, verwacht op {}.",
    ),
    "next": ("next", "volgende"),
}


@dataclass(frozen=True)
class Here:
    """A project on its way: its phase, the gate it comes to next and the day that is expected, if any."""

    number: str
    title: str
    phase: str
    gate: str | None = None
    expected: dt.date | None = None


def shows_life_cycle(page: str) -> bool:
    """Whether the picture is on this page."""
    return _PICTURE.search(page) is not None


def with_here(page: str, method: Method, lang: str, here: Here) -> str:
    """The page with "you are here" in its life cycle, and the same in a sentence above it.

    Who changes the language there stays with the same project.
    `method` is that of the page's own edition. A phase that it does not have leaves the page as it is.
    """
    phase = next((one for one in method.phases if one.id == here.phase), None)
    if phase is None:
        return page
    gate = next((one for one in method.gates if one.id == here.gate), None)
    notes = {gate.id: (_word("next", lang),)} if gate else {}
    drawn = _told(here, phase, gate, lang) + life_cycle(method, lang, phase.id, notes=notes)
    page = _OTHER_LANGUAGE.sub(lambda found: f"{found[1]}?project={escape(here.number)}{found[2]}", page)
    return _PICTURE.sub(lambda _: drawn, page, count=1)


def _told(here: Here, phase: Phase, gate: Gate | None, lang: str) -> str:
    named = f'<a href="/projects/{escape(here.number)}">{escape(here.number)} · {escape(here.title)}</a>'
    said = _word("phase", lang, named, escape(phase.title[lang]))
    if gate and here.expected:
        on = day(here.expected, lang)
        said += f" {_word('gate_on', lang, escape(gate.id), escape(gate.title[lang]), on)}"
    elif gate:
        said += f" {_word('gate', lang, escape(gate.id), escape(gate.title[lang]))}"
    return f'<p class="ld-where">{said}</p>'


def _word(name: str, lang: str, *fill: str) -> str:
    return _WORDS[name][lang == "nl"].format(*fill)


@cache
def life_cycle_page(site: Path) -> str | None:
    """The address of the page with the life cycle below that of its language; None where no page shows it.

    A published site never changes, so it is read once in the life of a process.
    """
    for file in sorted(site.rglob("index.html")):
        inner = file.parent.relative_to(site).as_posix()
        if inner.split("/")[0] != "nl" and shows_life_cycle(file.read_text(encoding="utf-8")):
            return "" if inner == "." else f"{inner}/"
    return None
