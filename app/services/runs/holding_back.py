"""Conditions that hold the next phase back: its forms wait until each is met, or dropped by who decided."""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Checklist
from app.definitions.message import Message
from app.services.work import Work
from app.store import EVERYTHING, registers

REGISTER, KIND, BEFORE_START = "conditions", "blocking", "before_start"
PASSING = frozenset({"project.gates_passed", "run.previous_gate_passed"})


def waiting_for(work: Work, project_id: str) -> dict[str, str]:
    """Run of a gate -> the condition for which what follows has to wait."""
    found = registers.list_rows(work.session, EVERYTHING, REGISTER, project_id, open_only=True)
    return {
        row.run_id: str(row.data.get("text", ""))
        for row in found
        if row.run_id is not None and isinstance(row.data, dict) and row.data.get(KIND) == BEFORE_START
    }


def reason_to_wait(
    checklist: Checklist, read: frozenset[str], blocked: bool, waiting: Mapping[str, str]
) -> Message | None:
    """Why this form waits, in words; None where no condition holds it back.

    `waiting`: gate -> condition. `read`: what the rules read that are about its start; `blocked`: one bites.
    """
    if not waiting:
        return None
    own = waiting.get(checklist.gate or "")
    if own is None and not (blocked and read & PASSING):
        return None
    return Message("start-waits-for-condition", {"text": own or next(iter(waiting.values()))})
