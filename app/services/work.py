"""Who does something, when, and with what: the first argument of every verb."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from app.store import Session


class Installation(Protocol):
    """What the verbs want to know of the installation they run in (`app.config.Settings` has it)."""

    @property
    def root(self) -> Path: ...
    @property
    def data(self) -> Path: ...
    @property
    def address(self) -> str: ...
    @property
    def demo(self) -> bool: ...


@dataclass(frozen=True)
class Held:
    """A role that the actor holds today, in one project or (None) in the organisation."""

    role: str
    project_id: str | None = None
    decides: bool = True
    deputy: bool = False


@dataclass(frozen=True)
class Actor:
    """Who asks: a person, a visitor (no person id), or the product itself."""

    person_id: str | None
    name: str = ""
    lang: str = "en"
    roles: tuple[Held, ...] = ()
    asked: frozenset[str] = frozenset()  # forms for few that ask something of him, or are about him
    product: bool = False  # from the console: publishing, filling the sample organisation

    @property
    def known(self) -> bool:
        """Is somebody signed in?"""
        return self.person_id is not None

    def holds(self, *roles: str, project_id: str | None = None) -> bool:
        """Does the actor hold one of these roles in the organisation, or in this project?"""
        return any(held.role in roles and held.project_id in (None, project_id) for held in self.roles)


VISITOR = Actor(person_id=None)
PRODUCT = Actor(person_id=None, name="Leidraad", product=True)


@dataclass(frozen=True)
class Work:
    """One transaction's worth of work: its session, who asks for it, and the one moment it happens at."""

    session: Session
    actor: Actor
    now: dt.datetime  # UTC
    settings: Installation


def day(now: dt.datetime, timezone: str) -> dt.date:
    """The date it is at `now` in the organisation's time zone."""
    return now.astimezone(ZoneInfo(timezone)).date()
