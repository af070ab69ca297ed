"""Who is meant by an answer: `by: answer:owner` is who is named there, or who holds the role it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.definitions.checklist import Checklist
from app.definitions.reading import ANSWER, as_roles
from app.runs.path import Walk
from app.runs.pen import Cast


def with_answers(cast: Cast, walk: Walk) -> Cast:
    """The cast with who the answers of `walk` name. To be worked out after each walk: answers change."""
    named = {
        role: holders_of(role.removeprefix(ANSWER), walk, cast)
        for role in _named_by(walk.compiled.checklist)
        if role.startswith(ANSWER)
    }
    return replace(cast, holders={**cast.holders, **named}) if named else cast


def holders_of(name: str, walk: Walk, cast: Cast) -> frozenset[str]:
    """Whom the answer `name` (a question, or `table.column`) names; nobody while it is not answered."""
    type_ = walk.compiled.types.get(name.partition(".")[0])
    table, _, column = name.partition(".")
    if type_ is not None and type_.columns is not None:
        type_ = type_.columns.get(column)
        values = tuple(row.get(column) for row in walk.scope.get(table) or ())
    else:
        values = (walk.scope.get(name),)
    given = frozenset(str(one) for one in values if one is not None)
    return given if type_ is not None and type_.kind == "person" else cast.of(tuple(given))


def _named_by(checklist: Checklist) -> Iterator[str]:
    """Every role, word or answer that a `by` or `never` names."""
    yield checklist.sender
    for step in checklist.steps:
        yield from (*as_roles(step.by), *step.never)
        for field in step.fields:
            yield from (*as_roles(field.by), *field.never)
            for column in field.columns:
                yield from as_roles(column.by)
    for rule in checklist.rules:
        yield from rule.unless_by
