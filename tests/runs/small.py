"""The small method of tests/data/valid, made ready to be walked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.context import CONTEXT
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.runs.events import Happened, Kind

ROOT = Path(__file__).parents[1] / "data" / "valid"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@cache
def compiled(checklist: str) -> Compiled:
    """A checklist of the small method."""
    library, findings = load(ROOT)
    assert library is not None, findings
    return compile_checklist(resolve(library, checklist))


def context(checklist: str, **known: Any) -> dict[str, Any]:
    """The context of a run: nothing known but what is given (`project__class="S"`)."""
    given = {name.replace("__", "."): value for name, value in known.items()}
    around = {*CONTEXT, *compiled(checklist).around}
    lists = {name: () for name in around if name.startswith("reg.")}
    return {
        **dict.fromkeys(around),
        **lists,
        "run.now": date(2026, 3, 2),
        **compiled(checklist).settings,
        **given,
    }


def gate(**known: Any) -> dict[str, Any]:
    """The context of gate G1 of a medium project with everything before it in order."""
    usual = {
        "project__class": "M",
        "run__gates": ("G1",),
        "run__review_required": True,
        "run__previous_gate_passed": True,
        "project__replaces_system": "yes",
    }
    return context("gate-g1", **{**usual, **known})


def happened(seq: int, kind: Kind, actor: str = "anna", **body: Any) -> Happened:
    """An event at noon."""
    return Happened(seq, NOON, actor, kind, body)


def altered(checklist: str, table: str, **of_column: dict[str, Any]) -> Compiled:
    """A checklist of the small method in which columns of a table have other properties: id -> those."""
    resolved = compiled(checklist).resolved
    steps = []
    for step in resolved.checklist.steps:
        fields = []
        for field in step.fields:
            columns = tuple(one.model_copy(update=of_column.get(one.id, {})) for one in field.columns)
            fields.append(field.model_copy(update={"columns": columns}) if field.id == table else field)
        steps.append(step.model_copy(update={"fields": tuple(fields)}))
    form = resolved.checklist.model_copy(update={"steps": tuple(steps)})
    return compile_checklist(resolved.model_copy(update={"checklist": form}))
