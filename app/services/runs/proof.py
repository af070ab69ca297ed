"""What the records of a project say to the requirements of a gate: yes, no with what lacks, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.definitions.checklist import Checklist, Criterion
from app.definitions.compiled import Compiled
from app.definitions.rules import evaluate, reads
from app.definitions.text import Lang, Text
from app.runs.counting import counts_now
from app.runs.criteria import says_yes, together
from app.runs.path import Walk
from app.runs.values import to_engine
from app.services.editions import definition, library
from app.services.runs.known import frozen_fields
from app.services.work import Work
from app.store import EVERYTHING, runs
from app.store.model import Project, Run

Json = Any
Opener = Callable[[Run], Walk]
BY_HAND = "S"  # a class that is not asked every form answers by hand what such a form would have said


@dataclass(frozen=True)
class Source:
    """Where an answer comes from: a question in a record, a form that was never made, or a register."""

    title: Text
    says: bool | None
    number: str | None = None  # the record; None = never made, or a register
    step: str | None = None
    field: str | None = None
    checklist: str | None = None
    register: str | None = None
    begun: str | None = None  # a form of this kind that is under way and does not count yet


@dataclass(frozen=True)
class Verdict:
    """What records say to a requirement. `evidence`: in one line, as it stands in the form.

    `against`: in a form that was sent, the records that say yes where the project manager says no.
    """

    says: bool
    evidence: str
    sources: tuple[Source, ...]
    against: tuple[Source, ...] = ()


class _Records:
    """The records of a project, each form opened once."""

    def __init__(self, work: Work, project: Project, opener: Opener, names: Iterable[str]) -> None:
        self.work = work
        self.kinds = frozenset(name.partition(".")[0] for name in names)
        self.opener = opener
        self.project = project
        self.checklists = library(work).checklists
        self._newest: dict[str, Run] | None = None
        self._begun: dict[str, str] | None = None
        self._walks: dict[str, Walk] = {}

    def newest(self, checklist: str) -> Run | None:
        """The latest form of this kind that counts; all kinds are looked up at once."""
        if self._newest is None:
            found = runs.counting_runs(self.work.session, self.project.id, EVERYTHING, self.kinds)
            self._newest = {one.checklist_id: one for one in found if self._counts(one)}
            runs.with_frozen(self.work.session, self._newest.values())
        return self._newest.get(checklist)

    def begun(self, checklist: str) -> str | None:
        """The number of the latest form of this kind that is still under way."""
        if self._begun is None:
            found = runs.runs_of_project(self.work.session, self.project.id, EVERYTHING)
            going = sorted((one for one in found if one.status in runs.OPEN), key=lambda one: one.number)
            self._begun = {one.checklist_id: one.number for one in going}
        return self._begun.get(checklist)

    def _counts(self, run: Run) -> bool:
        return counts_now(definition(self.work, run.definition_hash).checklist, run.status)  # type: ignore[arg-type]

    def as_it_is(self, run: Run) -> Walk:
        """A form that was sent and is not finished, as it is now."""
        if run.id not in self._walks:
            self._walks[run.id] = self.opener(run)
        return self._walks[run.id]

    def source(self, name: str) -> Source | None:
        """What one `checklist.field` says; None where there is no such form (any more)."""
        checklist_id, _, field = name.partition(".")
        known = self.checklists.get(checklist_id)
        run = self.newest(checklist_id)
        if run is not None:
            says = _kept(self.work, run, field, self.as_it_is)
            made = definition(self.work, run.definition_hash).checklist
            return Source(made.title, says, run.number, _step_in(made, field), field, checklist_id)
        if known is None or known.status != "active":
            return None
        missing = None if self.project.project_class == BY_HAND else False
        at, begun = _step_in(known, field), self.begun(checklist_id)
        return Source(known.title, missing, None, at, field, checklist_id, begun=begun)


def _step_in(checklist: Checklist, field: str) -> str | None:
    return next((step.id for step in checklist.steps if any(one.id == field for one in step.fields)), None)


def _kept(work: Work, run: Run, field: str, opener: Opener) -> bool | None:
    """What an answer says: from the record of a finished form, else from the form as it is now."""
    if run.status in runs.DECIDED:
        compiled = definition(work, run.definition_hash)
        kept = frozen_fields(run).get(field)
        return None if kept is None else _says(compiled, field, kept)
    return _as_walked(opener(run), field)


def _says(compiled: Compiled, field: str, kept: Mapping[str, Json]) -> bool | None:
    value = kept.get("value")
    match kept["type"]:
        case "info":
            return True
        case "approval":
            return value is not None
        case "table":
            return bool(kept.get("rows"))
        case "calc":
            return says_yes([tuple(value) if isinstance(value, list) else value])
    return says_yes([to_engine(compiled.field(field), value)])


def _as_walked(walk: Walk, field: str) -> bool | None:
    one = walk.fields.get(field)
    if one is None or not one.shown:
        return None
    if one.field.type == "info":
        return True
    if one.field.type == "approval":
        return one.value is not None
    return bool(one.rows) if one.field.type == "table" else says_yes([one.value])


def _by_records(criterion: Criterion, records: _Records) -> tuple[bool | None, tuple[Source, ...]]:
    """What the records named by `auto` say together; a question that was not asked says nothing."""
    found = [records.source(name) for name in criterion.auto]
    there = tuple(one for one in found if one is not None)
    said = [one.says for one in there if one.says is not None]
    if not said or len(there) < len(found) or _unknown(there):
        return (False, there) if False in said else (None, there)
    return says_yes(said), there


def _unknown(sources: tuple[Source, ...]) -> bool:
    return any(one.says is None and one.number is None for one in sources)


def _by_registers(
    work: Work, compiled: Compiled, criterion: Criterion, context: Mapping[str, Json]
) -> tuple[bool | None, tuple[Source, ...]]:
    """What the condition `holds` comes to, with the registers it looked into."""
    node = compiled.holds.get(criterion.code)
    if node is None:
        return None, ()
    value = evaluate(node, context, compiled.resolved.scales)
    says = value if isinstance(value, bool) else None
    known = library(work).registers
    named = dict.fromkeys(name.split(".")[1] for name in reads(node) if name.startswith("reg."))
    return says, tuple(Source(known[one].title, says, register=one) for one in named if one in known)


def _evidence(sources: tuple[Source, ...], lang: Lang) -> str:
    return ", ".join(dict.fromkeys(one.number or one.title[lang] for one in sources))


def _verdicts(
    work: Work,
    compiled: Compiled,
    project: Project,
    context: Mapping[str, Json],
    lang: Lang,
    opener: Opener,
) -> Iterator[tuple[str, Verdict]]:
    named = (name for criterion in compiled.checklist.criteria for name in criterion.auto)
    records = _Records(work, project, opener, named)
    for criterion in compiled.checklist.criteria:
        by_records, forms = _by_records(criterion, records)
        by_registers, registers = _by_registers(work, compiled, criterion, context)
        says = together(by_records, by_registers)
        if says is not None:
            sources = (*forms, *registers)
            yield criterion.code, Verdict(says, _evidence(sources, lang), sources)


def verdicts_of(
    work: Work,
    compiled: Compiled,
    project: Project | None,
    context: Mapping[str, Json],
    lang: Lang,
    opener: Opener,
) -> dict[str, Verdict]:
    """Code of a requirement -> what records say to it, where they say anything.

    `opener`: gives a form that was sent and is not finished as it is now.
    """
    if project is None or not any(one.auto or one.holds for one in compiled.checklist.criteria):
        return {}
    return dict(_verdicts(work, compiled, project, context, lang, opener))
