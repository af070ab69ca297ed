"""What a row is called where it is pointed at: its number, and what stands in its summary columns."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel.dates import format_date

from app.definitions.checklist import Column
from app.definitions.register import Register
from app.runs.freeze import Names
from app.store.model import RegisterRow

Json = Any
MOST = 3  # words of a row's own columns in its title
POINTING = ("person", "ref", "role")  # said only where the names behind the ids are known
WORDS = ("text", "long", "choice", "date")
FIGURES = ("number", "rating")  # say nothing without their question; only where a row has no words


def _told(column: Column, value: Json, lang: str, names: Names | None) -> str:
    if column.type == "role" and names is not None:
        return names.roles[value][lang] if value in names.roles else str(value)
    if column.type in POINTING and names is not None:
        return names.of(value, lang) or ""
    if column.type == "choice" and isinstance(column.choices, tuple):
        return next((one.label[lang] for one in column.choices if one.code == value), str(value))
    if column.type == "date":
        return format_date(date.fromisoformat(value), "d MMM y", locale=lang)
    return str(value)


def summary_of(register: Register, row: RegisterRow, lang: str = "en", names: Names | None = None) -> str:
    """The row in one line, without its number. With `names` also whom and what it points at."""
    data = row.data if isinstance(row.data, dict) else {}
    types = WORDS if names is None else WORDS + POINTING
    given = [one for one in register.columns if data.get(one.id) not in (None, "")]
    plain = [one for one in given if one.type in types] or [one for one in given if one.type in FIGURES]
    marked = [one for one in plain if one.summary] or plain
    return " · ".join(_told(one, data[one.id], lang, names) for one in marked[:MOST])


def in_words(register: Register, row: RegisterRow) -> bool:
    """Whether a row says what it is about in words of its own, and not in names and figures alone."""
    data = row.data if isinstance(row.data, dict) else {}
    return any(one.type in ("text", "long") and one.summary and data.get(one.id) for one in register.columns)


def title_of_row(register: Register, row: RegisterRow, lang: str = "en", names: Names | None = None) -> str:
    """`3 · Flood · wet archive`: how a row is said in one line; `M2 · Tested` needs no number."""
    number = "" if _tells_itself_apart(register, row) else str(row.number)
    return " · ".join(part for part in (number, summary_of(register, row, lang, names)) if part)


def _tells_itself_apart(register: Register, row: RegisterRow) -> bool:
    """Whether the title begins with the words by which rows of this register are told apart."""
    data = row.data if isinstance(row.data, dict) else {}
    first = next((one for one in register.columns if one.summary and one.type == "text"), None)
    return first is not None and register.identity == (first.id,) and bool(data.get(first.id))
