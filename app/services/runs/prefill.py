"""What an earlier form of the same project knows is filled in beforehand, and says where it comes from."""

from __future__ import annotations

from typing import Any

from app.definitions.checklist import Field
from app.definitions.text import Text
from app.runs.freeze import plain
from app.services.runs.form_views import Origin
from app.services.runs.known import frozen_fields
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import EVERYTHING, runs

Json = Any


def prefilled(work: Work, opened: OpenRun, field: Field) -> tuple[Json, Origin | None]:
    """The value an earlier record gives this field, and which record; (None, None) when none does."""
    source = field.prefill
    if source is None:
        return None, None
    if source.startswith(("project.", "run.")):
        return plain(opened.context.get(source)), None
    checklist_id, _, name = source.partition(".")
    project_id = opened.run.project_id
    if project_id is None:
        return None, None
    for run in reversed(runs.decided_runs(work.session, project_id, EVERYTHING, checklist_id)):
        kept = frozen_fields(run).get(name)
        if kept is not None and kept.get("value") is not None and isinstance(run.frozen, dict):
            title = Text(**run.frozen["checklist"]["title"])
            return kept["value"], Origin(title, run.number, run.started_at.date())
    return None, None
