"""What a spreadsheet would change, in words; and the plan that a page hands back when somebody agrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.definitions.message import refused
from app.services.registers.naming import names_in
from app.services.registers.sheet_plan import Planned, Preview
from app.services.registers.titles import title_of_row
from app.services.work import Work
from app.web.language import chosen
from app.web.row_words import cell_words
from app.web.words import say

Cells = tuple[tuple[str, str, str], ...]  # column, what it said, what it will say


@dataclass(frozen=True)
class LineInWords:
    """One line of a spreadsheet: the row it is about (None = a new one), and its cells."""

    line: int
    row: str | None
    title: str
    cells: Cells
    reason: bool  # the status it gets asks for a reason


def in_words(work: Work, found: Preview) -> dict[str, tuple[LineInWords, ...]]:
    """The rows that would change, and those that would be added."""
    plans = (*found.changed, *found.added)
    every = [cells for one in plans for cells in (one.cells, one.before)]
    names = names_in(work, found.columns.values(), every)
    reasoned = {one.code for one in found.register.statuses if one.reason}

    def told(one: Planned) -> LineInWords:
        cells = tuple(
            (
                say(found.columns[name].label),
                cell_words(found.columns[name], one.before.get(name), names),
                cell_words(found.columns[name], value, names),
            )
            for name, value in one.cells.items()
        )
        title = title_of_row(found.register, one.row, chosen()) if one.row else ""
        asks = one.row is not None and one.cells.get("status") in reasoned
        return LineInWords(one.line, one.row.id if one.row else None, title, cells, asks)

    return {"changed": tuple(map(told, found.changed)), "added": tuple(map(told, found.added))}


def plan_of(text: str) -> list[dict[str, Any]]:
    """The plan that a page handed back. Raises Refused when it is not one of ours."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    lines = found if isinstance(found, list) else []
    if not lines or not all(isinstance(one, dict) and isinstance(one.get("cells"), dict) for one in lines):
        raise refused("sheet-nothing-to-take")
    return lines
