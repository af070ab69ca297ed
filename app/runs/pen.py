"""Who holds the pen: which role fills in what, and in whose turn.

A run is filled in by turns: the author's while it is a draft, the review's after sending, the decision's
when the review is complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from app.definitions.checklist import Asked, Checklist, Column, Field, Step, Turn
from app.definitions.message import Message
from app.runs.state import RunState

STARTER_WORDS = ("starter", "author", "requester")
TURNS: tuple[Turn, ...] = ("author", "review", "decision")


@dataclass(frozen=True)
class Cast:
    """Who holds which role in this run: role code or role word -> person ids."""

    holders: Mapping[str, frozenset[str]]

    def of(self, roles: tuple[str, ...]) -> frozenset[str]:
        """Everybody who holds one of `roles`."""
        return frozenset(chain.from_iterable(self.holders.get(role, frozenset()) for role in roles))

    def holds(self, person: str | None, roles: tuple[str, ...]) -> bool:
        """Whether `person` holds one of `roles`."""
        return person is not None and person in self.of(roles)


def as_roles(by: tuple[str, ...] | str) -> tuple[str, ...]:
    """The roles of a `by:`, always as a tuple."""
    return (by,) if isinstance(by, str) else by


def roles_of(asked: Asked, step: Step, field: Field | None = None) -> tuple[str, ...]:
    """Who fills this in: said at the column, else at its field, else at the step."""
    if asked.by is not None:
        return as_roles(asked.by)
    if field is not None and field.by is not None:
        return as_roles(field.by)
    return as_roles(step.by)


def turn_of(asked: Asked, step: Step, field: Field | None = None) -> Turn:
    """In whose turn this is filled in: said at the column, else at its field, else at the step."""
    return asked.turn or (field.turn if field is not None else None) or step.turn


def typed(asked: Asked) -> bool:
    """Whether people fill this in at all (and the product does not work it out)."""
    preset = isinstance(asked, Column) and asked.preset
    return asked.type not in ("calc", "info", "approval") and asked.calc is None and not preset


def writable_columns(field: Field) -> tuple[Column, ...]:
    """The columns of a table that people fill in."""
    return tuple(column for column in field.columns if typed(column))


def open_turns(state: RunState, review_complete: bool) -> tuple[Turn, ...]:
    """The turns in which answers can be given now."""
    match state.status:
        case "draft":
            return ("author",)
        case "submitted" | "in_review":
            return ("review", "decision") if review_complete else ("review",)
        case _:
            return ()


def roles_in(checklist: Checklist) -> tuple[str, ...]:
    """Every role or role word this checklist asks something of, in the file's order."""
    found: dict[str, None] = dict.fromkeys((checklist.sender,))
    for step in checklist.steps:
        found |= dict.fromkeys(as_roles(step.by))
        for field in step.fields:
            found |= dict.fromkeys(roles_of(field, step))
            for column in field.columns:
                found |= dict.fromkeys(roles_of(column, step, field))
    return tuple(found)


def may_fill(
    asked: Asked,
    step: Step,
    field: Field | None,
    person: str | None,
    cast: Cast,
    open_now: tuple[Turn, ...],
) -> Message | None:
    """Why `person` cannot fill this in now; `None` when nothing stands in the way."""
    never = (*step.never, *(field.never if field is not None else ()))
    never = (*never, *(asked.never if isinstance(asked, Field) else ()))
    roles = roles_of(asked, step, field)
    if cast.holds(person, never):
        return Message("duty-never", {"roles": never})
    if not cast.holds(person, roles):
        return Message("pen-other-role", {"roles": roles})
    if turn_of(asked, step, field) not in open_now:
        return Message("pen-not-your-turn", {"turn": turn_of(asked, step, field)})
    return None
