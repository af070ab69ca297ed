"""What rules may read beside the answers: the project, its registers, the settings, the run itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from app.definitions.compiled import Compiled
from app.definitions.context import CONTEXT
from app.definitions.method import ProjectClass
from app.definitions.resolved import Resolved
from app.services.runs.cast import Holding, class_that_counts, gate_of
from app.services.runs.portfolio import fact_value
from app.store.model import Run

Json = Any
Value = Any


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
    records: tuple[Run, ...] = ()  # the forms that others rely on, oldest first
    held: tuple[Holding, ...] = ()  # who holds which role, in the organisation and in the project
    waiting: Mapping[str, str] = field(default_factory=dict)  # gate -> the condition that holds it back


@dataclass(frozen=True)
class About:
    """What a run is about, for the rules that ask."""

    gates: tuple[str, ...]
    gate_number: str | None
    starter: str
    today: date
    waived: tuple[str, ...] = ()  # duties that do not bind today
    number: int = 1  # how often this form was made for the project, this time included
    exception: bool = False  # one was reported since the last gate


def passed(decided: Iterable[Decided]) -> tuple[str, ...]:
    """The gates that were approved, with or without conditions."""
    open_ones = ("approve", "conditional")
    return tuple(dict.fromkeys(gate for one in decided if one.decision in open_ones for gate in one.gates))


def moment_of(classes: Sequence[ProjectClass], project_class: str | None, gate: str) -> tuple[str, ...]:
    """The gates that a project of this class takes together with `gate`, `gate` first."""
    counts = class_that_counts(classes, project_class)
    for one in classes:
        if one.id == counts:
            return next((moment for moment in one.moments if gate in moment), (gate,))
    return (gate,)


def _previous_passed(resolved: Resolved, known: Known) -> bool:
    """Whether the gate before this one was approved; gates that the class skips are passed over."""
    mine, counts = resolved.checklist.gate, class_that_counts(resolved.classes, known.project_class)
    moments = next((one.moments for one in resolved.classes if one.id == counts), ())
    before: tuple[str, ...] = ()
    for moment in moments:
        if mine in moment:
            break
        before = moment
    return not before or before[-1] in passed(known.decided)


def _review_required(resolved: Resolved, known: Known, about: About) -> bool:
    gate, counts = gate_of(resolved), class_that_counts(resolved.classes, known.project_class)
    wanted = gate.review.get(counts) if gate is not None else None
    return wanted == "always" or (wanted == "on_exception" and about.exception)


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
        name: fact_value(compiled.types[name].kind, value)
        for name, value in facts.items()
        if name in compiled.types and own.get(name) is None
    }


def context_of(
    compiled: Compiled, known: Known, about: About, around: Mapping[str, Value] = MappingProxyType({})
) -> dict[str, Value]:
    """Every context value that the rules of this run may read, as engine values. `around`: of registers."""
    resolved = compiled.resolved
    return {
        **dict.fromkeys(CONTEXT),
        **dict.fromkeys(compiled.around),
        **_project(compiled, known),
        **compiled.settings,
        **around,
        "run.gates": about.gates or None,
        "run.gate_number": about.gate_number,
        "run.review_required": _review_required(resolved, known, about),
        "run.previous_gate_passed": _previous_passed(resolved, known),
        "run.starter": about.starter,
        "run.now": about.today,
        "run.number": Decimal(about.number),
        "run.waived": about.waived,
    }
