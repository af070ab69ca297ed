"""Whom a form waits for, and for what."""

from __future__ import annotations

from app.definitions.checklist import Turn
from app.runs.complete import Open, late_in, open_in
from app.runs.pen import as_roles, roles_of, turn_of, typed
from app.services.runs.opening import OpenRun


def open_things(opened: OpenRun, turns: tuple[Turn, ...]) -> tuple[Open, ...]:
    """What is still open in these turns."""
    return tuple(one for turn in turns for one in open_in(opened.walk, turn))


def whose_turn(opened: OpenRun, turns: tuple[Turn, ...]) -> frozenset[str]:
    """Everybody who is asked something in these turns, open or not."""
    roles: set[str] = set()
    for one in opened.walk.fields.values():
        for turn, asked_of in asked_in(opened, one.field.id):
            if one.shown and turn in turns:
                roles.update(asked_of)
    return opened.cast.of(tuple(roles))


def asked_in(opened: OpenRun, field_id: str) -> tuple[tuple[Turn, tuple[str, ...]], ...]:
    """In which turns, and of which roles, a question asks something."""
    one = opened.walk.fields[field_id]
    if one.field.type == "table":
        columns = [column for column in one.field.columns if typed(column)]
        return tuple(
            (turn_of(column, one.step, one.field), roles_of(column, one.step, one.field))
            for column in columns
        )
    if typed(one.field) or one.field.type == "approval":
        return ((turn_of(one.field, one.step), roles_of(one.field, one.step)),)
    return ()


def waits_for(opened: OpenRun) -> frozenset[str]:
    """The people who have to do something now."""
    if opened.state.status == "draft":
        things = open_things(opened, ("author",))
        roles = tuple(role for one in things for role in one.roles)
        return opened.cast.of(roles or as_roles(opened.compiled.checklist.sender))
    if opened.state.status not in ("submitted", "in_review"):
        return frozenset()
    turn: Turn = "decision" if opened.review_complete else "review"
    things = (*open_things(opened, (turn,)), *late_in(opened.walk))
    return opened.cast.of(tuple(role for one in things for role in one.roles))
