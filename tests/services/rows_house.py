"""An office whose method has living registers and forms that read and feed them (`tests/data/rows`)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.services.publishing import publish
from app.services.registers import changing
from app.services.runs import starting
from app.store import EVERYTHING, Store, people, registers
from app.store.model import Person, RegisterRow
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import SMALL, Office, one_page

ROWS = SMALL.parent / "rows"


class RowsOffice(Office):
    """An office with a project in it, led by Robin for Mirjam, in which Ellen reviews."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.idea(100_000)
        self.number = self.project().number
        self.person("Robin", "PM", project=self.project())
        self.person("Ellen", "QRV", project=self.project())

    def add(self, by: Person, register: str, **values: Any) -> RegisterRow:
        about = None if register == "questions" else self.number
        return changing.add(self.work(by), register, about, values)

    def risk(self, event: str = "Storm", **values: Any) -> RegisterRow:
        return self.add(self.robin, "risks", event=event, **values)

    def talk(self, checklist: str = "risk-talk", row: RegisterRow | None = None) -> str:
        """The number of a form that Robin started (about a row)."""
        return starting.start(
            self.work(self.robin),
            checklist,
            project=self.number,
            new_title=None,
            roles={},
            row=row.id if row else None,
        )

    def kept(self, register: str) -> list[RegisterRow]:
        """The rows of a register, by number."""
        found = registers.list_rows(self.session, EVERYTHING, register)
        return sorted(found, key=lambda row: row.number)

    def cells(self, number: str, step: str, field: str) -> list[dict[str, Any]]:
        """The rows of a table as Robin reads them: column -> value."""
        return [
            {cell.column.id: cell.value if cell.computed is None else cell.computed for cell in row.cells}
            | {"_id": row.id}
            for row in self.rows(self.robin, number, step, field)
        ]

    def names(self, ids: set[str]) -> dict[str, str]:
        return people.names(self.session, ids)


@contextmanager
def rows_office(store: Store, place: Place, folder: Path) -> Iterator[RowsOffice]:
    root = folder / "rows"
    shutil.copytree(SMALL, root)
    shutil.copytree(ROWS, root, dirs_exist_ok=True)
    _without_review(root)
    there = replace(place, root=root)
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield RowsOffice(Desk(session, there))


def _without_review(root: Path) -> None:
    """Take out the form that is about other registers."""
    (root / "checklists" / "risk-review.yml").unlink()
    process = root / "processes" / "run-gate.yml"
    process.write_text(process.read_text(encoding="utf-8").replace(", risk-review]", "]"), encoding="utf-8")


@pytest.fixture
def house(store: Store, place: Place, tmp_path: Path) -> Iterator[RowsOffice]:
    with rows_office(store, place, tmp_path) as found:
        yield found


def save(house: RowsOffice, number: str, *rows: dict[str, object], step: str = "talk") -> None:
    """Robin fills in rows of the live table of risks."""
    house.save(house.robin, number, step, {"risks": {"rows": list(rows)}})
