"""Gate criteria that records already answer come answered, with the record as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Criterion, Field
from app.definitions.compiled import Compiled
from app.services.runs.context import Known

Json = Any


def _criteria_field(compiled: Compiled) -> Field | None:
    return next(
        (field for step in compiled.checklist.steps for field in step.fields if field.preset == "criteria"),
        None,
    )


def _record(criterion: Criterion, known: Known) -> str | None:
    """The number of the record that answers a criterion with yes; `None` when one says no or is missing."""
    found = [known.records.get(source) for source in criterion.auto]
    if not found or any(one is None for one in found):
        return None
    return ", ".join(dict.fromkeys(one for one in found if one))


def with_auto(compiled: Compiled, stored: Mapping[str, Json], known: Known) -> dict[str, Json]:
    """`stored` with yes and its evidence in each criterion that a record answers and nobody answered yet."""
    field = _criteria_field(compiled)
    if field is None:
        return dict(stored)
    rows = {row["_id"]: dict(row) for row in (stored.get(field.id) or {}).get("rows", [])}
    for criterion in compiled.checklist.criteria:
        record = _record(criterion, known)
        row = rows.setdefault(criterion.code, {"_id": criterion.code})
        if record is not None and row.get("pm_answer") is None:
            row |= {"pm_answer": "yes", "pm_evidence": row.get("pm_evidence") or record}
    return {**stored, field.id: {"rows": list(rows.values())}}
