"""What a form said when it was sent, where that is what counts: its figures do not follow the registers.

Registers go on after a report was sent: what was green that day must not turn red while it is read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.compiled import Compiled
from app.definitions.types import Kind, Value
from app.runs.pen import turn_of

Json = Any


def figures_of(compiled: Compiled, sent: Json) -> dict[str, Value]:
    """What the pages of the author came to when the form was sent, by field. `sent`: its record, if any.

    Empty for a form that counts only when it is decided: until then it follows what it reads.
    """
    if compiled.checklist.counts != "sent" or not sent:
        return {}
    kept = {one["id"]: one["value"] for step in sent["steps"] for one in step["fields"]}
    return {
        field.id: _read(compiled.types[field.id].kind, kept[field.id])
        for step in compiled.steps
        for field in step.fields
        if field.type == "calc" and field.id in kept and turn_of(field, step) == "author"
    }


def _read(kind: Kind, kept: Json) -> Value:
    """A value that was worked out, back from how a record keeps it."""
    if kept is None:
        return None
    match kind:
        case "number" | "money":
            return Decimal(kept)
        case "date":
            return date.fromisoformat(kept)
        case "codes" | "refs":
            return tuple(kept)
    found: Value = kept
    return found
