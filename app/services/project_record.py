"""What a project leaves behind: decisions, documents, and what happened, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.definitions.text import LANGS, Text
from app.services import projects
from app.services.editions import library, method
from app.services.merging.told import history as told_of_merges
from app.services.projects import Page
from app.services.registers.titles import summary_of
from app.services.rights import visible_to
from app.services.runs.known import frozen_fields
from app.services.work import Work, day
from app.store import events, files, people, row_events
from app.store.model import RegisterRow, Run, StoredFile
from app.store.runs import DECIDED

PAGE = 25
LAST_PAGE = 1_000  # an address can name any number, and a database cannot count that far
# What people need not hear of: each saving of a step, and what the product notes for itself.
QUIET = ("step_saved", "evidence_frozen", "attempt_refused", "waiver_used")


@dataclass(frozen=True)
class DecisionLine:
    """One decision: when, what, what came of it, and who took it."""

    on: dt.date
    title: Text
    outcome: Text | None
    who: Text | None
    number: str | None = None  # of the form
    row: str | None = None


@dataclass(frozen=True)
class DocumentLine:
    """A file that was handed in, with where."""

    file: StoredFile
    number: str | None
    form: Text | None
    row: str | None


@dataclass(frozen=True)
class Entry:
    """Something that happened in a project."""

    at: dt.datetime
    who: str
    kind: str
    title: Text
    number: str | None = None  # of the form
    row: str | None = None
    project: str | None = None


@dataclass(frozen=True)
class Story:
    """One page of what happened, newest first."""

    entries: tuple[Entry, ...]
    page: int
    more: bool


def decisions(work: Work, page: Page) -> tuple[DecisionLine, ...]:
    """The decisions of a project, newest first: of gates, and those in the register of decisions."""
    gates = [one for one in page.forms if one.gates and one.status in DECIDED and one.frozen]
    lines = [_gate_line(work, run) for run in gates]
    overview = method(work).overview
    told = overview.decisions if overview is not None else None
    if told is not None:
        known = {one.id for one in gates}
        rows = [row for row in page.rows if row.register == told.register_ and row.run_id not in known]
        lines += [_row_line(work, row, told.by) for row in rows]
    return tuple(sorted(lines, key=lambda one: one.on, reverse=True))


def _gate_line(work: Work, run: Run) -> DecisionLine:
    fields = frozen_fields(run)
    outcomes = {one.code: one.title for one in method(work).decisions}
    signed = [one for one in fields.values() if one["type"] == "approval" and one.get("at")]
    last = max(signed, key=lambda one: str(one["at"]), default=None)
    at = dt.datetime.fromisoformat(str(last["at"])) if last else run.started_at
    who = str(last["by"]) if last else ""
    return DecisionLine(
        on=day(at, method(work).timezone),
        title=_form_title(work, run),
        outcome=outcomes.get(str(fields.get("decision", {}).get("value"))),
        who=Text(en=who, nl=who) if who else None,
        number=run.number,
    )


def _row_line(work: Work, row: RegisterRow, by: str | None) -> DecisionLine:
    register = library(work).registers[row.register]
    roles = library(work).roles
    code = str(row.data.get(by)) if by and isinstance(row.data, dict) else ""
    return DecisionLine(
        on=day(row.closed_at or row.updated_at or row.created_at, method(work).timezone),
        title=_row_title(work, row),
        outcome=next((one.label for one in register.statuses if one.code == row.status), None),
        who=roles[code].title if code in roles else None,
        row=row.id,
    )


def _form_title(work: Work, run: Run) -> Text:
    found = library(work).checklists.get(run.checklist_id)
    return found.title if found else Text(en=run.checklist_id, nl=run.checklist_id)


def _row_title(work: Work, row: RegisterRow) -> Text:
    register = library(work).registers[row.register]
    return Text(**{lang: summary_of(register, row, lang) or str(row.number) for lang in LANGS})


def documents(work: Work, page: Page) -> tuple[DocumentLine, ...]:
    """The files of a project, newest first."""
    found = files.files_of_project(work.session, page.project.id, visible_to(work.actor))
    forms = {one.id: one for one in page.forms}
    rows = {sha: row.id for row in page.rows for sha in _files_in(row)}
    lines = []
    for one in found:
        run = forms.get(one.run_id or "")
        if run is not None:
            lines.append(DocumentLine(one, run.number, _form_title(work, run), None))
        elif one.run_id is None and one.sha256 in rows:
            lines.append(DocumentLine(one, None, None, rows[one.sha256]))
    return tuple(lines)


def _files_in(row: RegisterRow) -> Iterable[str]:
    cells = row.data.values() if isinstance(row.data, dict) else ()
    return [str(one["sha256"]) for one in cells if isinstance(one, dict) and "sha256" in one]


def story(work: Work, number: str, asked: int = 1) -> Story:
    """What happened in a project: forms that went on, and rows changed by hand. Raises Refused."""
    project = projects.find(work, number)
    visible, most, page = visible_to(work.actor), PAGE, min(max(asked, 1), LAST_PAGE)
    until = page * most + 1
    told = [
        Entry(at, actor or "", kind, _form_title(work, run), number=run.number)
        for at, actor, kind, run in events.of_project(work.session, project.id, visible, QUIET, until)
    ]
    known = library(work).registers
    told += [
        Entry(at, actor or "", f"row_{kind}", _named(work, row), row=row.id)
        for at, actor, kind, row in row_events.of_project(work.session, project.id, visible, until)
        if row.register in known
    ]
    told += [
        Entry(one.at, one.who, one.kind, Text(en=one.name, nl=one.name), project=one.number)
        for one in told_of_merges(work, project)
    ]
    told.sort(key=lambda one: one.at, reverse=True)
    shown = told[(page - 1) * most : page * most]
    return Story(_with_names(work, shown), page, len(told) > page * most and page < LAST_PAGE)


def _named(work: Work, row: RegisterRow) -> Text:
    register, title = library(work).registers[row.register], _row_title(work, row)
    return Text(**{lang: f"{register.row[lang]} {row.number}: {title[lang]}" for lang in LANGS})


def _with_names(work: Work, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    there = tuple(entries)
    names: Mapping[str, Any] = people.names(work.session, {one.who for one in there if one.who})
    return tuple(replace(one, who=names.get(one.who, "")) for one in there)
