"""Whether an exception was reported since the last gate: then a gate may ask for an independent review."""

from __future__ import annotations

from app.services.runs.context import Known
from app.services.work import Work
from app.store import projects, runs
from app.store.model import Run

EXCEPTIONS = "exceptions"  # the fact in which issues and gates keep it


def reported(work: Work, known: Known, run: Run | None = None) -> bool:
    """Whether one was reported; for a decided form as it stood then, for its decision ends the exception."""
    if run is not None and run.status in runs.DECIDED and run.project_id is not None:
        for change in projects.fact_changes(work.session, run.project_id):
            if change.name == EXCEPTIONS and change.run_id == run.id:
                return bool(change.before == "yes")
    return known.facts.get(EXCEPTIONS) == "yes"
