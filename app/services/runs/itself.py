"""What a form wrote itself, now or as the revision before it: its rules do not read that back.

A report would else be the report before itself, and a change would count twice as soon as it is revised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.definitions.compiled import Compiled
from app.services.work import Work
from app.store import EVERYTHING, projects, runs
from app.store.model import RegisterRow, Run

Json = Any
RunIds = tuple[str, ...]


def with_earlier_revisions(work: Work, run: Run | None) -> RunIds:
    """This run and those it revises: what they wrote is its own. A form not yet started wrote nothing."""
    if run is None:
        return ()
    found, before = [run.id], run.supersedes_id
    while before is not None and before not in found:
        found.append(before)
        earlier = runs.run_by_id(work.session, before, EVERYTHING)
        before = earlier[0].supersedes_id if earlier else None
    return tuple(found)


def of_others(rows: Iterable[RegisterRow], mine: RunIds, compiled: Compiled) -> list[RegisterRow]:
    """The rows without those that the rules of this form added; what stood in its tables, it may read."""
    rules = {rule.id for rule, _ in compiled.rules if rule.writes is not None}
    return [row for row in rows if row.run_id not in mine or row.field not in rules]


def facts_of_others(work: Work, project_id: str, mine: RunIds) -> dict[str, Json]:
    """The facts of a project; one that this form set is what it was before the form first set it."""
    kept = projects.facts_of(work.session, project_id)
    found = {one.name: one.value for one in kept}
    own = {one.name for one in kept if one.run_id in mine}
    if not own:
        return found
    for change in reversed(projects.fact_changes(work.session, project_id)):
        if change.name in own and change.run_id in mine:
            found[change.name] = change.before
    return {name: value for name, value in found.items() if name not in own or value is not None}
