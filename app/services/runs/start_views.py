"""What the pages before a form show: which can be started, for what, and who holds the roles."""

from __future__ import annotations

from dataclasses import dataclass

from app.definitions.checklist import Checklist
from app.definitions.message import Message
from app.definitions.text import Text
from app.services.runs.form_views import Someone


@dataclass(frozen=True)
class Startable:
    """A checklist that can be started, or why it cannot be started now."""

    checklist: Checklist
    why_not: Message | None
    minutes: str = ""  # how long it takes, in a project of this class


@dataclass(frozen=True)
class RoleAsked:
    """A role that a form needs, with who holds it now."""

    code: str
    title: Text
    holders: tuple[Someone, ...]


@dataclass(frozen=True)
class StartPage:
    """Which project, and who holds the roles."""

    checklist: Checklist
    projects: tuple[tuple[str, str], ...]  # (number, title)
    project: str | None
    new_project: bool
    roles: tuple[RoleAsked, ...]
    people: tuple[Someone, ...]
    why_not: tuple[Message | Text, ...]
    row: str | None = None  # the row of a register that the form is to be about
    subject: Text | None = None  # what that row is called
    project_title: str | None = None
    minutes: str = ""  # how long it takes, in a project of this class
