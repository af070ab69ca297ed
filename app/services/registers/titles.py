"""What a row is called where it is pointed at: its number, and what stands in its summary columns."""

from __future__ import annotations

from typing import Any

from app.definitions.checklist import Column
from app.definitions.register import Register
from app.store.model import RegisterRow

Json = Any
MOST = 3  # words of a row's own columns in its title
WORDS = ("text", "long", "choice", "date", "number", "rating")


def _told(column: Column, value: Json, lang: str) -> str:
    if column.type == "choice" and isinstance(column.choices, tuple):
        return next((one.label[lang] for one in column.choices if one.code == value), str(value))
    return str(value)


def summary_of(register: Register, row: RegisterRow, lang: str = "en") -> str:
    """The row in one line, without its number."""
    data = row.data if isinstance(row.data, dict) else {}
    plain = [one for one in register.columns if one.type in WORDS and data.get(one.id) not in (None, "")]
    marked = [one for one in plain if one.summary] or plain
    return " · ".join(_told(one, data[one.id], lang) for one in marked[:MOST])


def title_of_row(register: Register, row: RegisterRow, lang: str = "en") -> str:
    """`3 · Flood · wet archive`: how a row is said where there is one line for it."""
    return " · ".join(part for part in (str(row.number), summary_of(register, row, lang)) if part)
