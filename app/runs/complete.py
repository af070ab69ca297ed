"""What is still open: required answers, sentences of `check`, rows that are not complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.definitions.checklist import Column, Field, Turn
from app.definitions.message import Message
from app.definitions.rules import evaluate
from app.definitions.text import Text
from app.runs.path import FieldState, RowState, Walk
from app.runs.pen import locked_in, roles_of, turn_of, typed
from app.runs.values import answered


@dataclass(frozen=True)
class Open:
    """Something to do before the turn is complete, and where."""

    step: str
    field: str
    label: Text
    message: Message | Text
    roles: tuple[str, ...]
    row: str | None = None


def _row_problems(one: FieldState, row: RowState, turn: Turn) -> Iterator[Open]:
    for column in one.field.columns:
        asked = column.required and typed(column) and column.id not in row.hidden
        if not asked or locked_in(column, row.stored) or turn_of(column, one.step, one.field) != turn:
            continue
        if not answered(column, row.stored.get(column.id)):
            yield _open(one, _missing(one, row, column), column, row.id)


def _missing(one: FieldState, row: RowState, column: Column) -> Message:
    """What is missing in a cell: a requirement goes by its words, any other row by its place."""
    if row.criterion is None:
        at = one.rows.index(row) + 1
        return Message("cell-required", {"column": column.label, "row": row.id, "at": at})
    unexplained = _unexplained(row.stored.get(column.id))
    return Message(
        "criterion-na-required" if unexplained else "criterion-required",
        {"column": column.label, "text": row.criterion.text},
    )


def _unexplained(stored: object) -> bool:
    """Whether somebody said that it does not apply, and not why."""
    return isinstance(stored, dict) and "na" in stored


def _open(
    one: FieldState, message: Message | Text, column: Column | None = None, row: str | None = None
) -> Open:
    asked = column or one.field
    roles = roles_of(asked, one.step, one.field if column else None)
    return Open(one.step.id, one.field.id, one.field.label, message, roles, row)


def none_given(field: Field, stored: object) -> bool:
    """Whether a table was answered "none", with the reason where its rule asks for one."""
    if not field.none_ok or not isinstance(stored, dict) or "none" not in stored:
        return False
    return field.none_ok is True or bool(str(stored["none"]).strip())


def _table_problems(one: FieldState, turn: Turn) -> Iterator[Open]:
    mine = turn_of(one.field, one.step) == turn
    if one.rows:
        for row in one.rows:
            yield from _row_problems(one, row, turn)
    elif mine and one.field.required and not none_given(one.field, one.stored):
        if isinstance(one.stored, dict) and "none" in one.stored:
            yield _open(one, Message("none-reason-required"))
        else:
            yield _open(one, Message("table-required", {"none_ok": int(bool(one.field.none_ok))}))


def _scalar_problems(one: FieldState, turn: Turn) -> Iterator[Open]:
    if turn_of(one.field, one.step) != turn or not one.field.required or one.field.late:
        return
    if one.field.type == "approval":
        if one.value is None:
            yield _open(one, Message("approval-required"))
    elif typed(one.field) and not answered(one.field, one.stored):
        yield _open(one, Message("na-reason-required" if _unexplained(one.stored) else "answer-required"))


def _check_problems(walk: Walk, one: FieldState, turn: Turn) -> Iterator[Open]:
    node = walk.compiled.check.get(one.field.id)
    if node is None or one.field.check is None or turn_of(one.field, one.step) != turn:
        return
    if evaluate(node, walk.scope, walk.compiled.resolved.scales) is False:
        yield _open(one, one.field.check.message)


def _option_problems(walk: Walk, one: FieldState, turn: Turn) -> Iterator[Open]:
    closed = walk.closed(one.field.id)
    chosen = one.stored if isinstance(one.stored, list) else [one.stored]
    gone = [code for code in chosen if code in closed] if closed else []
    if turn_of(one.field, one.step) == turn and gone:
        yield _open(one, closed[gone[0]][0].message)


def late_in(walk: Walk) -> tuple[Open, ...]:
    """The unanswered questions, approvals apart, that somebody is asked and nobody waits for."""
    asked = (one for one in walk.fields.values() if one.shown and one.field.late)
    found = (one for one in asked if typed(one.field) and not answered(one.field, one.stored))
    return tuple(_open(one, Message("answer-required")) for one in found)


def open_in(walk: Walk, turn: Turn) -> tuple[Open, ...]:
    """Everything that is still open in `turn`, in the file's order."""
    found: list[Open] = []
    for one in walk.fields.values():
        if not one.shown:
            continue
        found += _table_problems(one, turn) if one.field.type == "table" else _scalar_problems(one, turn)
        found += _check_problems(walk, one, turn)
        found += _option_problems(walk, one, turn)
    return tuple(found)


def warnings_in(walk: Walk) -> tuple[Open, ...]:
    """The warnings of single questions that hold now; they never block."""
    found = []
    for field_id, node in walk.compiled.warn.items():
        one = walk.fields[field_id]
        if one.shown and one.field.warn and evaluate(node, walk.scope, walk.compiled.resolved.scales) is True:
            found.append(_open(one, one.field.warn.message))
    return tuple(found)
