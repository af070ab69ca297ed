"""From when other forms may rely on the record of a form."""

from __future__ import annotations

from app.definitions.checklist import Checklist
from app.runs.state import Status


def counts_now(checklist: Checklist, status: Status) -> bool:
    """Whether a run of `checklist` counts: decided, or from sending on where the checklist says so."""
    if status in ("decided", "closed"):
        return True
    return checklist.counts == "sent" and status in ("submitted", "in_review")
