"""Where projects stand, read from the registers that the method names: colours, and the dates of gates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.library import Library
from app.definitions.overview import Colours, GateDates, Overview
from app.definitions.text import Text
from app.services.editions import library
from app.services.rights import visible_to
from app.services.work import Work
from app.store import registers
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

ENDED = ("closed", "rejected", "withdrawn")


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


@dataclass(frozen=True)
class GateDay:
    """A gate with what is known of its date."""

    gate: str
    planned: dt.date | None = None
    forecast: dt.date | None = None
    actual: dt.date | None = None

    @property
    def expected(self) -> dt.date | None:
        """The day it was taken, or is expected now."""
        return self.actual or self.forecast or self.planned

    @property
    def slip(self) -> int | None:
        """Days later than planned; below zero is earlier. None where there is no plan."""
        if self.planned is None or self.expected is None:
            return None
        return (self.expected - self.planned).days


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
    days = _gates(dated, rows.get((project.id, dated.register_), [])) if dated else []
    return Standing(report, _by_gate(days), next_gate(known, project, days))


def _by_gate(days: Iterable[GateDay]) -> dict[str, GateDay]:
    """Of a gate that is taken again and again the first that is still to come, else the last one."""
    found: dict[str, GateDay] = {}
    for one in sorted(days, key=lambda one: one.expected or dt.date.max):
        known = found.get(one.gate)
        if known is None or known.actual is not None:
            found[one.gate] = one
    return found


def _date(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None


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
    day = _date(cells[told.day]) or row.created_at.date()
    return Report(
        row, day, lights, str(cells.get(told.reason or "") or ""), _mark(known, told, cells), status
    )


def _mark(known: Library, told: Colours, cells: Mapping[str, Any]) -> Text | None:
    code = cells.get(told.mark or "")
    if code in (None, "", *told.no_mark):
        return None
    columns = {one.id: one for one in known.registers[told.register_].columns}
    choices = columns[told.mark or ""].choices if told.mark in columns else ()
    options = choices if isinstance(choices, tuple) else ()
    return next((one.label for one in options if one.code == code), Text(en=str(code), nl=str(code)))


def _gates(dated: GateDates, rows: Iterable[RegisterRow]) -> list[GateDay]:
    """The gates in a register of dates; one that was dropped is not among them."""
    found = []
    for row in rows:
        cells = whole_of(row)
        if not cells.get(dated.gate):
            continue
        days = (_date(cells.get(key)) for key in (dated.planned, dated.forecast, dated.actual))
        one = GateDay(str(cells[dated.gate]), *days)
        if row.closed_at is None or one.actual is not None:
            found.append(one)
    return found


def next_gate(known: Library, project: Project, days: Iterable[GateDay]) -> GateDay | None:
    """The gate that a project comes to next: of those from its phase on the first that is not taken yet."""
    if project.state in ENDED:
        return None
    ahead = _ahead(known, project)
    waiting = sorted(
        (one for one in days if one.gate in ahead and one.actual is None),
        key=lambda one: (one.expected or dt.date.max, ahead.index(one.gate)),
    )
    # Gates that are taken again and again are passed over: it is up to the plan whether one comes.
    repeats = {one.id for one in known.method.gates if one.repeats}
    taken = {one.gate for one in days}
    before = ahead.index(waiting[0].gate) if waiting else len(ahead)
    undated = [gate for gate in ahead[:before] if gate not in taken and (gate not in repeats or not waiting)]
    if undated:
        return GateDay(undated[0])
    return waiting[0] if waiting else None


def _ahead(known: Library, project: Project) -> list[str]:
    """The gates from the phase of a project on, without those that its class does not take."""
    phases = [one.id for one in known.method.phases]
    here = phases.index(project.phase) if project.phase in phases else 0
    moments = [one.moments for one in known.method.classes if one.id == project.project_class]
    taken = {gate for each in moments for moment in each for gate in moment}
    return [
        one.id
        for one in known.method.gates
        if phases.index(one.phase) >= here and (not taken or one.id in taken)
    ]
