"""The rows of a register as a list: which ones, in which order, and what they come to together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.definitions.checklist import Column
from app.definitions.message import Message, refused
from app.definitions.register import Register, Total, View
from app.definitions.text import LANGS
from app.runs.freeze import Names
from app.runs.register_rows import in_view, totals
from app.services.editions import library
from app.services.registers.allowed import may_add
from app.services.registers.definition import columns, register_of
from app.services.registers.lines import EVERY_OPEN_ROW, ME, RowLine, Wanted
from app.services.registers.naming import names_of
from app.services.registers.ordering import in_order
from app.services.registers.project_facts import project_values
from app.services.registers.values import engine_rows, rules_of
from app.services.rights import visible_to
from app.services.work import Work
from app.store import editions, projects, registers
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

Json = Any
Value = Any
BUILT_IN = ("all", "open", "mine", "overdue")
STILL = ("open", "mine")  # views of rows that are not closed


@dataclass(frozen=True)
class Sum:
    """One number on top of the list."""

    total: Total
    value: Value


@dataclass(frozen=True)
class ListPage:
    """A register as a page shows it. `names` has the words behind the ids in its cells.

    `sums` are over all its rows (of the project), whichever are listed.
    """

    register: Register
    project: Project | None
    wanted: Wanted
    columns: Mapping[str, Column]
    lines: tuple[RowLine, ...]
    sums: tuple[Sum, ...]
    views: tuple[View, ...]
    names: Names
    may_add: Message | None


def _project(work: Work, register: Register, number: str | None) -> Project | None:
    if number is None or register.scope == "organisation":
        return None
    found = projects.get_project(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("project-not-found", number=number)
    return found


def _rows(work: Work, register: Register, project: Project | None, wanted: Wanted) -> list[RegisterRow]:
    """The rows to work out: all of them where numbers are made of all, else those that can be asked for."""
    visible, place = visible_to(work.actor), project.id if project else None
    if register.totals:
        return registers.list_rows(work.session, visible, register.id, place)
    by_status = wanted.status if wanted.view is None and wanted.status not in ("open", "all") else None
    still = wanted.view in STILL or (wanted.view is None and wanted.status == "open")
    return registers.list_rows(
        work.session,
        visible,
        register.id,
        place,
        open_only=still,
        status=by_status,
        owner_id=_owner(work, wanted),
    )


def _owner(work: Work, wanted: Wanted) -> str | None:
    mine = wanted.owner == ME or wanted.view == "mine"
    return work.actor.person_id if mine else wanted.owner


def _lines(work: Work, register: Register, project: Project | None, wanted: Wanted) -> list[RowLine]:
    visible = visible_to(work.actor)
    rows = _rows(work, register, project, wanted)
    ids = {row.project_id for row in rows if row.project_id}
    known = {project.id: project} if project else projects.projects_by_id(work.session, ids, visible)
    numbers = {id_: one.number for id_, one in known.items()}
    today = editions.today(work.session, work.now)
    found = engine_rows(library(work), register.id, rows, numbers, today)
    return [
        RowLine(row, whole_of(row), values, known.get(row.project_id or ""))
        for row, values in zip(rows, found, strict=True)
    ]


def _in_built_in(work: Work, view: str, line: RowLine) -> bool:
    is_open = line.row.closed_at is None
    match view:
        case "open":
            return is_open
        case "mine":
            return is_open and line.row.owner_id == work.actor.person_id
        case "overdue":
            return line.overdue
    return True


def _holds(cell: Json, wanted: str) -> bool:
    return wanted in cell if isinstance(cell, list) else str(cell if cell is not None else "") == wanted


def _status_fits(line: RowLine, wanted: Wanted) -> bool:
    if wanted.view is not None or wanted.status == "all":
        return True
    if wanted.status == "open":
        return line.row.closed_at is None
    return line.row.status == wanted.status


def _fits(work: Work, line: RowLine, wanted: Wanted) -> bool:
    owner = work.actor.person_id if wanted.owner == ME else wanted.owner
    return (
        _status_fits(line, wanted)
        and (owner is None or line.row.owner_id == owner)
        and (not wanted.overdue or line.overdue)
        and all(_holds(line.cells.get(name), value) for name, value in wanted.where.items())
    )


def _in_view(work: Work, register: Register, view: str | None, line: RowLine, today: date) -> bool:
    if view is None:
        return True
    if view in BUILT_IN:
        return _in_built_in(work, view, line)
    if all(one.id != view for one in register.views):
        raise refused("register-view-unknown")
    return in_view(rules_of(library(work), register.id), view, line.values, today)


def _said(register: Register, line: RowLine, names: Names) -> str:
    """All words of a row, in both languages, for who looks for one."""
    told = [value for value in line.cells.values() if isinstance(value, str)]
    told += [names.of(value, lang) or "" for value in line.cells.values() if value for lang in LANGS]
    for name, column in columns(register).items():
        options = column.choices if isinstance(column.choices, tuple) else ()
        told += [one.label[lang] for one in options if one.code == line.cells.get(name) for lang in LANGS]
    return " ".join(told).casefold()


def list_page(
    work: Work, register_id: str, project: str | None = None, wanted: Wanted = EVERY_OPEN_ROW
) -> ListPage:
    """The rows of a register (of one project) that the actor sees and asks for. Raises Refused."""
    register = register_of(work, register_id)
    about = _project(work, register, project)
    today = editions.today(work.session, work.now)
    every = _lines(work, register, about, wanted)
    lines = [
        line
        for line in every
        if _fits(work, line, wanted) and _in_view(work, register, wanted.view, line, today)
    ]
    names = names_of(work, register, [line.row for line in lines])
    if wanted.text.strip():
        looked_for = wanted.text.casefold().split()
        lines = [one for one in lines if all(word in _said(register, one, names) for word in looked_for)]
    rules, facts = rules_of(library(work), register.id), project_values(work, about)
    come_to = totals(rules, [line.values for line in every], today, facts)
    return ListPage(
        register=register,
        project=about,
        wanted=wanted,
        columns=columns(register),
        lines=tuple(in_order(register, lines, wanted, names)),
        sums=tuple(Sum(one, come_to.get(one.id)) for one in register.totals),
        views=register.views,
        names=names,
        may_add=may_add(work, register, about),
    )
