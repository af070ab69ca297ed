"""The rows that the rules of a form read: of its project, of the organisation, of all projects.

Only what its definition reads is loaded, in as many questions to the database however many rows there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from app.definitions.compiled import Compiled
from app.definitions.context import OWN_REGISTERS, PROJECTS
from app.definitions.library import Library
from app.services.editions import library
from app.services.gate_days import next_gates
from app.services.lessons.offers import MATCHED, as_rows, for_project
from app.services.registers.values import engine_rows
from app.services.runs.itself import of_others, with_earlier_revisions
from app.services.runs.portfolio import project_rows
from app.services.work import Work
from app.store import EVERYTHING, editions, lessons, projects, registers
from app.store.model import Lesson, Project, RegisterRow, Run

Value = Any
Others = Callable[[Iterable[RegisterRow]], list[RegisterRow]]
UPTAKE = "lesson_uptake"  # the register of what a project does with each lesson
TAKEN_UP = ("adopt", "adapt")
ADOPTED = "reg.adopted_lessons"
NEXT_GATE = "project.next_gate"
PRODUCT_LISTS = (ADOPTED, MATCHED)  # made from registers; no register has these names


@dataclass(frozen=True)
class Around:
    """What stands around a form: values by the names of rules, and the rows themselves by register."""

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[RegisterRow, ...]] = field(default_factory=lambda: MappingProxyType({}))
    subject: RegisterRow | None = None


NOTHING_AROUND = Around()


def _named(names: Iterable[str], place: str) -> frozenset[str]:
    return frozenset(name.split(".")[1] for name in names if name.startswith(f"{place}."))


def _own_rows(compiled: Compiled) -> frozenset[str]:
    """The registers whose rows stand ready in a live table, or are filled in beforehand."""
    fields = [one for step in compiled.steps for one in step.fields]
    live = {one.register_ for one in fields if one.live and one.register_}
    sources = [one.prefill for one in fields if one.prefill and one.type == "table"]
    return frozenset(live) | _named({*sources} - {*PRODUCT_LISTS}, "reg")


def _all_names(compiled: Compiled) -> frozenset[str]:
    """What rules read, and the lists with which tables are filled in beforehand."""
    fields = [one for step in compiled.steps for one in step.fields if one.type == "table"]
    return compiled.around | {one.prefill for one in fields if one.prefill in PRODUCT_LISTS}


def _lesson(one: Lesson, numbers: Mapping[str, str]) -> dict[str, Value]:
    return {
        "number": one.number,
        "title": one.title["en"],
        "kind": one.kind,
        "state": one.state,
        "ref": one.number,
        "project": numbers.get(one.project_id or ""),
    }


class _Loading:
    """Loads what is asked for, each kind once."""

    def __init__(
        self, work: Work, known: Library, project: Project | None, today: date, others: Others
    ) -> None:
        self.work = work
        self.known = known
        self.project = project
        self.today = today
        self.others = others  # of rows those that the form did not write itself
        self._numbers: dict[str, str] | None = None

    def numbers(self) -> Mapping[str, str]:
        """Project id -> number, of all projects."""
        if self._numbers is None:
            self._numbers = {
                one.id: one.number
                for one in projects.list_projects(self.work.session, EVERYTHING, merged=True)
            }
        return self._numbers

    def of_project(self, wanted: Iterable[str]) -> dict[str, tuple[RegisterRow, ...]]:
        """Rows of this project; of a register of the organisation, or without a project, those of none."""
        ids = frozenset(wanted)
        found: dict[str, list[RegisterRow]] = {id_: [] for id_ in ids}
        known = self.known.registers
        apart = {id_ for id_ in ids if id_ in known and known[id_].scope == "organisation"}
        own = ids - apart if self.project is not None else frozenset()
        if own:
            for row in registers.list_rows(
                self.work.session, EVERYTHING, own, str(self.project and self.project.id)
            ):
                found[row.register].append(row)
        if ids - own:
            for row in registers.list_rows(self.work.session, EVERYTHING, ids - own, of_organisation=True):
                found[row.register].append(row)
        return {id_: tuple(sorted(rows, key=_in_order)) for id_, rows in found.items()}

    def everywhere(self, wanted: Iterable[str]) -> dict[str, Value]:
        ids = frozenset(wanted)
        if not ids:
            return {}
        by_register: dict[str, list[RegisterRow]] = {id_: [] for id_ in ids}
        for row in registers.list_rows(self.work.session, EVERYTHING, ids):
            by_register[row.register].append(row)
        return {
            f"portfolio.{id_}": engine_rows(
                self.known, id_, sorted(self.others(rows), key=_in_order), self.numbers(), self.today
            )
            for id_, rows in by_register.items()
        }

    def lessons(self, names: frozenset[str], lang: str) -> dict[str, Value]:
        found: dict[str, Value] = {}
        if "reg.lessons" in names and self.project is not None:
            told = lessons.list_lessons(self.work.session, EVERYTHING, project_id=self.project.id)
            numbers = {self.project.id: self.project.number}
            found["reg.lessons"] = tuple(_lesson(one, numbers) for one in told)
        if "portfolio.lessons" in names:
            every = lessons.list_lessons(self.work.session, EVERYTHING)
            found["portfolio.lessons"] = tuple(_lesson(one, self.numbers()) for one in every)
        if MATCHED in names and self.project is not None:
            found[MATCHED] = as_rows(for_project(self.work, self.project), lang)
        return found


def _in_order(row: RegisterRow) -> tuple[str, int]:
    return row.project_id or "", row.number


def _adopted(rows: Iterable[Mapping[str, Value]]) -> tuple[dict[str, Value], ...]:
    """The lessons that a project took up, from the register of what it does with each."""
    return tuple(dict(row) for row in rows if row.get("disposition") in TAKEN_UP)


def _subject(
    work: Work, loading: _Loading, run: Run | None, about: str | None, row_id: str | None
) -> tuple[RegisterRow | None, dict[str, Value]]:
    """The row a form is about, and its values under `row.`."""
    wanted = run.row_id if run is not None else row_id
    row = registers.get_row(work.session, wanted, EVERYTHING) if wanted and about else None
    if row is None or row.register != about:
        return None, {}
    numbers = {loading.project.id: loading.project.number} if loading.project else {}
    found = engine_rows(loading.known, row.register, [row], numbers, loading.today)
    return row, {f"row.{name}": value for one in found for name, value in one.items() if name != "_id"}


def around_of(
    work: Work,
    compiled: Compiled,
    project: Project | None,
    run: Run | None = None,
    row_id: str | None = None,
    names: frozenset[str] | None = None,
) -> Around:
    """What this form reads around it. Rules see all of it, whoever asks: their answer depends on nobody.

    What rules of the form itself wrote they do not read back.

    `run`: the form; before it is started `row_id`, the row it would be about. `names`: what is read of it
    now (None = all that the form reads).
    """
    known = library(work, run.edition_id) if run is not None else library(work)
    mine = with_earlier_revisions(work, run)
    today = editions.today(work.session, work.now)
    loading = _Loading(work, known, project, today, lambda rows: of_others(rows, mine, compiled))
    names, own = (_all_names(compiled), _own_rows(compiled)) if names is None else (names, frozenset())
    asked = _named(names - {*PRODUCT_LISTS}, "reg") - {*OWN_REGISTERS}
    adopted = {UPTAKE} if ADOPTED in names else set()
    loaded = loading.of_project(asked | adopted | own)
    numbers = {project.id: project.number} if project is not None else {}
    values: dict[str, Value] = {
        f"reg.{id_}": engine_rows(known, id_, loading.others(loaded[id_]), numbers, today)
        for id_ in asked | adopted
    }
    if adopted:
        values[ADOPTED] = _adopted(values[f"reg.{UPTAKE}"])
    values |= loading.everywhere(_named(names, "portfolio") - {*OWN_REGISTERS})
    values |= loading.lessons(names, run.lang if run is not None else work.actor.lang)
    if PROJECTS in names:
        values[PROJECTS] = project_rows(work, compiled)
    if NEXT_GATE in names and project is not None:
        values[NEXT_GATE] = next_gates(work, (project,))[project.id]
    subject, told = _subject(work, loading, run, compiled.checklist.about, row_id)
    return Around(values | told, loaded, subject)
