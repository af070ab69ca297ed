"""A spreadsheet that comes back: first is shown what it would change, and only then anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.definitions.checklist import Asked
from app.definitions.message import Message, Refused, refused
from app.definitions.register import Register
from app.definitions.text import LANGS
from app.runs.acceptable import There
from app.services.registers.allowed import may_add, may_change, may_set
from app.services.registers.book import read_table
from app.services.registers.changing import place_for
from app.services.registers.definition import columns, first_status, kept_columns, register_of, status_of
from app.services.registers.filled_in import demand_complete, fitting_cells, there_for
from app.services.registers.form import RowForm, ready, walked
from app.services.registers.project_facts import project_values
from app.services.registers.sheet_out import NUMBER, PROJECT, heads
from app.services.registers.sheet_plan import CellError, Planned, Preview
from app.services.registers.sheet_words import UnreadableError, as_stored
from app.services.rights import visible_to
from app.services.runs.picking import picks_for
from app.services.work import Work
from app.store import people, registers
from app.store.model import Project, RegisterRow
from app.store.row_events import whole_of

Json = Any
FIRST = 2  # the line of a sheet under its head
MANY = 1_000_000  # the place of a column that the head does not have


@dataclass
class _Reading:
    """A sheet being read, with all that its cells can refer to."""

    work: Work
    register: Register
    project: Project | None
    lang: str
    errors: list[CellError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = project_values(self.work, self.project)
        self.form = RowForm(self.register, None, self.project, ready(self.work, self.register), self._empty())
        self.columns = kept_columns(self.register)
        self.picks = self._picks()
        visible = visible_to(self.work.actor)
        rows = registers.list_rows(
            self.work.session,
            visible,
            self.register.id,
            self.project.id if self.project else None,
            of_organisation=self.project is None,
        )
        self.rows = {row.number: row for row in rows}

    def _empty(self) -> Any:
        return walked(self.work, ready(self.work, self.register), {}, self.known)

    def _picks(self) -> dict[str, dict[str, str]]:
        """Column -> the words for what can be picked, in small letters, and what they stand for."""
        found: dict[str, dict[str, str]] = {}
        offered = picks_for(self.work, self.form.step.fields, self.project.id if self.project else None)
        persons: dict[str, str] = {}
        for one in people.list_people(self.work.session):
            persons.setdefault(one.name.casefold(), one.id)
            persons |= {one.email.casefold(): one.id} if one.email else {}
        for id_, column in self.columns.items():
            picks = {words.casefold(): value for value, words in offered.get(id_, ())}
            picks |= {value.casefold(): value for value, _ in offered.get(id_, ())}
            found[id_] = persons if column.type == "person" else picks
        return found

    def form_of(self, row: RegisterRow | None, cells: Mapping[str, Json]) -> RowForm:
        there = {**(whole_of(row) if row is not None else {}), **cells}
        compiled = self.form.compiled
        walk = walked(self.work, compiled, there, self.known)
        return RowForm(self.register, row, self.project, compiled, walk)

    def wrong(self, line: int, why: Message, column: Asked | None = None) -> None:
        self.errors.append(CellError(line, column.label if column else None, why))

    def stored(self, line: int, given: Mapping[str, Any]) -> dict[str, Json]:
        """The cells of a line that can be read."""
        found: dict[str, Json] = {}
        for id_, raw in given.items():
            column = self.columns[id_]
            if column.type == "file":
                continue  # a file is not in a sheet, only its name
            try:
                found[id_] = as_stored(column, raw, self.picks[id_], self.lang)
            except UnreadableError:
                self.wrong(line, Message("sheet-cell-unreadable", {"given": str(raw)[:80]}), column)
        return found


def _placed(reading: _Reading, head: Iterable[Any]) -> tuple[dict[int, str], int, tuple[str, ...]]:
    """Place -> column, the place of the number, and the heads that are no column. By label or id."""
    known: dict[str, str] = {}
    every = columns(reading.register)
    for lang in LANGS:
        known |= {name.casefold(): id_ for name, id_ in zip(heads(every, lang)[2:], every, strict=True)}
    known |= {id_.casefold(): id_ for id_ in every}
    numbers = {NUMBER[lang].casefold() for lang in LANGS}
    numbers_too = {PROJECT[lang].casefold() for lang in LANGS}
    found: dict[int, str] = {}
    at, unknown = MANY, []
    for place, name in enumerate(head):
        words = str(name or "").strip().casefold()
        if place == 0 and words in numbers:
            at = place
        elif words in known and known[words] not in found.values():
            found[place] = known[words]
        elif words and words not in numbers_too:
            unknown.append(str(name))
    if not found:
        raise refused("sheet-without-columns")
    return found, at, tuple(unknown)


def _row_of(reading: _Reading, line: int, cells: tuple[Any, ...], at: int) -> tuple[RegisterRow | None, bool]:
    """The row a line is about, and whether that is clear."""
    raw = cells[at] if at < len(cells) else None
    if raw in (None, ""):
        return None, True
    text = str(raw).strip().removesuffix(".0")
    row = reading.rows.get(int(text)) if text.isdecimal() else None
    if row is None:
        reading.wrong(line, Message("sheet-row-unknown", {"given": str(raw)[:40]}))
    return row, row is not None


def _refusal(reading: _Reading, row: RegisterRow | None, cells: Mapping[str, Json]) -> Message | None:
    """Why the actor cannot write this line."""
    work, register, project = reading.work, reading.register, reading.project
    if row is None:
        return may_add(work, register, project)
    if row.closed_at is not None:
        return Message("row-is-closed", {"number": row.number})
    own = {name for name in cells if name != "status"}
    refusal = may_change(work, register, row, project) if own else None
    if refusal is None and "status" in cells:
        to = status_of(register, cells["status"])
        refusal = may_set(work, register, row, to, project)
    return refusal


def _planned(
    reading: _Reading, line: int, row: RegisterRow | None, read: Mapping[str, Json], there: There
) -> Planned | None:
    """What a line would write; None where it changes nothing or cannot be written."""
    before = whole_of(row) if row is not None else {}
    try:
        cells = fitting_cells(
            reading.form_of(row, read), {k: v for k, v in read.items() if k != "status"}, there
        )
        now = row.status if row is not None else first_status(reading.register)
        if cells or row is not None:
            cells |= {"status": read["status"]} if read.get("status") not in (None, now) else {}
        if not cells:
            return None
        refusal = _refusal(reading, row, cells)
        if refusal is not None:
            raise Refused(refusal)
        if row is None:
            demand_complete(reading.form_of(None, cells), {**cells, "owner": "-", "due": "-"} | cells)
    except Refused as problem:
        reading.wrong(line, problem.message)
        return None
    was = {name: before.get(name) for name in cells}
    return Planned(line, row, cells, was, row.seq if row is not None else 0)


def previewed(work: Work, register_id: str, project_number: str | None, body: bytes, lang: str) -> Preview:
    """What a spreadsheet would change in a register (of a project). Raises Refused for no spreadsheet."""
    register = register_of(work, register_id)
    project = place_for(work, register, project_number)
    table = read_table(body)
    reading = _Reading(work, register, project, lang)
    placed, at, unknown = _placed(reading, table[0])
    lines: list[tuple[int, RegisterRow | None, dict[str, Json]]] = []
    taken: set[int] = set()
    for line, cells in enumerate(table[1:], FIRST):
        if not any(one not in (None, "") for one in cells):
            continue
        row, clear = _row_of(reading, line, cells, at)
        if row is not None and row.number in taken:
            reading.wrong(line, Message("sheet-row-twice", {"number": row.number}))
        elif clear:
            given = {id_: cells[place] for place, id_ in placed.items() if place < len(cells)}
            lines.append(
                (line, row, reading.stored(line, {k: v for k, v in given.items() if k in reading.columns}))
            )
            taken |= {row.number} if row is not None else set()
    there = there_for(work, reading.form, {str(line): read for line, _, read in lines})
    plans = [_planned(reading, line, row, read, there) for line, row, read in lines]
    wrong = {one.line for one in reading.errors}
    return Preview(
        register=register,
        project=project,
        columns=columns(register),
        changed=tuple(one for one in plans if one is not None and one.row is not None),
        added=tuple(one for one in plans if one is not None and one.row is None),
        errors=tuple(sorted(reading.errors, key=lambda one: one.line)),
        same=sum(
            1 for one, (line, _, _) in zip(plans, lines, strict=True) if one is None and line not in wrong
        ),
        unknown=unknown,
    )
