"""Who may do what: one table of acts, and one answer to what somebody sees.

What a person may do inside a form (fill in, approve, decide) is decided by the form's own definition,
in `app.runs.duties`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.definitions.message import Message, Refused
from app.services import administrators
from app.services.runs.asked_of import forms_about, forms_asking
from app.services.work import Actor, Held, Work
from app.store import EVERYTHING, NOTHING, Session, Visible, administration, people
from app.store.model import Person, Project

# The roles that the product itself knows. All others are only words of the method to it.
OFFICE = ("PMO", "PMH")  # keeps the registers, the projects and the method
SEES_ALL = ("PMO", "PMH", "PFB", "AUD")
LEADS = ("PM", "SPO")  # of a project
READS_ONLY = "AUD"

Thing = object
Check = Callable[[Work, Thing], bool]


@dataclass(frozen=True)
class Act:
    """Something one may or may not do, and the sentence for who may not."""

    allowed: Check
    refusal: str


def visible_to(actor: Actor) -> Visible:
    """What an actor sees of projects, forms, lessons, registers and files."""
    if actor.product:
        return EVERYTHING
    if not actor.known:
        return NOTHING
    person, roles = actor.person_id, frozenset(held.role for held in actor.roles if held.project_id is None)
    if actor.holds(*SEES_ALL):
        office = actor.holds(*OFFICE, READS_ONLY)
        return Visible(all=True, office=office, person_id=person, runs=actor.asked, roles=roles)
    projects = frozenset(held.project_id for held in actor.roles if held.project_id is not None)
    return Visible(person_id=person, projects=projects, runs=actor.asked, roles=roles)


def may(work: Work, act: str, thing: Thing = None) -> Message | None:
    """None where the actor may do it, else the message that says why not. KeyError for an unknown act."""
    rule = ACTS[act]
    if work.actor.product:
        return None
    if not work.actor.known:
        return None if act in FOR_VISITORS else Message("sign-in-first")
    if isinstance(thing, Project) and thing.merged_into_id is not None and act != "see-project":
        return Message("project-merged", {"number": thing.number})
    return None if rule.allowed(work, thing) else Message(rule.refusal)


def demand(work: Work, act: str, thing: Thing = None) -> None:
    """Raises Refused where the actor may not do it."""
    refusal = may(work, act, thing)
    if refusal is not None:
        raise Refused(refusal)


def actor_of(session: Session, person: Person, today: dt.date) -> Actor:
    """A person as an actor, with the roles he holds today."""
    held = tuple(
        Held(one.role, one.project_id, one.decides, one.deputy_of is not None)
        for one in people.assignments_of(session, person.id, today)
        if one.deputy_of is None or _still_held(session, one.deputy_of, today)
    )
    if any(one.role in (*OFFICE, READS_ONLY) for one in held):
        return Actor(person.id, person.name, person.lang, held)
    organisation = [one.role for one in held if one.project_id is None]
    asked = forms_asking(session, person.id, organisation) | forms_about(session, person.id)
    return Actor(person.id, person.name, person.lang, held, asked)


def _still_held(session: Session, assignment_id: str, today: dt.date) -> bool:
    """Who stands in for somebody does so as long as that person holds the role."""
    one = people.assignment_by_id(session, assignment_id)
    return one is not None and one.valid_from <= today and (one.valid_to is None or today <= one.valid_to)


def _anyone(work: Work, thing: Thing) -> bool:
    return True


def _office(work: Work, thing: Thing) -> bool:
    return work.actor.holds(*OFFICE)


def _can_administer(work: Work, thing: Thing) -> bool:
    return administrators.can_be_one(work)


def _administers(work: Work, thing: Thing) -> bool:
    """Whether administrator rights are on: who lets people in or gives roles has them on for that task."""
    if not administrators.can_be_one(work):
        return False
    return administration.on(work.session, str(work.actor.person_id), work.now) is not None


def _reads_uses(work: Work, thing: Thing) -> bool:
    return work.actor.holds("PMH", READS_ONLY)


def _gives_roles(work: Work, thing: Thing) -> bool:
    """Nobody changes his own rights: `thing` is the person who would get them."""
    return _somebody_else(work, thing) and _administers(work, thing)


def _somebody_else(work: Work, thing: Thing) -> bool:
    """Nobody changes his own rights: `thing` is the person who would get them."""
    return not (isinstance(thing, Person) and thing.id == work.actor.person_id)


def _himself_or_administration(work: Work, thing: Thing) -> bool:
    own = isinstance(thing, Person) and thing.id == work.actor.person_id
    return own or _administers(work, thing)


def _sees(work: Work, thing: Thing) -> bool:
    visible = visible_to(work.actor)
    return isinstance(thing, Project) and (
        visible.all or thing.visibility == "open" or thing.id in visible.projects
    )


def _leads(work: Work, thing: Thing) -> bool:
    return isinstance(thing, Project) and work.actor.holds(*LEADS, *OFFICE, project_id=thing.id)


def _writes(work: Work, thing: Thing) -> bool:
    """Anybody who sees the project; who is here to read only, does not write."""
    reads_only = {held.role for held in work.actor.roles} == {READS_ONLY}
    return not reads_only and (thing is None or _sees(work, thing))


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "see-people": Act(_anyone, "may-not-see-people"),
        "see-lessons": Act(_anyone, "may-not-see-lessons"),
        "see-project": Act(_sees, "may-not-see-project"),
        "search": Act(_anyone, "may-not-search"),
        "see-missed": Act(_office, "may-not-see-missed"),
        "say-clear": Act(_anyone, "may-not-say-clear"),
        "administer": Act(_can_administer, "may-not-administer"),
        "see-administration": Act(_reads_uses, "may-not-see-administration"),
        "invite": Act(_administers, "may-not-invite"),
        "give-role": Act(_gives_roles, "may-not-give-role"),
        "give-project-role": Act(_somebody_else, "may-not-give-yourself"),
        "end-sessions": Act(_himself_or_administration, "may-not-end-sessions"),
        "start-form": Act(_writes, "may-not-start-form"),
        "remark": Act(_writes, "may-not-remark"),
        "change-members": Act(_leads, "may-not-change-members"),
        "change-visibility": Act(_leads, "may-not-change-visibility"),
        "merge-projects": Act(_office, "may-not-merge"),
        "change-row": Act(_writes, "may-not-change-row"),
        "publish": Act(_office, "may-not-publish"),
    }
)
FOR_VISITORS = frozenset({"search"})
