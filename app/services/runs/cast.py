"""Who holds which role in a run: the roles of project and organisation, and the words of a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.definitions.method import Gate, ProjectClass
from app.definitions.resolved import Resolved
from app.runs.pen import STARTER_WORDS, Cast


@dataclass(frozen=True)
class Holding:
    """One person who holds a role now; `decides`: holds the decision right of a body."""

    person: str
    role: str
    decides: bool
    deputy_of: str | None = None  # the person whose role this is


def gate_of(resolved: Resolved) -> Gate | None:
    """The gate this checklist decides, if it is one."""
    return next((one for one in resolved.gates if one.id == resolved.checklist.gate), None)


def class_that_counts(classes: Sequence[ProjectClass], project_class: str | None) -> str:
    """The class of a project; before it has one the strictest, which stands last in the method."""
    return project_class or (classes[-1].id if classes else "")


def decider_role(gate: Gate, counts: str) -> str | None:
    """The role that decides at `gate` for the class that counts."""
    return gate.decider.get(counts)


def checker_role(gate: Gate, counts: str) -> str | None:
    """The role that answers the criteria where no independent review is required."""
    role = gate.checker.get(counts)
    return decider_role(gate, counts) if role == "decider" else role


def cast_of(
    resolved: Resolved,
    started_by: str,
    project_class: str | None,
    holdings: Iterable[Holding],
    waived: Iterable[str] = (),
) -> Cast:
    """Role code or word of this run -> the people who hold it."""
    holders: dict[str, frozenset[str]] = {}
    deciders: dict[str, frozenset[str]] = {}
    held = tuple(holdings)
    for one in held:
        holders[one.role] = holders.get(one.role, frozenset()) | {one.person}
        if one.decides:
            deciders[one.role] = deciders.get(one.role, frozenset()) | {one.person}
    for word in STARTER_WORDS:
        holders[word] = frozenset({started_by})
    stands_for: dict[str, frozenset[str]] = {}
    for one in held:
        if one.deputy_of is not None:
            stands_for[one.person] = stands_for.get(one.person, frozenset()) | {one.deputy_of}
    gate = gate_of(resolved)
    checker_decides = False
    if gate is not None:
        counts = class_that_counts(resolved.classes, project_class)
        decides, checks = decider_role(gate, counts), checker_role(gate, counts)
        holders["decider"] = deciders.get(decides or "", frozenset())
        checker_decides = checks == decides
        holders["checker"] = (deciders if checker_decides else holders).get(checks or "", frozenset())
    return Cast(holders, stands_for, checker_decides, frozenset(waived))
