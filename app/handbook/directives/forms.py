"""From the handbook into the app: the button that starts a form."""

from __future__ import annotations

from app.definitions.checklist import Checklist
from app.definitions.library import Library
from app.handbook.directives.words import word
from app.handbook.directives.writing import Lines, checklist, table


def form(library: Library, id_: str, lang: str) -> Lines:
    """The button that starts this form, with the time it takes."""
    one = checklist(library, id_)
    return [f"{_button(one, lang, first=True)} {word('minutes', lang, one.takes())}", ""]


def buttons(library: Library, ids: tuple[str, ...], lang: str) -> Lines:
    """A button for each form of a process; the first stands out."""
    found = [library.checklists[id_] for id_ in ids if id_ in library.checklists]
    return [" ".join(_button(one, lang, first=place == 0) for place, one in enumerate(found)), ""]


def form_table(library: Library, ids: tuple[str, ...], lang: str) -> Lines:
    """The forms of a process with what they are for and how long they take."""
    head = [word(key, lang) for key in ("form", "purpose", "time")]
    found = [library.checklists[id_] for id_ in ids if id_ in library.checklists]
    rows = [[form_link(one, lang), one.purpose[lang], word("minutes", lang, one.takes())] for one in found]
    return [*table(head, rows), ""]


def form_link(one: Checklist, lang: str) -> str:
    """The name of the form, leading to where it is started."""
    return f"[{one.title[lang]}]({_start(one)})"


def _start(one: Checklist) -> str:
    return f"/forms/{one.id}/start"


def _button(one: Checklist, lang: str, first: bool) -> str:
    css = "{ .md-button .md-button--primary }" if first else "{ .md-button }"
    return f"[{word('start', lang, one.title[lang])}]({_start(one)}){css}"
