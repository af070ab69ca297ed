"""Rows from a spreadsheet: each cell becomes what somebody would have typed in its input, and back again.

Whether it can be read is seen where all that is typed is read: in the fields of the form. What fits no
option stays as it was pasted, so that the page can show it and ask for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.definitions.checklist import Asked
from app.definitions.text import LANGS
from app.forms.asks import Ask, Choice, Stored
from app.forms.reading import shown
from app.forms.tabbed import table_in, text_of

Inputs = Mapping[str, list[str]]  # what would have been typed: the part of a name (or none) -> values
BETWEEN = ";"  # several answers in one cell
MOST = 200  # rows at once: more is no longer looked through
CODED = frozenset({"choice", "multi", "yesno", "yesnona", "rag", "rating", "person", "role", "ref"})
_ALSO = {  # the answers of a type in the other language of the reader
    "yes": ("yes", "ja"), "no": ("no", "nee"), "na": ("not applicable", "n/a", "niet van toepassing", "nvt"),
    "green": ("green", "groen"), "amber": ("amber", "oranje"), "red": ("red", "rood"),
}  # fmt: skip


@dataclass(frozen=True)
class Pasted:
    """The rows as they would have been typed. `unused`: headings of which nothing is taken."""

    rows: tuple[Mapping[str, Inputs], ...]
    unused: tuple[str, ...]
    by_heading: bool  # the columns were found by their headings, and not by their order
    left: int  # rows beyond the most at once


def fits(asked: Asked) -> bool:
    """Whether a spreadsheet can hold the answer: a file is not in it."""
    return asked.type != "file"


def pasted(text: str, ask: Ask) -> Pasted:
    """Read what was copied from a spreadsheet for the table `ask`."""
    table = table_in(text)
    columns = [one for one in ask.columns if one.writable and fits(one.asked)]
    places, unused = _placed(table[0] if table else [], columns)
    rows = table[1:] if places else table
    by_order = dict(enumerate(columns))
    readers = {at: _Options(one) for at, one in (places or by_order).items()}
    taken = [_row(cells, readers) for cells in rows[:MOST]]
    return Pasted(tuple(taken), unused, bool(places), max(0, len(rows) - MOST))


def _placed(head: Sequence[str], columns: Iterable[Ask]) -> tuple[dict[int, Ask], tuple[str, ...]]:
    """Place -> column when the first line is a heading: by label in either language, or by id."""
    known: dict[str, Ask] = {}
    for one in columns:
        for name in (one.asked.id, *(one.asked.label[lang] for lang in LANGS)):
            known.setdefault(_said(name), one)
    found: dict[int, Ask] = {}
    for place, cell in enumerate(head):
        column = known.get(_said(cell))
        if column is not None and column not in found.values():
            found[place] = column
    named = [cell for cell in head if cell.strip()]
    if not found or len(found) < min(2, len(named)):
        return {}, ()
    return found, tuple(head[at].strip() for at in range(len(head)) if at not in found and head[at].strip())


def _said(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("*:? ")


def _row(cells: Sequence[str], readers: Mapping[int, _Options]) -> dict[str, Inputs]:
    there = {at: one for at, one in readers.items() if at < len(cells)}
    return {one.ask.asked.id: one.inputs(cells[at].strip()) for at, one in there.items()}


class _Options:
    """The options of a column by all that they go by."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.by_code = {one.code: one for one in ask.choices}
        self.by_name: dict[str, set[str]] = {}
        self.by_part: dict[str, set[str]] = {}
        for one in ask.choices:
            for name in _names(ask, one):
                self.by_name.setdefault(_said(name), set()).add(one.code)
            for part in _parts(ask, one):
                self.by_part.setdefault(_said(part), set()).add(one.code)

    def code(self, words: str) -> str:
        """The code of the one option that `words` name; `words` where none does, or several do."""
        said = _said(words)
        found = {words} if words in self.by_code else self.by_name.get(said) or self.by_part.get(said, set())
        return next(iter(found)) if len(found) == 1 else words

    def inputs(self, cell: str) -> Inputs:
        """What somebody would have typed to answer with `cell`."""
        asked = self.ask.asked
        if not cell:
            return {}
        if asked.type not in CODED:
            return {"": [cell]}
        if asked.type == "multi" or asked.many:
            return {"": [self.code(one.strip()) for one in cell.split(BETWEEN) if one.strip()]}
        before, colon, why = cell.partition(":")
        if asked.type == "yesnona" and colon and self.code(before.strip()) == "na":
            return {"": ["na"], "reason": [why.strip()]}
        return {"": [self.code(cell)]}

    def word(self, code: str) -> str:
        """The label of an option where that leads back to it, else its mail address or its code."""
        one = self.by_code.get(code)
        mail = one.help if one and self.ask.asked.type == "person" else ""
        words = (one.label, mail) if one else ()
        fit = (word for word in words if word and not {BETWEEN, ":"} & set(word) and self.code(word) == code)
        return next(fit, code)

    def cell(self, stored: Stored, lang: str) -> str:
        """A stored answer as a spreadsheet holds it."""
        if stored in (None, "", []):
            return ""
        if isinstance(stored, dict):
            reason = str(stored.get("na", ""))
            return f"{self.word('na')}: {reason}" if reason else self.word("na")
        if isinstance(stored, list):
            return f"{BETWEEN} ".join(self.word(str(one)) for one in stored)
        if self.ask.asked.type in CODED:
            return self.word(str(stored))
        if self.ask.asked.type == "money":  # without grouping marks: spreadsheets take them for text
            return _marked(Decimal(int(stored)) / 100, lang)
        return shown(self.ask.asked, stored, lang)


def _names(ask: Ask, one: Choice) -> list[str]:
    """All that an option goes by: its code, its label in each language, for a person the mail address."""
    names = [one.code, one.label]
    if isinstance(ask.asked.choices, tuple):
        names += [each.label[lang] for each in ask.asked.choices if each.code == one.code for lang in LANGS]
    elif ask.asked.type in ("yesno", "yesnona", "rag"):
        names += _ALSO.get(one.code, ())
    return names + ([one.help] if ask.asked.type == "person" and one.help else [])


def _parts(ask: Ask, one: Choice) -> list[str]:
    """What people call it for short: the number of a row, or its name; the first name of a person."""
    if ask.asked.type == "ref":
        return one.label.split(" · ")
    return one.label.split()[:1] if ask.asked.type == "person" else []


def copied(ask: Ask, lang: str) -> str:
    """The rows of a table as text for a spreadsheet, with a heading, as `pasted` reads them back."""
    columns = {one.asked.id: _Options(one) for one in ask.columns if fits(one.asked)}
    head = [one.ask.asked.label[lang] for one in columns.values()]
    rows = [[one.cell(row.stored.get(id_), lang) for id_, one in columns.items()] for row in ask.rows]
    return text_of([head, *rows])


def _marked(value: Decimal, lang: str) -> str:
    return format(value, ".2f").replace(".", "," if lang == "nl" else ".")
