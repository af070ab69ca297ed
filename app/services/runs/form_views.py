"""What the pages of a form show: plain values, no rule to call and no session to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date, datetime
from typing import Any, Literal

from app.definitions.checklist import Checklist, Column, Criterion, Field, Option, Step
from app.definitions.message import Message
from app.definitions.text import Text
from app.services.runs.leads import Concerned
from app.services.runs.proof import Verdict

Json = Any


@dataclass(frozen=True)
class Someone:
    """A person as others see them."""

    id: str
    name: str
    email: str | None = None


@dataclass(frozen=True)
class FormHead:
    """The top of each page of a form: its own name, project and handbook.

    `revises`: the form this is a revision of · `replaced_by`: the finished revision that counts instead ·
    `grounds`: contested decisions that it rests on · `left_behind`: another project goes on for its own.
    """

    number: str
    checklist: Checklist
    name: Text  # "Gate G0 · Oeverdam"
    project_number: str | None
    project_title: str | None
    status: str  # draft submitted in_review decided closed withdrawn
    edition: str
    revision: int
    started_by: Someone
    started_at: datetime
    due: date | None
    revises: str | None = None
    replaced_by: str | None = None
    grounds: tuple[str, ...] = ()
    contested: bool = False
    left_behind: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    column: Column
    value: Json
    computed: Any  # engine value of a calculated column
    writable: bool
    lacks: tuple[Text, ...] = ()  # what has to be known before it can be worked out
    said: Text | None = None  # what a worked-out code or id is called
    changed: bool = False  # differs from what stands in the register, `was`
    was: Json = None
    money: bool = False  # what is worked out is an amount


@dataclass(frozen=True)
class InRegister:
    """The row of a register that a row of a live table is; `since`: when it last changed there."""

    id: str
    number: int
    since: date | None


@dataclass(frozen=True)
class Row:
    """One row of a table; a preset row carries its criterion."""

    id: str
    cells: tuple[Cell, ...]
    criterion: Criterion | None = None
    proof: Verdict | None = None  # what records say to it
    standing: InRegister | None = None  # it stands in a register: changed or closed, never taken out
    hidden: Mapping[str, Json] = kept(default_factory=dict)  # not asked now, and what stands in it


@dataclass(frozen=True)
class ClosedOption:
    """An option that a rule takes away, with the reason in words."""

    option: Option
    reason: Text
    about: tuple[Concerned, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Where a prefilled value comes from, and since when; the newest of several.

    `kind`: a form (`number`), a register of the project (`number`: its id), the project itself (`number`:
    the form that set it), or the row that the form is about (`number`: its id).
    """

    form: Text
    number: str
    since: date
    kind: Literal["form", "register", "project", "row"] = "form"


@dataclass(frozen=True)
class Comment:
    """What somebody remarked about a question."""

    by: Someone
    at: datetime
    text: str


@dataclass(frozen=True)
class FieldView:
    """One question as this reader sees it now."""

    field: Field
    value: Json  # stored JSON; None = unanswered
    computed: Any  # engine value of a calculated field (Decimal, str, …), None = not computed
    writable: bool
    why_not: Message | None  # why this reader cannot fill it in
    options: tuple[Option, ...]  # the options the rules leave open
    closed: tuple[ClosedOption, ...]
    shown_because: Text | None
    formula: Text | None
    warning: Text | None
    origin: Origin | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    none_reason: str | None  # table answered "none" (reason or ''), None = not answered so
    approved_by: Someone | None = None
    approved_at: datetime | None = None
    said: Text | None = None  # what a worked-out code or id is called
    lacks: tuple[Text, ...] = ()  # what has to be known before it can be worked out
    formulas: Mapping[str, Text] = kept(default_factory=dict)  # column -> how it is worked out
    comments: tuple[Comment, ...] = ()
    grows: bool = True  # this reader may add, move and take out rows
    money: bool = False  # what is worked out is an amount


@dataclass(frozen=True)
class StepView:
    """One page of a form."""

    head: FormHead
    step: Step
    position: int
    of: int
    previous: str | None
    following: str | None
    fields: tuple[FieldView, ...]
    paragraph: str | None  # relative handbook page with anchor: `processes/x/#y`
    writable: bool
    why_not: Message | None
    seen: int  # hand back when saving: the last event this page knew
    draft: Mapping[str, Json] | None  # raw form data typed earlier and not saved
    draft_at: datetime | None
    saved_at: datetime | None
    people: tuple[Someone, ...]
    choices: Mapping[str, tuple[tuple[str, str], ...]]  # type ref/role/person: what can be picked
    rows_seen: int = 0  # hand back when saving: up to where the page knew the rows of registers
    loses: tuple[Text, ...] = ()  # approvals this reader can give now, and not after a change here


@dataclass(frozen=True)
class Clash:
    """One answer that somebody else changed meanwhile."""

    field: Field
    mine: Json
    theirs: Json
    by: Someone
    at: datetime


@dataclass(frozen=True)
class Saved:
    """What saving led to: the next step of this person, or clashes to choose from."""

    following: str | None
    clashes: tuple[Clash, ...] = ()
    seen: int = 0
    draft: bool = True  # not sent yet: without a next step the answers are checked


@dataclass(frozen=True)
class Problem:
    """Something to do before a form can be sent; `step` and `field` are where."""

    step: str | None
    field: str | None
    label: Text | None
    message: Message | Text
    row: str | None = None


@dataclass(frozen=True)
class Difference:
    """One answer that is not what it was; `before` or `after` None = it was not there, or is gone.

    Both as a record keeps an answer. `row`: the answer that names the row of a table.
    """

    step: str
    field: str
    label: Text
    row: Mapping[str, Json] | None
    before: Mapping[str, Json] | None
    after: Mapping[str, Json] | None


@dataclass(frozen=True)
class SinceLastTime:
    """The earlier form, and all that differs from it."""

    number: str
    found: tuple[Difference, ...]


@dataclass(frozen=True)
class CheckPage:
    """All answers before sending."""

    head: FormHead
    steps: tuple[StepView, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    next: Text
    next_people: tuple[Someone, ...]
    can_send: bool
    why_not: Message | None
    since: SinceLastTime | None = None  # what differs from the form this one goes back to
    brings: tuple[Text, ...] = ()  # what sending it brings about by itself
