"""The words behind the ids that stand in rows: of people, roles, pages, projects, lessons and other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.definitions.checklist import Asked
from app.definitions.register import Register
from app.definitions.text import LANGS, Text
from app.runs.freeze import Names
from app.services.editions import library
from app.services.registers.definition import columns
from app.services.registers.titles import title_of_row
from app.services.work import Work
from app.store import EVERYTHING, lessons, people, projects, registers
from app.store.model import RegisterRow
from app.store.row_events import whole_of

Json = Any


def both(words: Mapping[str, str]) -> Text:
    """Words in both languages; where one is empty the other stands for it."""
    filled = next((one for one in words.values() if one), "–")
    return Text(**{lang: words.get(lang) or filled for lang in LANGS})


def _ids(asked: Iterable[Asked], cells: Iterable[Mapping[str, Json]]) -> Iterator[tuple[Asked, str]]:
    pointing = [one for one in asked if one.type in ("person", "ref")]
    for row in cells:
        for one in pointing:
            value = row.get(one.id)
            for id_ in value if isinstance(value, list) else [value]:
                if isinstance(id_, str) and id_:
                    yield one, id_


def _things(work: Work, found: Mapping[str, set[str]]) -> dict[str, Text]:
    known: dict[str, Text] = {}
    if found.get("projects"):
        listed = projects.list_projects(work.session, EVERYTHING, merged=True)
        known |= {one.number: both({"en": f"{one.number} {one.title}"}) for one in listed}
    if found.get("lessons"):
        told = lessons.list_lessons(work.session, EVERYTHING)
        known |= {
            one.number: both({lang: f"{one.number} {one.title[lang]}" for lang in LANGS}) for one in told
        }
    if found.get("pages"):
        processes = library(work).processes
        known |= {f"processes/{id_}": one.title for id_, one in processes.items()}
    return known | _rows(work, found)


def _rows(work: Work, found: Mapping[str, set[str]]) -> dict[str, Text]:
    """How rows are called. Whoever reads an answer that points at a row may know what it is called."""
    known = library(work).registers
    ids = {id_ for to, several in found.items() if to in known for id_ in several}
    rows = registers.rows_by_id(work.session, ids, EVERYTHING)
    return {
        row.id: both({lang: title_of_row(known[row.register], row, lang) for lang in LANGS})
        for row in rows.values()
        if row.register in known
    }


def names_in(work: Work, asked: Iterable[Asked], cells: Iterable[Mapping[str, Json]]) -> Names:
    """The names of everything that these cells (column -> stored JSON) point at."""
    people_: set[str] = set()
    found: dict[str, set[str]] = {}
    for one, id_ in _ids(tuple(asked), cells):
        if one.type == "person":
            people_.add(id_)
        else:
            found.setdefault(one.to or "", set()).add(id_)
    roles = {code: one.title for code, one in library(work).roles.items()}
    return Names(people.names(work.session, people_), _things(work, found), roles)


def names_of(work: Work, register: Register, rows: Iterable[RegisterRow]) -> Names:
    """The names of everything that these rows point at."""
    return names_in(work, columns(register).values(), [whole_of(row) for row in rows])
