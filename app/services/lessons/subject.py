"""What is known of a project when lessons are looked for: its class, its facts, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.definitions.checklist import Field
from app.definitions.library import Library
from app.runs.path import FieldState, Walk
from app.services.editions import library
from app.services.gate_days import next_gates
from app.services.runs.known import PROSE, frozen_fields, prose_of
from app.services.work import Work
from app.store import EVERYTHING, projects, runs
from app.store.model import Project, Run

Json = Any
TELLING = 4  # of a rating: from here on it is about that
NOTHING_THERE = ("none", "no", "unknown")  # choices that say that something plays no part


@dataclass(frozen=True)
class Subject:
    """A project as lessons are matched with it. `words`: its own prose; `tags`: what its answers point at."""

    project_id: str | None = None
    project_class: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    next_gate: str | None = None
    words: str = ""
    tags: frozenset[str] = frozenset()


def of_project(work: Work, project: Project, facts: Mapping[str, Json] | None = None) -> Subject:
    """What the project's first record and its facts say, whoever asks."""
    known = library(work)
    first = next(iter(runs.decided_runs(work.session, project.id, EVERYTHING)), None)
    return Subject(
        project_id=project.id,
        project_class=project.project_class,
        facts=projects.facts(work.session, project.id) if facts is None else facts,
        next_gate=next_gates(work, (project,))[project.id],
        words=" ".join([project.title, *(prose_of(first) if first else ())]),
        tags=frozenset(_tags_of_record(known, first)) if first else frozenset(),
    )


def of_form(work: Work, project: Project, walk: Walk) -> Subject:
    """What a form says that is being filled in now, such as the one that begins a project."""
    checklist = walk.compiled.checklist
    shown = [one for one in walk.fields.values() if one.shown]
    named = {one.field.id: one for one in shown}
    said = {fact: _code(named[name]) for fact, name in checklist.sets.items() if name in named}
    prose = [one.stored for one in shown if one.field.type in PROSE and isinstance(one.stored, str)]
    return Subject(
        project_id=project.id,
        project_class=project.project_class or said.get("class"),
        facts={name: value for name, value in said.items() if value is not None},
        next_gate=next_gates(work, (project,))[project.id],
        words=" ".join([project.title, *prose]),
        tags=frozenset(tag for one in shown for tag in _pointed(one.field, one.stored)),
    )


def _code(one: FieldState) -> Json:
    return one.value if one.field.type == "calc" and isinstance(one.value, str) else one.stored


def _tags_of_record(known: Library, run: Run) -> Iterator[str]:
    checklist = known.checklists.get(run.checklist_id)
    kept = frozen_fields(run)
    for step in checklist.steps if checklist is not None else ():
        for one in step.fields:
            yield from _pointed(one, kept.get(one.id, {}).get("value"))


def _pointed(asked: Field, value: Json) -> tuple[str, ...]:
    """The tags of a question, where the answer says that it matters in this project."""
    if asked.type == "rating":
        return asked.lesson_tags if isinstance(value, int) and value >= TELLING else ()
    if asked.type in ("yesno", "yesnona"):
        return asked.lesson_tags if value == "yes" else ()
    if asked.type == "choice":
        return asked.lesson_tags if value is not None and value not in NOTHING_THERE else ()
    return ()
