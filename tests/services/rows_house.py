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
from app.store import Store, people
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

    def names(self, ids: set[str]) -> dict[str, str]:
        return people.names(self.session, ids)


@contextmanager
def rows_office(store: Store, place: Place, folder: Path) -> Iterator[RowsOffice]:
    root = folder / "rows"
    shutil.copytree(SMALL, root)
    shutil.copytree(ROWS / "processes", root / "processes", dirs_exist_ok=True)
    _p = root / "processes" / "registers.yml"
    _p.write_text(__import__("re").sub(r"fed_by: .*", "fed_by: []", _p.read_text()))
    there = replace(place, root=root)
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield RowsOffice(Desk(session, there))


@pytest.fixture
def house(store: Store, place: Place, tmp_path: Path) -> Iterator[RowsOffice]:
    with rows_office(store, place, tmp_path) as found:
        yield found
