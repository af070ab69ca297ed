"""Requirements that answer themselves: from the records of other forms, and from what rules may read."""

from __future__ import annotations

from collections.abc import Iterable

from app.definitions.checklist import Criterion
from app.definitions.rules import evaluate
from app.runs.path import Walk
from app.runs.values import Value


def held(walk: Walk, criterion: Criterion) -> bool | None:
    """What the condition `holds` of a requirement comes to; None where it has none or is unknown."""
    node = walk.compiled.holds.get(criterion.code)
    if node is None:
        return None
    found = evaluate(node, walk.scope, walk.compiled.resolved.scales)
    return found if isinstance(found, bool) else None


def says_yes(values: Iterable[Value]) -> bool | None:
    """What answers of other forms (engine values) say together: yes when all do, no when one does.

    Yes is what was given; no is false, no, and a list without rows. Unanswered or n/a says nothing.
    """
    said = [_says(one) for one in values]
    if False in said:
        return False
    return None if None in said or not said else True


def _says(value: Value) -> bool | None:
    if value is None or value == "na":
        return None
    return value is not False and value not in ("no", ())  # zero is an answer


def together(*answers: bool | None) -> bool | None:
    """One answer out of several ways of knowing: no when one says no, else yes when one says yes."""
    return False if False in answers else True if True in answers else None
