"""What lists of work show: the task list of a form, its history, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.definitions.checklist import Step
from app.definitions.message import Message
from app.definitions.text import Text
from app.services.runs.form_views import FormHead, Someone

Json = Any


@dataclass(frozen=True)
class Task:
    """One row of the form's task list: a step, or an approval."""

    step: Step
    title: Text
    status: str  # done, to_do, waiting, not_yet, read_only
    who: Text  # role or "you"
    people: tuple[Someone, ...]
    can_open: bool
    why_not: Message | None
    asked: int
    answered: int
    unnamed: bool = False  # it waits for roles of the project that nobody holds yet


@dataclass(frozen=True)
class Remark:
    """What the one who returned the form wants changed."""

    field: str | None
    step: str | None
    label: Text | None
    text: str
    by: Someone


@dataclass(frozen=True)
class FormHome:
    """The home of a form: what is done, what is open, who has the pen."""

    head: FormHead
    tasks: tuple[Task, ...]
    resume: str | None  # step id to go on with
    can_send: bool
    can_take_back: bool
    can_return: bool
    can_withdraw: bool
    can_discard: bool
    can_revise: bool
    can_correct: bool
    contest_until: date | None  # a decision recorded in the reader's name can be contested until this day
    remarks: tuple[Remark, ...]
    finished: bool


@dataclass(frozen=True)
class HistoryLine:
    """Who did what, when."""

    at: datetime
    who: Someone | None
    kind: str
    what: Message
    changes: tuple[tuple[Text, Json, Json], ...] = ()  # label, before, after
    erased: bool = False  # its words were taken out


@dataclass(frozen=True)
class HomeLine:
    """One thing that waits for somebody."""

    number: str
    name: Text
    project_title: str | None
    verb: str  # fill, review, approve, decide
    waits: tuple[Someone, ...]
    due: date | None
    since: datetime
    step: str | None
    title: Text | None = None  # of the form, without its project
    asked_by: Someone | None = None  # who sent it, or started it; None = the reader
    reminded: datetime | None = None  # when somebody was last reminded of it
