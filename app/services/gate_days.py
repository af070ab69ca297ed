"""The dates of gates, and the gate that a project comes to next: one meaning for rules, lists and pages.

The next gate follows from the phase a project is in, and from the dates of its plan: a gate that is taken
again and again comes next only where the plan says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from app.definitions.library import Library
from app.definitions.overview import GateDates
from app.services.editions import library
from app.services.work import Work
from app.store import EVERYTHING, registers
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

ENDED = ("closed", "rejected", "withdrawn")


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


def next_gates(work: Work, found: Collection[Project]) -> dict[str, str | None]:
    """The gate each of these projects comes to next, by project id; one look at the dates, whoever asks."""
    known = library(work)
    dated = known.method.overview.gates if known.method.overview is not None else None
    rows: dict[str | None, list[RegisterRow]] = {}
    one = next(iter(found)).id if len(found) == 1 else None
    for row in registers.list_rows(work.session, EVERYTHING, dated.register_, one) if dated and found else ():
        rows.setdefault(row.project_id, []).append(row)
    named = {
        each.id: next_gate(known, each, gate_days(dated, rows.get(each.id, ())) if dated else ())
        for each in found
    }
    return {id_: day.gate if day is not None else None for id_, day in named.items()}


def date_in(value: Any) -> dt.date | None:
    """A date as a cell holds it."""
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None


def gate_days(dated: GateDates, rows: Iterable[RegisterRow]) -> list[GateDay]:
    """The gates in a register of dates; one that was dropped is not among them."""
    found = []
    for row in rows:
        cells = whole_of(row)
        if not cells.get(dated.gate):
            continue
        days = (date_in(cells.get(key)) for key in (dated.planned, dated.forecast, dated.actual))
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
    # Gates that are taken again and again are passed over: it is up to the plan whether one comes. Without
    # a date nobody could tell the one that was passed from the one that is to come.
    repeats = {one.id for one in known.method.gates if one.repeats}
    taken = {one.gate for one in days}
    before = ahead.index(waiting[0].gate) if waiting else len(ahead)
    undated = [gate for gate in ahead[:before] if gate not in taken and gate not in repeats]
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
