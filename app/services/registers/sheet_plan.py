"""What a spreadsheet would do to a register, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Column
from app.definitions.message import Message
from app.definitions.register import Register
from app.definitions.text import Text
from app.store.model import Project, RegisterRow

Json = Any


@dataclass(frozen=True)
class CellError:
    """What cannot be taken over: the line of the sheet, the column (None = the whole line), and why."""

    line: int
    column: Text | None
    why: Message


@dataclass(frozen=True)
class Planned:
    """One line that would be written: the row it changes (None = a new one), and its cells as stored."""

    line: int
    row: RegisterRow | None
    cells: Mapping[str, Json]
    before: Mapping[str, Json]
    seen: int = 0  # the last event of the row that was known

    def as_json(self) -> dict[str, Json]:
        """The line for the page that asks whether to go on; `sheet_done.confirmed` takes it back."""
        row_id = self.row.id if self.row else None
        return {"line": self.line, "row": row_id, "seen": self.seen, "cells": dict(self.cells)}


@dataclass(frozen=True)
class Preview:
    """What a spreadsheet would do. Nothing is written yet."""

    register: Register
    project: Project | None
    columns: Mapping[str, Column]
    changed: tuple[Planned, ...]
    added: tuple[Planned, ...]
    errors: tuple[CellError, ...]
    same: int  # lines that change nothing
    unknown: tuple[str, ...]  # heads that are no column of the register

    def plan(self) -> list[dict[str, Json]]:
        """All that would be written, as JSON."""
        return [one.as_json() for one in (*self.changed, *self.added)]
