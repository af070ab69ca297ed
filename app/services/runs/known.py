"""What earlier forms established about a project, gathered for the run that is opened now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services.runs.context import Decided, Known
from app.services.runs.holding import holdings
from app.services.work import Work
from app.store import EVERYTHING, lessons, projects, registers, runs
from app.store.model import Project, Run

Json = Any


def frozen_fields(run: Run) -> dict[str, dict[str, Json]]:
    """Field id -> what the frozen record of a run keeps of it."""
    steps = run.frozen["steps"] if isinstance(run.frozen, dict) else []
    return {field["id"]: field for step in steps for field in step["fields"]}


def says_yes(kept: Mapping[str, Json]) -> bool:
    """Whether a recorded answer counts as a yes for a gate: given, and not "no" or "none"."""
    value = kept.get("value")
    if kept.get("rows"):
        return True
    if isinstance(value, dict):
        return "rows" in value and bool(value["rows"])
    return value not in (None, "", "no", "none", [])


def _records(run: Run) -> dict[str, str]:
    kept = frozen_fields(run)
    info = {name: one for name, one in kept.items() if one["type"] == "info"}
    yes = {name: one for name, one in kept.items() if says_yes(one)}
    return {f"{run.checklist_id}.{name}": run.number for name in {**info, **yes}}


def _decision(run: Run) -> str | None:
    value = frozen_fields(run).get("decision", {}).get("value")
    return value if isinstance(value, str) else None


def _register(work: Work, name: str, project_id: str) -> tuple[Mapping[str, Json], ...]:
    found = registers.list_rows(work.session, EVERYTHING, name, project_id)
    return tuple({**row.data, "status": row.status} for row in found if isinstance(row.data, dict))


def _lessons(work: Work, project_id: str) -> tuple[Mapping[str, Json], ...]:
    found = lessons.list_lessons(work.session, EVERYTHING, project_id=project_id)
    return tuple(
        {"number": one.number, "title": one.title["en"], "kind": one.kind, "state": one.state}
        for one in found
    )


def known_of(work: Work, project: Project | None) -> Known:
    """What is known of `project` now; nothing for a run without a project.

    Rules see the whole project, whoever asks: what they answer may not depend on who looks.
    """
    if project is None:
        return Known()
    decided = runs.decided_runs(work.session, project.id, EVERYTHING)
    records: dict[str, str] = {}
    for run in decided:
        records |= _records(run)
    return Known(
        number=project.number,
        title=project.title,
        phase=project.phase,
        state=project.state,
        project_class=project.project_class,
        facts=_facts(work, project.id),
        decided=tuple(Decided(run.checklist_id, tuple(run.gates), _decision(run)) for run in decided),
        manager=_holder(work, project.id, "PM"),
        registers={name: _register(work, name, project.id) for name in ("conditions", "risks")},
        lessons=_lessons(work, project.id),
        records=records,
    )


def _holder(work: Work, project_id: str, role: str) -> str | None:
    held = [one for one in holdings(work, project_id) if one.role == role]
    return held[0].person if held else None


def _facts(work: Work, project_id: str) -> dict[str, Json]:
    """What forms established; before the first of them, who was named sponsor at the start is the sponsor."""
    named = _holder(work, project_id, "SPO")
    return ({"sponsor": named} if named else {}) | dict(projects.facts(work.session, project_id))
