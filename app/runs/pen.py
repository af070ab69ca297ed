"""Who holds the pen: which role fills in what, and in whose turn.

A run is filled in by turns: the author's while it is a draft, the review's after sending, the decision's
when the review is complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as kept
from itertools import chain
from types import MappingProxyType

from app.definitions.checklist import Asked, Checklist, Column, Field, Step, Turn
from app.definitions.message import Message
from app.definitions.reading import ANSWER
from app.runs.state import RunState

STARTER_WORDS = ("starter", "author", "requester")
TURNS: tuple[Turn, ...] = ("author", "review", "decision")


@dataclass(frozen=True)
class Cast:
    """Who holds which role in this run: role code or role word -> person ids.

    `stands_for`: who is somebody's deputy -> for whom; a deputy inherits what stands in their way.
    `checker_decides`: who checks the requirements is who decides, so checking is part of deciding.
    `waived`: the duties that do not bind here and now.
    """

    holders: Mapping[str, frozenset[str]]
    stands_for: Mapping[str, frozenset[str]] = kept(default_factory=lambda: MappingProxyType({}))
    checker_decides: bool = False
    waived: frozenset[str] = frozenset()

    def of(self, roles: tuple[str, ...]) -> frozenset[str]:
        """Everybody who holds one of `roles`."""
        return frozenset(chain.from_iterable(self.holders.get(role, frozenset()) for role in roles))

    def holds(self, person: str | None, roles: tuple[str, ...]) -> bool:
        """Whether `person` holds one of `roles`."""
        return person is not None and person in self.of(roles)

    def selves(self, person: str) -> frozenset[str]:
        """`person`, and those for whom this person stands in."""
        return frozenset({person}) | self.stands_for.get(person, frozenset())

    def is_bound(self, person: str | None, roles: tuple[str, ...]) -> bool:
        """Whether `person`, or somebody for whom this person stands in, holds one of `roles`."""
        return person is not None and any(self.holds(one, roles) for one in self.selves(person))

    def binds(self, duty: str | None) -> bool:
        """Whether a separation of duties holds: it does unless it has a name and is waived."""
        return duty is None or duty not in self.waived


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


def locked_in(column: Column, row: Mapping[str, object]) -> bool:
    """Whether a cell of a row that stands in a register already is changed elsewhere. `row`: as stored."""
    return column.locked and "_ref" in row


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
    """Every role or role word this checklist asks something of, in the file's order.

    Whom an answer names (`answer:owner`) is known only along the way, so that is not a role to be filled.
    """
    found: dict[str, None] = dict.fromkeys((checklist.sender,))
    for step in checklist.steps:
        found |= dict.fromkeys(as_roles(step.by))
        for field in step.fields:
            found |= dict.fromkeys(roles_of(field, step))
            for column in field.columns:
                found |= dict.fromkeys(roles_of(column, step, field))
    return tuple(one for one in found if not one.startswith(ANSWER))


def _answering(asked: Asked, step: Step, field: Field | None) -> tuple[str, ...]:
    """The roles that give the answers which this column of the same table reviews: they do not check them."""
    if field is None or turn_of(asked, step, field) == "author":
        return ()
    beside = (one for one in writable_columns(field) if turn_of(one, step, field) == "author")
    found = chain.from_iterable(roles_of(one, step, field) for one in beside)
    return tuple(one for one in dict.fromkeys(found) if one not in roles_of(asked, step, field))


def may_fill(
    asked: Asked,
    step: Step,
    field: Field | None,
    person: str | None,
    cast: Cast,
    open_now: tuple[Turn, ...],
) -> Message | None:
    """Why `person` cannot fill this in now; `None` when nothing stands in the way."""
    if not open_now:
        return Message("pen-finished")
    holder = asked if isinstance(asked, Field) else field
    never = step.never if cast.binds(step.duty) else ()
    answering: tuple[str, ...] = ()
    if holder is not None and cast.binds(holder.duty):
        never, answering = (*never, *holder.never), _answering(asked, step, field)
    roles = roles_of(asked, step, field)
    if cast.is_bound(person, never):
        held = tuple(role for role in never if cast.is_bound(person, (role,)))
        return Message("duty-never", {"roles": held})
    if not cast.holds(person, roles):
        return Message("pen-other-role", {"roles": roles})
    if cast.is_bound(person, answering):
        return Message("duty-never", {"roles": answering})
    if turn_of(asked, step, field) not in open_now:
        return Message("pen-not-your-turn", {"turn": turn_of(asked, step, field)})
    return None
