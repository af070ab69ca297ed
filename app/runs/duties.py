"""Separation of duties: nobody approves an answer that they gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.definitions.checklist import Asked, Field, Step, Turn
from app.definitions.compiled import Compiled
from app.definitions.message import Message
from app.runs.pen import Cast, as_roles, may_fill, roles_of, turn_of
from app.runs.state import RunState

OWN_APPROVAL = frozenset({"decider", "checker"})


@dataclass(frozen=True)
class Given:
    """Who gave the answer that stands in a field, or in one cell of it (`col` = '' for the field itself)."""

    field: str
    col: str
    by: str


def _asked(compiled: Compiled, given: Given) -> tuple[Asked, Step, Field | None]:
    field = compiled.field(given.field)
    step = compiled.step_of(given.field)
    for column in field.columns:
        if column.id == given.col:
            return column, step, field
    return field, step, None


def _counts(compiled: Compiled, approval: Field, given: Given) -> bool:
    """Filling in the fields of one's own approval is not giving an answer that one approves."""
    asked, step, field = _asked(compiled, given)
    own = OWN_APPROVAL | set(as_roles(approval.by or ()))
    return step.id in approval.covers and not own & set(roles_of(asked, step, field))


def answered_self(
    compiled: Compiled, approval: Field, answers: Iterable[Given], person: str
) -> tuple[str, ...]:
    """The fields under this approval that `person` answered, in the order of the answers."""
    mine = (one.field for one in answers if one.by == person and _counts(compiled, approval, one))
    return tuple(dict.fromkeys(mine))


def may_approve(
    compiled: Compiled,
    approval: Field,
    person: str | None,
    cast: Cast,
    open_now: tuple[Turn, ...],
    answers: Iterable[Given],
    state: RunState,
) -> Message | None:
    """Why `person` cannot give this approval now; `None` when nothing stands in the way."""
    step = compiled.step_of(approval.id)
    if approval.id in state.approvals:
        return Message("approval-already-given")
    refusal = may_fill(approval, step, None, person, cast, open_now)
    if refusal is not None or person is None:
        return refusal
    mine = answered_self(compiled, approval, answers, person)
    if mine:
        return Message("duty-own-answers", {"labels": tuple(compiled.field(name).label for name in mine)})
    return None


def approvals_of(compiled: Compiled, turn: Turn) -> tuple[Field, ...]:
    """The approvals that belong to `turn`, in the file's order."""
    return tuple(
        field
        for step in compiled.checklist.steps
        for field in step.fields
        if field.type == "approval" and turn_of(field, step) == turn
    )
