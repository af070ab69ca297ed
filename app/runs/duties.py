"""Separation of duties: nobody approves an answer that they gave, and no approval outlives its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.definitions.checklist import Asked, Field, Step, Turn
from app.definitions.compiled import Compiled
from app.definitions.message import Message
from app.runs.pen import Cast, may_fill, roles_of, turn_of
from app.runs.state import RunState


@dataclass(frozen=True)
class Given:
    """Who gave the answer that stands in a field, or in one cell of it (`col` = '' for the field itself)."""

    field: str
    col: str
    by: str


@dataclass(frozen=True)
class Touched:
    """A field (or one cell of it) that was changed; `stood`: there was an answer before."""

    field: str
    col: str
    stood: bool


def _asked(compiled: Compiled, name: str, col: str) -> tuple[Asked, Step, Field | None]:
    field = compiled.field(name)
    step = compiled.step_of(name)
    for column in field.columns:
        if column.id == col:
            return column, step, field
    return field, step, None


def _own(compiled: Compiled, approval: Field, given: Given, cast: Cast) -> bool:
    """Whether an answer is part of the approval itself: its own turn, its own role.

    Where the decision maker is also who checks the requirements, checking them is part of deciding.
    """
    asked, step, field = _asked(compiled, given.field, given.col)
    sealed = compiled.step_of(approval.id)
    roles, own = set(roles_of(asked, step, field)), set(roles_of(approval, sealed))
    if cast.checker_decides and "decider" in own and "checker" in roles:
        return True
    return bool(roles & own) and turn_of(asked, step, field) == turn_of(approval, sealed)


def answered_self(
    compiled: Compiled, approval: Field, answers: Iterable[Given], person: str, cast: Cast
) -> tuple[str, ...]:
    """The fields under this approval that `person`, or who this person stands in for, answered.

    None where the duty behind the approval is waived.
    """
    if not cast.binds(approval.duty):
        return ()
    selves = cast.selves(person)
    mine = (
        one.field
        for one in answers
        if one.by in selves
        and compiled.step_of(one.field).id in approval.covers
        and not _own(compiled, approval, one, cast)
    )
    return tuple(dict.fromkeys(mine))


def _rests_on(compiled: Compiled, approval: Field, touched: Touched) -> bool:
    asked, step, field = _asked(compiled, touched.field, touched.col)
    if step.id in approval.covers and turn_of(asked, step, field) == "author":
        return True
    beside = step.id == compiled.step_of(approval.id).id
    return touched.stood and (beside or step.id in approval.covers)


def lapsed(compiled: Compiled, approvals: Iterable[str], changed: Iterable[Touched]) -> tuple[str, ...]:
    """Those of the `approvals` whose answers changed: one that stood, or any of the author's."""
    touched = tuple(changed)
    return tuple(
        name for name in approvals if any(_rests_on(compiled, compiled.field(name), one) for one in touched)
    )


def may_approve(
    compiled: Compiled,
    approval: Field,
    person: str | None,
    cast: Cast,
    open_now: tuple[Turn, ...],
    answers: Iterable[Given],
    state: RunState,
) -> Message | None:
    """Why `person` cannot give this approval now; `None` when nothing stands in the way.

    A late approval is not waited for: it can still be given when the form is decided.
    """
    step = compiled.step_of(approval.id)
    if approval.late and state.status == "decided":
        open_now = (turn_of(approval, step),)
    if approval.id in state.approvals:
        return Message("approval-already-given")
    refusal = may_fill(approval, step, None, person, cast, open_now)
    if refusal is not None or person is None:
        return refusal
    mine = answered_self(compiled, approval, answers, person, cast)
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
