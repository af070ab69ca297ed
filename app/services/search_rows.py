"""Rows of registers as the search finds them, each with who may find it (`visible.select_rows`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.definitions.checklist import Column
from app.definitions.register import Register
from app.definitions.text import LANGS
from app.handbook.entry import Entry
from app.services.registers.titles import summary_of
from app.services.search_audience import OVERSEER, PEOPLE, holding
from app.store.model import RegisterRow

Json = Any
SAID = ("text", "long")  # what people wrote themselves


def row_ids(row_id: str) -> tuple[str, ...]:
    """The ids of all entries a row can have."""
    return tuple(f"row:{row_id}:{lang}" for lang in LANGS)


def of_row(registers: Mapping[str, Register], row: RegisterRow) -> Iterator[Entry]:
    """A row in both languages; nothing when it was withdrawn, or when the method has no such register.

    Neither its project nor a person is named in its words: who may see a row need not see those.
    """
    register = registers.get(row.register)
    if register is None or row.withdrawn_at is not None:
        return
    for lang, id_ in zip(LANGS, row_ids(row.id), strict=True):
        title = summary_of(register, row, lang) or f"{register.row[lang]} {row.number}"
        yield Entry(
            id=id_,
            kind="row",
            lang=lang,
            title=title,
            path=(register.title[lang],),
            text=" ".join(_words(register, row, lang)),
            url=f"/rows/{row.id}",
            audience=" ".join(_audience(row)),
            project=row.project_id or "",
        )


def _audience(row: RegisterRow) -> Iterator[str]:
    if row.owner_id is not None:
        yield f"person:{row.owner_id}"
    if row.seen_by == "office":
        return  # who is of the office has no limits
    seen = ["people" if row.project_id is None or row.seen_by == "all" else f"project:{row.project_id}"]
    if row.seen_by in ("project", "all"):
        yield from (PEOPLE if one == "people" else one for one in seen)
        yield OVERSEER
    else:
        yield from (holding(row.seen_by, one) for one in (*seen, OVERSEER))


def _words(register: Register, row: RegisterRow, lang: str) -> Iterator[str]:
    """What stands in its cells, each with its question, and its status."""
    data = row.data if isinstance(row.data, dict) else {}
    for column in register.columns:
        said = _told(column, data.get(column.id), lang)
        if said:
            yield f"{column.label[lang]}: {said}."
    yield from (f"{one.label[lang]}." for one in register.statuses if one.code == row.status)


def _told(column: Column, value: Json, lang: str) -> str:
    if column.type in SAID:
        return str(value or "")
    if column.type in ("choice", "multi") and isinstance(column.choices, tuple):
        codes = value if isinstance(value, list) else [value]
        return ", ".join(one.label[lang] for one in column.choices if one.code in codes)
    return ""
