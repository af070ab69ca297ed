"""Rows that stand ready to be picked in a table: do their columns and codes exist?"""

from __future__ import annotations

from app.definitions.checklist import Column, Field
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.taking import with_taken
from app.definitions.text import Text

WORDS = frozenset({"text", "long"})


def rows_to_pick(look: Look, field: Field, at: Placed) -> None:
    """Each cell of each row: words in a column of text, or the code of an option."""
    register = look.library.registers.get(field.register_ or "")
    if not field.ready or (field.register_ is not None and register is None):
        return
    columns = {one.id: one for one in with_taken(field, register)}
    for i, row in enumerate(field.ready):
        for name, value in row.items():
            place = at.below("ready", i, name)
            look.one_of("unknown-column", name, columns, place.source, *place.where, of=field.id)
            if name in columns:
                _cell(look, columns[name], value, place)


def _cell(look: Look, column: Column, value: str | Text, at: Placed) -> None:
    if column.type in WORDS:
        return
    codes = [one.code for one in column.choices] if isinstance(column.choices, tuple) else []
    said = value if isinstance(value, str) else value.en
    look.one_of("unknown-option", said, codes, at.source, *at.where, field=column.id)
