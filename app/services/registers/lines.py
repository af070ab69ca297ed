"""Which rows of a register somebody asks for, and one of them as a list shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.store.model import Project, RegisterRow

Json = Any
Value = Any
ME = "me"


@dataclass(frozen=True)
class Wanted:
    """Which rows, and in which order. `status`: `open`, `all` or a code; `owner`: `me` or the id of a person.

    `where`: column -> stored value that a row must hold. `view`: a saved view of the register, or one of
    the built-in ones. `sort`: any column, also number, owner, due, status and project.
    """

    status: str = "open"
    owner: str | None = None
    overdue: bool = False
    where: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    view: str | None = None
    text: str = ""
    sort: str = "due"
    down: bool = False


EVERY_OPEN_ROW = Wanted()


@dataclass(frozen=True)
class RowLine:
    """One row in the list: its cells as stored, and as they are worked out."""

    row: RegisterRow
    cells: Mapping[str, Json]
    values: Mapping[str, Value]
    project: Project | None

    @property
    def overdue(self) -> bool:
        """Whether it should have been done by now."""
        return self.values.get("overdue") == "yes"
