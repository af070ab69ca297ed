"""What earlier forms established about a project, gathered for the run that is opened now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.services.editions import library
from app.services.runs.cast import Holding
from app.services.runs.context import Decided, Known
from app.services.runs.holding import holdings
from app.services.runs.holding_back import waiting_for
from app.services.runs.itself import facts_of_others, with_earlier_revisions
from app.services.work import Work
from app.store import EVERYTHING, runs
from app.store.model import Project, Run

Json = Any
PROSE = ("text", "long")  # questions that people answer in their own words


def frozen_fields(run: Run) -> dict[str, dict[str, Json]]:
    """Field id -> what the frozen record of a run keeps of it."""
    steps = run.frozen["steps"] if isinstance(run.frozen, dict) else []
    return {field["id"]: field for step in steps for field in step["fields"]}


def prose_of(run: Run) -> list[str]:
    """What people wrote in a form in their own words, as its frozen record keeps it."""
    kept = frozen_fields(run).values()
    return [one["value"] for one in kept if one["type"] in PROSE and isinstance(one.get("value"), str)]


def _decision(run: Run) -> str | None:
    value = frozen_fields(run).get("decision", {}).get("value")
    return value if isinstance(value, str) else None


def known_of(work: Work, project: Project | None, run: Run | None = None) -> Known:
    """What is known of `project` now; of a form without a project, what earlier forms without one say.

    Rules see the whole project, whoever asks: what they answer may not depend on who looks. `run`: the form
    that asks; what it established itself is not known to it.
    """
    sent = [one.id for one in library(work).checklists.values() if one.counts == "sent"]
    project_id = project.id if project is not None else None
    counting = runs.relied_on(work.session, project_id, EVERYTHING, sent)
    held = holdings(work, project_id)
    if project is None:
        return Known(records=tuple(counting), held=held)
    runs.with_frozen(work.session, [one for one in counting if one.gates])
    waiting = waiting_for(work, project.id)
    return Known(
        number=project.number,
        title=project.title,
        phase=project.phase,
        state=project.state,
        project_class=project.project_class,
        facts=_facts(work, project.id, held, run),
        decided=tuple(
            Decided(
                run.checklist_id,
                tuple(run.gates),
                _decision(run) if run.gates and run.id not in waiting else None,
            )
            for run in counting
        ),
        manager=_holder(held, "PM"),
        records=tuple(counting),
        held=held,
        waiting={gate: waiting[run.id] for run in counting if run.id in waiting for gate in run.gates},
    )


def made_before(known: Known, run: Run) -> int:
    """How often this form was made for the project before."""
    others = (one for one in known.records if one.checklist_id == run.checklist_id and one.id != run.id)
    return sum(1 for one in others if one.started_at <= run.started_at and one.id != run.supersedes_id)


def _holder(held: Iterable[Holding], role: str) -> str | None:
    return next((one.person for one in held if one.role == role), None)


def _facts(work: Work, project_id: str, held: Iterable[Holding], run: Run | None) -> dict[str, Json]:
    """What forms established; before the first of them, who was named sponsor at the start is the sponsor."""
    named = _holder(held, "SPO")
    found = facts_of_others(work, project_id, with_earlier_revisions(work, run))
    return ({"sponsor": named} if named else {}) | found
