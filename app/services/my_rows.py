"""The rows of registers in which somebody has to do something: what, for which project, who asked for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from app.definitions.checklist import Column
from app.definitions.overview import Overview
from app.definitions.register import Register
from app.definitions.text import LANGS, Lang, Text
from app.runs.freeze import Names
from app.services.editions import library
from app.services.gate_days import date_in
from app.services.registers.naming import names_in
from app.services.registers.reading import mine
from app.services.registers.titles import summary_of
from app.services.rights import visible_to
from app.services.runs.form_views import Someone
from app.services.work import Work
from app.store import EVERYTHING, asking, people, projects, row_events
from app.store.model import RegisterRow
from app.store.row_events import whole_of


@dataclass(frozen=True)
class MyRow:
    """One row that its owner has to do something with."""

    row: RegisterRow
    register: str
    kind: Text  # what one row of its register is called
    title: Text
    project_title: str | None
    asked_by: Someone | None  # who added it, or began its form; None = the owner, or the product itself
    since: datetime
    due: date | None


def my_rows(work: Work) -> tuple[MyRow, ...]:
    """The open rows that the actor owns and goes on with: five looks at the memory in all."""
    known = library(work).registers
    theirs = [row for row in mine(work) if row.register in known and _concerns(known[row.register])]
    due = {row.id: _due(library(work).method.overview, row) for row in theirs}
    rows = [row for row in theirs if due[row.id] or _owner_goes_on(known[row.register], row)]
    if not rows:
        return ()
    asked = _asked_by(work, rows)
    names = people.names(work.session, set(asked.values()))
    things = _things(work, rows)
    places = projects.projects_by_id(
        work.session, {row.project_id for row in rows if row.project_id}, visible_to(work.actor)
    )
    found = []
    for row in rows:
        register, asker = known[row.register], asked.get(row.id)
        said = {lang: _said(work, register, row, lang, things) for lang in LANGS}
        place = places.get(row.project_id or "")
        found.append(
            MyRow(
                row,
                row.register,
                register.row,
                Text(**said),
                place.title if place else None,
                Someone(asker, names.get(asker, "")) if asker else None,
                row.created_at,
                due[row.id],
            )
        )
    return tuple(found)


def _things(work: Work, rows: Collection[RegisterRow]) -> Names:
    """What the rows that are summed up by something else point at: a lesson, a page of the handbook."""
    known = library(work).registers
    pointing = {row.register: _pointing(known[row.register]) for row in rows}
    found = [row.data for row in rows if pointing[row.register] and isinstance(row.data, dict)]
    return names_in(work, [one for columns in pointing.values() for one in columns], found)


def _pointing(register: Register) -> list[Column]:
    return [one for one in register.columns if one.type == "ref" and one.summary]


def _said(work: Work, register: Register, row: RegisterRow, lang: Lang, things: Names) -> str:
    """A row by its own words; one about a role or something else by the name of that."""
    known, data = library(work).roles, row.data if isinstance(row.data, dict) else {}
    held = [str(data.get(one.id)) for one in register.columns if one.type == "role" and one.summary]
    roles = [known[code].title[lang] for code in held if code in known]
    roles += [things.of(data.get(one.id), lang) or "" for one in _pointing(register) if data.get(one.id)]
    own = summary_of(register, row, lang)
    roles = [one for one in roles if one]
    return " · ".join([*roles, *([own] if own and not (roles and own.isdigit()) else [])]) or f"{row.number}"


def _concerns(register: Register) -> bool:
    """Whether the owner of a row has to do something with it: what only others may change is no task."""
    return not set(register.rights.change) <= {"nobody", "SPO"}


def _due(overview: Overview | None, row: RegisterRow) -> date | None:
    """By when something is to be done with a row; the date of a gate or milestone is told by its plan."""
    dated = overview.gates if overview is not None else None
    if row.due is not None or dated is None or row.register != dated.register_:
        return row.due
    cells = whole_of(row)
    return date_in(cells.get(dated.forecast)) or date_in(cells.get(dated.planned))


def _owner_goes_on(register: Register, row: RegisterRow) -> bool:
    """Whether the owner as such works on a row or gives it another status; else it only stands in a list."""
    others = (one for one in register.statuses if one.code != row.status)
    return "owner" in register.rights.change or any("owner" in one.by for one in others)


def _asked_by(work: Work, rows: Collection[RegisterRow]) -> dict[str, str]:
    """Row -> who asked for it: who began the form it came with, or added it by hand; not its owner."""
    starters = asking.starters(work.session, {row.run_id for row in rows if row.run_id}, EVERYTHING)
    added = {one.row_id: one.actor_id for one in row_events.first_of(work.session, [row.id for row in rows])}
    found = {row.id: starters.get(row.run_id or "") or added.get(row.id) for row in rows}
    return {id_: one for id_, one in found.items() if one is not None and one != work.actor.person_id}
