"""Who is about to lose a right by filling something in is told so before, on the page itself."""

from __future__ import annotations

from collections.abc import Iterator

from app.definitions.checklist import Asked, Field, Step
from app.definitions.text import Text
from app.runs.duties import Given, answered_self
from app.runs.path import FieldState
from app.runs.pen import may_fill, roles_of, typed, writable_columns
from app.services.runs.opening import OpenRun


def loses(opened: OpenRun, step: Step, person: str | None) -> tuple[Text, ...]:
    """The approvals that `person` can give now, and cannot give any more after a change on this page."""
    if person is None:
        return ()
    given = tuple(_as_if_given(opened, step, person))
    found = []
    for one in opened.walk.fields.values():
        approval = one.field
        if approval.type != "approval" or not one.shown or approval.id in opened.state.approvals:
            continue
        could = _could(opened, one, person)
        if could and answered_self(opened.compiled, approval, given, person, opened.cast):
            found.append(approval.label)
    return tuple(found)


def _could(opened: OpenRun, one: FieldState, person: str) -> bool:
    """Whether the approval is this person's to give once its turn comes."""
    if not opened.cast.holds(person, roles_of(one.field, one.step)):
        return False
    never = (*one.step.never, *one.field.never)
    barred = opened.cast.is_bound(person, never)
    return not barred and not answered_self(opened.compiled, one.field, opened.given, person, opened.cast)


def _as_if_given(opened: OpenRun, step: Step, person: str) -> Iterator[Given]:
    """What this person would have answered after filling in all that he may on this page."""
    for one in opened.walk.shown(step.id):
        for asked, field in _asked(one.field):
            if may_fill(asked, one.step, field, person, opened.cast, opened.open_turns) is None:
                yield Given(one.field.id, asked.id if field is not None else "", person)


def _asked(field: Field) -> Iterator[tuple[Asked, Field | None]]:
    if field.type == "table":
        yield from ((column, field) for column in writable_columns(field))
    elif typed(field):
        yield field, None
