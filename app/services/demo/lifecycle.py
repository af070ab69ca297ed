"""Laying out the sample, and starting over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.definitions.text import Text
from app.services import search_index
from app.services.demo.cast_list import CAST
from app.services.demo.stage import Stage
from app.services.demo.story import tell
from app.services.work import PRODUCT, Installation, Work
from app.store import Store, migrate, published
from app.store import people as kept_people

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Sample:
    """Somebody a visitor can be."""

    id: str
    name: str
    about: Text


def ensure(store: Store, settings: Installation, now: dt.datetime, progress: Progress) -> None:
    """Lay the sample out where nobody is there yet."""
    with store.writing() as session:
        if not kept_people.list_people(session):
            progress("Laying out the sample organisation")
            tell(Stage(session, settings, now))


def people(work: Work) -> tuple[Sample, ...]:
    """Everybody one can be, those with something to do first."""
    by_mail = {one.email: one for one in kept_people.list_people(work.session)}
    ordered = sorted(CAST, key=lambda one: not one.first)
    return tuple(
        Sample(by_mail[one.email].id, one.name, one.about) for one in ordered if one.email in by_mail
    )


def start_over(store: Store, settings: Installation, now: dt.datetime) -> None:
    """Throw away what was done and lay out the sample anew; the published handbook stays."""
    with store.session() as session:
        kept = published.take(session)
    migrate.start_over(store.engine)
    with store.writing() as session:
        published.put_back(session, kept)
        tell(Stage(session, settings, now))
    with store.session() as session:
        search_index.reindex(Work(session, PRODUCT, now, settings))
