"""What the page of a project makes of what is known: gates passed, the next thing to do, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.definitions.text import Text
from app.handbook.pictures import GateState
from app.services.projects import Page
from app.services.runs.start_views import Startable

OPEN = ("draft", "submitted", "in_review")
ENDED = ("decided", "closed")
DECIDED: dict[str, GateState] = {
    "approve": "passed", "conditional": "conditional", "rework": "waiting", "hold": "held", "stop": "stopped",
}  # fmt: skip


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: a form to go on with, or one to start."""

    number: str | None
    checklist: str
    status: str
    title: Text | None = None


def gate_states(page: Page) -> dict[str, GateState]:
    """How each gate stands, from the forms of the project."""
    found: dict[str, GateState] = {}
    for run in sorted(page.forms, key=lambda one: one.started_at):
        for gate in run.gates:
            if run.status in OPEN:
                found[gate] = "waiting"
            elif run.status in ENDED:
                found[gate] = _decided(run.frozen)
    return found


def _decided(frozen: object) -> GateState:
    steps = frozen.get("steps", []) if isinstance(frozen, dict) else []
    for step in steps:
        for field in step["fields"]:
            if field["id"] == "decision":
                return DECIDED.get(str(field.get("value")), "passed")
    return "passed"


def next_step(page: Page, forms: Iterable[Startable]) -> NextStep | None:
    """What to go on with first, else what can be started first."""
    going = [one for one in page.forms if one.status in OPEN]
    if going:
        oldest = min(going, key=lambda one: one.started_at)
        return NextStep(oldest.number, oldest.checklist_id, oldest.status)
    if page.project.state in ("closed", "rejected"):
        return None
    ready = [one.checklist for one in forms if one.why_not is None and one.checklist.scope == "project"]
    # A gate is what moves a project on; what may be started again and again is never the one next thing.
    gates = [one for one in ready if one.kind == "gate"]
    once = [one for one in ready if not one.repeatable] if page.project.state == "stopped" else []
    first = next(iter(gates or once), None)
    return NextStep(None, first.id, "", first.title) if first else None


def register_counts(page: Page) -> list[tuple[str, int, int]]:
    """Register, rows, and how many of them are open."""
    rows = Counter(one.register for one in page.rows)
    still = Counter(one.register for one in page.rows if one.closed_at is None)
    return [(name, rows[name], still[name]) for name in sorted(rows)]
