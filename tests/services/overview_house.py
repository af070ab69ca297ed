"""A village hall whose method says where colours and dates of gates stand, with projects that have them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.services.publishing import publish
from app.store import EVERYTHING, Session, Store, people, projects, registers
from app.store.model import Person, Project, RegisterRow
from tests.conftest import Place
from tests.services.desk import NOW, Desk
from tests.services.published import SMALL, Office, one_page

TODAY = NOW.date()
OVERVIEW = """overview:
  colours:
    register: reports
    day: as_of
    colours:
      - {title: {en: Overall, nl: Totaal}, reported: overall, computed: overall_calc}
      - {title: {en: Time, nl: Tijd}, reported: schedule}
      - {title: {en: Money, nl: Geld}, reported: money}
    reason: why
    mark: mark
    no_mark: [none]
  gates: {register: dates, gate: gate, planned: planned, forecast: forecast, actual: actual}
closed_days:"""
REGISTERS = """
  - id: reports
    title: {en: Reports, nl: Rapportages}
    row: {en: Report, nl: Rapportage}
    columns:
      - {id: as_of, type: date, label: Day}
      - {id: overall, type: rag, label: Overall}
      - {id: overall_calc, type: rag, label: Computed}
      - {id: schedule, type: rag, label: Time}
      - {id: money, type: rag, label: Money}
      - {id: why, type: text, label: {en: Why, nl: Waarom}}
      - id: mark
        type: choice
        label: Mark
        choices: [{code: none, label: None}, {code: late, label: Too late}]
    fed_by: []
    adds: {en: Everyone, nl: Iedereen}
    closes: {en: The next one, nl: De volgende}
    statuses: [{code: open, label: Open}, {code: replaced, label: {en: Replaced, nl: Vervangen}, ends: true}]
  - id: helpers
    title: {en: Helpers, nl: Helpers}
    row: {en: Helper, nl: Helper}
    columns:
      - {id: name, type: text, label: {en: Name, nl: Naam}, summary: true}
    fed_by: []
    adds: {en: Everyone, nl: Iedereen}
    closes: {en: Everyone, nl: Iedereen}
    rights: {add: [PM], change: [PM]}
    statuses: [{code: open, label: Open}, {code: gone, label: {en: Gone, nl: Weg}, ends: true, by: [PM]}]
  - id: dates
    title: {en: Dates, nl: Data}
    row: {en: Date, nl: Datum}
    columns:
      - {id: gate, type: choice, label: Gate, choices: [{code: G0, label: G0}, {code: G1, label: G1}]}
      - {id: planned, type: date, label: {en: Planned, nl: Gepland}}
      - {id: forecast, type: date, label: {en: Expected, nl: Verwacht}}
      - {id: actual, type: date, label: {en: Reached, nl: Gehaald}}
    fed_by: []
    adds: {en: Everyone, nl: Iedereen}
    closes: {en: Everyone, nl: Iedereen}
    statuses: [{code: open, label: Open}, {code: dropped, label: {en: Dropped, nl: Vervallen}, ends: true}]
"""


def day(days: int) -> str:
    """The date so many days from today, as cells hold it."""
    return (TODAY + dt.timedelta(days=days)).isoformat()


class OverviewOffice(Office):
    """An office with projects that were put there as they are, without their forms."""

    def place_project(self, title: str, number: str, phase: str = "idea", **more: Any) -> Project:
        made = projects.create_project(
            self.session, number=number, title=title, phase=phase, created_at=self.now
        )
        for name, value in {"state": "running", **more}.items():
            setattr(made, name, value)
        self.session.flush()
        return made

    def row(self, project: Project, register: str, *, closed: bool = False, **cells: Any) -> RegisterRow:
        before = registers.list_rows(self.session, EVERYTHING, register, project.id)
        owner: Person | None = cells.pop("owner", None)
        due = cells.pop("due", None)
        return registers.add_row(
            self.session,
            register=register,
            number=len(before) + 1,
            data=cells,
            status="replaced" if closed else "open",
            closed=closed,
            created_at=self.now,
            project_id=project.id,
            owner_id=owner.id if owner else None,
            due=dt.date.fromisoformat(due) if due else None,
            actor_id=people.list_people(self.session)[0].id,
        )

    def report(
        self, project: Project, ago: int, overall: str, computed: str | None = None, **more: Any
    ) -> None:
        told = {"as_of": day(-ago), "overall": overall, "overall_calc": computed or overall}
        self.row(project, "reports", **told, **more)

    def gate_day(self, project: Project, gate: str, planned: int, **more: int) -> None:
        days = {name: day(value) for name, value in more.items()}
        self.row(project, "dates", gate=gate, planned=day(planned), **days)


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def with_overview(root: Path) -> Path:
    """A tree of the small method, with an overview and the registers for it."""
    for name, old, new in (
        ("method", "closed_days:", OVERVIEW),
        ("registers", "registers:", f"registers:{REGISTERS.rstrip()}"),
    ):
        path = root / "processes" / f"{name}.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"\n{old}", f"\n{new}", 1), encoding="utf-8")
    return root


@contextmanager
def overview_office(store: Store, place: Place, folder: Path) -> Iterator[OverviewOffice]:
    root = folder / "overview"
    shutil.copytree(SMALL, root)
    there = replace(place, root=with_overview(root))
    publish(store, there, "2026.1", lambda _: None, now=NOW, build=one_page)
    with store.writing() as session:
        yield OverviewOffice(Desk(session, there))
