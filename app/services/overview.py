"""Where projects stand, read from the registers that the method names: colours, and the dates of gates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.library import Library
from app.definitions.overview import Colours, Overview
from app.definitions.text import Text
from app.services.editions import library
from app.services.gate_days import GateDay, date_in, gate_days, next_gate
from app.services.rights import visible_to
from app.services.work import Work
from app.store import registers
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

FROM_GOOD = ("green", "amber", "red")


@dataclass(frozen=True)
class Light:
    """One colour: as it was reported, and as it was worked out."""

    title: Text
    reported: str | None
    computed: str | None

    @property
    def differs(self) -> bool:
        """Whether there are two colours to show."""
        return self.computed is not None and self.computed != self.reported

    @property
    def better(self) -> bool:
        """Whether it was reported better than it was worked out: then a reason stands beside it."""
        known = self.reported in FROM_GOOD and self.computed in FROM_GOOD
        return known and FROM_GOOD.index(str(self.reported)) < FROM_GOOD.index(str(self.computed))


@dataclass(frozen=True)
class Report:
    """The newest report of a project."""

    row: RegisterRow
    day: dt.date
    lights: tuple[Light, ...]  # the first stands for the whole project
    reason: str
    mark: Text | None
    status: Text | None

    @property
    def overall(self) -> Light:
        return self.lights[0]

    @property
    def why_better(self) -> str:
        """Why the colour of the whole project is better than the computed one; empty where it is not."""
        return self.reason if self.overall.better else ""


@dataclass(frozen=True)
class Standing:
    """Where one project stands."""

    report: Report | None
    gates: Mapping[str, GateDay]  # of each gate the date that matters now
    next_gate: GateDay | None  # None = the project has ended, or no gate is left


def standings(work: Work, found: Collection[Project]) -> dict[str, Standing]:
    """Where these projects stand, by project id: one look at the registers, however many projects."""
    known = library(work)
    overview = known.method.overview or Overview()
    named = {one.register_ for one in (overview.colours, overview.gates) if one is not None}
    one = next(iter(found)).id if len(found) == 1 else None
    rows: dict[tuple[str, str], list[RegisterRow]] = {}
    for row in registers.list_rows(work.session, visible_to(work.actor), named, one) if named else ():
        rows.setdefault((str(row.project_id), row.register), []).append(row)
    return {project.id: _standing(known, overview, project, rows) for project in found}


def _standing(
    known: Library, overview: Overview, project: Project, rows: Mapping[tuple[str, str], list[RegisterRow]]
) -> Standing:
    told, dated = overview.colours, overview.gates
    report = _report(known, told, rows.get((project.id, told.register_), [])) if told else None
    days = gate_days(dated, rows.get((project.id, dated.register_), [])) if dated else []
    return Standing(report, _by_gate(days), next_gate(known, project, days))


def _by_gate(days: Iterable[GateDay]) -> dict[str, GateDay]:
    """Of a gate that is taken again and again the first that is still to come, else the last one."""
    found: dict[str, GateDay] = {}
    for one in sorted(days, key=lambda one: one.expected or dt.date.max):
        known = found.get(one.gate)
        if known is None or known.actual is not None:
            found[one.gate] = one
    return found


def _report(known: Library, told: Colours, rows: Iterable[RegisterRow]) -> Report | None:
    there = [row for row in rows if row.closed_at is None and whole_of(row).get(told.day)]
    if not there:
        return None
    row = max(there, key=lambda one: (whole_of(one)[told.day], one.created_at, one.number))
    cells = whole_of(row)
    every = [
        Light(one.title, cells.get(one.reported), cells.get(one.computed) if one.computed else None)
        for one in told.colours
    ]
    lights = (every[0], *(one for one in every[1:] if one.reported or one.computed))
    register = known.registers[told.register_]
    status = next((one.label for one in register.statuses if one.code == row.status), None)
    day = date_in(cells[told.day]) or row.created_at.date()
    return Report(
        row, day, lights, str(cells.get(told.reason or "") or ""), _mark(known, told, cells), status
    )


def light_in(told: Colours | None, register: str, column: str, cells: Mapping[str, Any]) -> Light | None:
    """The colour in a column of a row of the register of reports, with the one that was worked out."""
    if told is None or told.register_ != register:
        return None
    found = next((one for one in told.colours if one.reported == column), None)
    if found is None or found.computed is None:
        return None
    return Light(found.title, cells.get(column), cells.get(found.computed))


def _mark(known: Library, told: Colours, cells: Mapping[str, Any]) -> Text | None:
    code = cells.get(told.mark or "")
    if code in (None, "", *told.no_mark):
        return None
    columns = {one.id: one for one in known.registers[told.register_].columns}
    choices = columns[told.mark or ""].choices if told.mark in columns else ()
    options = choices if isinstance(choices, tuple) else ()
    return next((one.label for one in options if one.code == code), Text(en=str(code), nl=str(code)))
