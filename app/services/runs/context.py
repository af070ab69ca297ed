"""What rules may read beside the answers: the project, its registers, the settings, the run itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.compiled import Compiled
from app.definitions.context import CONTEXT
from app.definitions.method import Gate, ProjectClass
from app.definitions.resolved import Resolved
from app.definitions.types import Kind
from app.services.runs.cast import gate_of

Json = Any
Value = Any
STRICTEST = "L"


@dataclass(frozen=True)
class Decided:
    """A finished run of the project, as far as later gates ask about it."""

    checklist: str
    gates: tuple[str, ...]
    decision: str | None


@dataclass(frozen=True)
class Known:
    """What is known of a project when a run is opened; a run without a project knows nothing."""

    number: str | None = None
    title: str | None = None
    phase: str | None = None
    state: str | None = None
    project_class: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    decided: tuple[Decided, ...] = ()
    manager: str | None = None
    registers: Mapping[str, tuple[Mapping[str, Json], ...]] = field(default_factory=dict)
    lessons: tuple[Mapping[str, Json], ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)  # `checklist.field` answered with yes -> number


@dataclass(frozen=True)
class About:
    """What a run is about, for the rules that ask."""

    gates: tuple[str, ...]
    gate_number: str | None
    starter: str
    today: date


def _fact(kind: Kind, value: Json) -> Value:
    if value is None:
        return None
    if kind == "money":
        return Decimal(int(value)) / 100
    if kind == "date":
        return date.fromisoformat(value)
    if kind in ("codes", "refs"):
        return tuple(value)
    return Decimal(str(value)) if kind == "number" else value


def passed(decided: Iterable[Decided]) -> tuple[str, ...]:
    """The gates that were approved, with or without conditions."""
    open_ones = ("approve", "conditional")
    return tuple(dict.fromkeys(gate for one in decided if one.decision in open_ones for gate in one.gates))


def moment_of(classes: Iterable[ProjectClass], project_class: str | None, gate: str) -> tuple[str, ...]:
    """The gates that a project of this class takes together with `gate`, `gate` first."""
    for one in classes:
        if one.id == (project_class or STRICTEST):
            return next((moment for moment in one.moments if gate in moment), (gate,))
    return (gate,)


def _previous_passed(resolved: Resolved, known: Known) -> bool:
    """Whether the gate before this one was approved; gates that the class skips are passed over."""
    mine = resolved.checklist.gate
    moments = next(
        (one.moments for one in resolved.classes if one.id == (known.project_class or STRICTEST)), ()
    )
    before: tuple[str, ...] = ()
    for moment in moments:
        if mine in moment:
            break
        before = moment
    return not before or before[-1] in passed(known.decided)


def _review_required(gate: Gate | None, known: Known) -> bool:
    return gate is not None and gate.review.get(known.project_class or STRICTEST) == "always"


def _conditions(rows: Iterable[Mapping[str, Json]], today: date) -> tuple[Mapping[str, Value], ...]:
    found = []
    for row in rows:
        due = date.fromisoformat(row["due"]) if row.get("due") else None
        late = row.get("status") == "open" and due is not None and due < today
        found.append({**row, "due": due, "overdue": "yes" if late else "no"})
    return tuple(found)


def _project(compiled: Compiled, known: Known) -> dict[str, Value]:
    own = {
        "project.class": known.project_class,
        "project.number": known.number,
        "project.title": known.title,
        "project.phase": known.phase,
        "project.state": known.state,
        "project.stopped": None if known.state is None else ("yes" if known.state == "stopped" else "no"),
        "project.pm": known.manager,
        "project.forms": tuple(dict.fromkeys(one.checklist for one in known.decided)),
        "project.gates_passed": passed(known.decided),
    }
    facts = {f"project.{name}": value for name, value in known.facts.items()}
    return own | {
        name: _fact(compiled.types[name].kind, value)
        for name, value in facts.items()
        if name in compiled.types and own.get(name) is None
    }


def context_of(compiled: Compiled, known: Known, about: About) -> dict[str, Value]:
    """Every context value that the rules of this run may read, as engine values."""
    resolved = compiled.resolved
    return {
        **dict.fromkeys(CONTEXT),
        **dict.fromkeys(compiled.around),
        **_project(compiled, known),
        **compiled.settings,
        "reg.conditions": _conditions(known.registers.get("conditions", ()), about.today),
        "reg.lessons": known.lessons,
        "reg.risks": known.registers.get("risks", ()),
        "reg.adopted_lessons": known.registers.get("adopted_lessons", ()),
        "run.gates": about.gates or None,
        "run.gate_number": about.gate_number,
        "run.review_required": _review_required(gate_of(resolved), known),
        "run.previous_gate_passed": _previous_passed(resolved, known),
        "run.starter": about.starter,
        "run.now": about.today,
    }
