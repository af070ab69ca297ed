"""Rows that a form writes into registers: from its tables and by its rules, each traced back to the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Rule
from app.definitions.register import Register
from app.runs.writing import HEAD, NewRow, rows_by_rule, rows_of_tables, same_row
from app.services.editions import library
from app.services.registers.definition import kept_columns
from app.services.registers.values import stored_row
from app.services.registers.writing import Source, put_change, put_new
from app.services.runs.itself import with_earlier_revisions
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import EVERYTHING, projects, registers, runs
from app.store.model import RegisterRow

Json = Any
ONE = "-"  # stands for the row in the source of what a rule writes once


class _Writer:
    """Writes the rows of one form; rows of a register are looked up once."""

    def __init__(self, work: Work, opened: OpenRun) -> None:
        self.work = work
        self.opened = opened
        self.known = library(work).registers
        self.run_ids = with_earlier_revisions(work, opened.run)
        self._there: dict[str, list[RegisterRow]] = {}

    def write(self, new: NewRow) -> RegisterRow | None:
        """Write one row: change the one it is about, else add it. None where the register is gone."""
        register = self.known.get(new.register)
        if register is None:
            return None
        source = _source(self.opened, new)
        mine = registers.row_from(self.work.session, self.run_ids, source.field, source.row_key)
        row = mine or self.meant(register, new)
        cells = _cells(new)
        if row is None:
            return self.add(register, cells, source, self.place(new))
        if row is mine and new.rule is None:
            cells = {**self.left_empty(register, new), **cells}
        put_change(self.work, register, row, cells, run_id=self.opened.run.id)
        return row

    def place(self, new: NewRow) -> str | None:
        """The project that a new row is for: the one its rule names, else that of the form."""
        named = projects.get_project(self.work.session, new.project, EVERYTHING) if new.project else None
        return named.id if named is not None else self.opened.run.project_id

    def add(
        self, register: Register, cells: Mapping[str, Json], source: Source, project_id: str | None
    ) -> RegisterRow:
        """A new row; without another owner it is of who started the form."""
        whole = {**cells, "owner": cells.get("owner") or self.opened.run.started_by}
        row = put_new(self.work, register, project_id, whole, source)
        self._there.setdefault(register.id, []).append(row)
        return row

    def meant(self, register: Register, new: NewRow) -> RegisterRow | None:
        """The row that is there already and that `new` is about: it says so, or is told apart by nothing."""
        there = self.rows(register)
        by_id = {row.id: row for row in there}
        if new.ref is not None or (new.rule is None and new.row in by_id):
            return by_id.get(new.ref or str(new.row))
        same = [row for row in there if same_row(register, new, stored_row(row, None))]
        return min(same, key=lambda row: (row.closed_at is not None, row.number), default=None)

    def rows(self, register: Register) -> list[RegisterRow]:
        """The rows of a register among which a row of this form can be."""
        if register.id not in self._there:
            apart = register.scope == "organisation" or self.opened.run.project_id is None
            self._there[register.id] = registers.list_rows(
                self.work.session,
                EVERYTHING,
                register.id,
                None if apart else self.opened.run.project_id,
                of_organisation=apart,
            )
        return self._there[register.id]

    def left_empty(self, register: Register, new: NewRow) -> dict[str, Json]:
        """The cells of a row of this form that say nothing (any more)."""
        field = self.opened.walk.fields[str(new.field)].field
        kept = kept_columns(register)
        return {one.id: None for one in field.columns if one.id in kept and one.id not in HEAD}


def _source(opened: OpenRun, new: NewRow) -> Source:
    return Source(opened.run.id, new.rule or str(new.field), new.row or ONE)


def _cells(new: NewRow) -> dict[str, Json]:
    head = {"status": new.status, "owner": new.owner, "due": new.due}
    return {**new.values, **{name: value for name, value in head.items() if value is not None}}


def write_rows(work: Work, opened: OpenRun, register: str | None = None) -> None:
    """Write the rows of every shown table (of this register); a row written before is written again."""
    writer = _Writer(work, opened)
    for new in rows_of_tables(opened.walk):
        if register in (None, new.register):
            writer.write(new)


def write_by_rule(work: Work, opened: OpenRun, rule: Rule) -> None:
    """Write what a rule says. The first row of the register that the form is about becomes its own."""
    writer = _Writer(work, opened)
    for new in rows_by_rule(opened.walk, rule):
        row = writer.write(new)
        about = opened.compiled.checklist.about == new.register and rule.writes and rule.writes.of is None
        if row is not None and about and opened.run.row_id is None:
            runs.set_row(work.session, opened.run, row.id)
