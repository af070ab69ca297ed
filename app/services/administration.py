"""Administrator rights: off, until somebody switches them on for a task; each use is kept and can be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.definitions.message import Message, Refused, refused
from app.services import administrators, rights
from app.services.editions import current_id, library
from app.services.work import Work
from app.store import administration, editions, people
from app.store.model import Administration, AdministrationUse, Person

HOURS, FALLBACK = "admin_hours", 4  # the setting, and what holds where a method does not say it
LONGEST_REASON = 2000
LETS_IN = ("invite", "invite-again")


@dataclass(frozen=True)
class Use:
    """One thing that was done with administrator rights."""

    use: AdministrationUse
    about: str  # the name of whom it was about


@dataclass(frozen=True)
class Spell:
    """One time that the rights were on: who, for whom and why, and what was done with them in a month."""

    spell: Administration
    who: str
    asked_by: str
    uses: tuple[Use, ...]

    @property
    def ended(self) -> dt.datetime:
        return self.spell.ended_at or self.spell.until


@dataclass(frozen=True)
class State:
    """Where the actor stands: what he can do now, and who could have asked him for it."""

    on_until: dt.datetime | None
    can_be_on: bool
    only_appoint: bool  # he approves in content, so all he can do is appoint a separate administrator
    hours: int
    others: tuple[Person, ...]  # with an account


def hours(work: Work) -> int:
    """How long administrator rights stay on, in hours."""
    setting = library(work).method.settings.get(HOURS) if current_id(work) else None
    return int(str(setting.value)) if setting is not None and setting.value is not None else FALLBACK


def state(work: Work) -> State:
    """Where the actor stands."""
    can = administrators.can_be_one(work)
    spell = administration.on(work.session, str(work.actor.person_id), work.now) if can else None
    return State(
        on_until=spell.until if spell is not None else None,
        can_be_on=can,
        only_appoint=can and not administrators.is_separate(work),
        hours=hours(work),
        others=_others(work) if can else (),
    )


def _others(work: Work) -> tuple[Person, ...]:
    """Everybody else who can get in; in the sample organisation that takes no account."""
    known = [one for one in people.list_people(work.session) if one.id != work.actor.person_id]
    accounts = people.with_account(work.session)
    return tuple(one for one in known if one.id in accounts or (work.settings.demo and one.active))


def switch_on(work: Work, reason: str, asked_by: str) -> None:
    """Switch administrator rights on for a task; they end by themselves. Raises Refused.

    Who asks for it is somebody else than who does it, as soon as there is anybody else.
    """
    rights.demand(work, "administer")
    if not reason.strip():
        raise refused("admin-needs-reason")
    others = {one.id for one in _others(work)}
    if others and asked_by not in others:
        raise refused("admin-needs-asker")
    me = str(work.actor.person_id)
    administration.switch_off(work.session, me, work.now)
    administration.switch_on(
        work.session,
        person_id=me,
        reason=reason.strip()[:LONGEST_REASON],
        asked_by=asked_by if others else None,
        at=work.now,
        until=work.now + dt.timedelta(hours=hours(work)),
    )


def switch_off(work: Work) -> None:
    """Switch one's own administrator rights off."""
    administration.switch_off(work.session, str(work.actor.person_id), work.now)


def use(work: Work, act: str, about: Person | None, role: str | None = None) -> None:
    """Keep that administrator rights were used just now. Raises Refused for what they are not on for.

    Ask `rights.demand` first. The product itself, at the console, needs none and leaves no trace here.
    """
    if work.actor.product:
        return
    appoints = role == administrators.ADMINISTRATOR if role is not None else act in LETS_IN
    if not appoints and not administrators.is_separate(work):
        raise refused("admin-must-be-separate")
    spell = administration.on(work.session, str(work.actor.person_id), work.now)
    if spell is None:
        raise Refused(Message("admin-off"))
    about_id = about.id if about is not None else None
    administration.note_use(work.session, spell, act, about_id, role, work.now)


def month_of(work: Work, first: dt.date) -> tuple[Spell, ...]:
    """Each time that the rights were on in the month of this day, with what was done. Raises Refused."""
    rights.demand(work, "see-administration")
    start, after = _bounds(work, first)
    spells = administration.between(work.session, start, after)
    uses = administration.uses_between(work.session, start, after)
    ids = {one.person_id for one in spells} | {one.asked_by for one in spells if one.asked_by}
    names = people.names(work.session, ids | {one.about_id for one in uses if one.about_id})
    return tuple(_told(one, uses, names) for one in spells)


def _told(spell: Administration, uses: list[AdministrationUse], names: Mapping[str, str]) -> Spell:
    mine = (one for one in uses if one.administration_id == spell.id)
    done = tuple(Use(one, names.get(one.about_id or "", "")) for one in mine)
    return Spell(spell, names.get(spell.person_id, ""), names.get(spell.asked_by or "", ""), done)


def _bounds(work: Work, first: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of the month of a day, and that of the next month, where the organisation is."""
    zone = ZoneInfo(library(work).method.timezone) if current_id(work) else dt.UTC
    start = dt.datetime(first.year, first.month, 1, tzinfo=zone)
    return start, month_after(start)


def month_after(first: dt.datetime) -> dt.datetime:
    """The first of the next month."""
    return (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def today(work: Work) -> dt.date:
    """The day it is where the organisation is."""
    return editions.today(work.session, work.now)
