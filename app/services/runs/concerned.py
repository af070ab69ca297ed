"""Whom a form can concern at all, so that home opens no form for nothing.

What is said here may be too much (the form is then opened, and asks nothing after all), never too little.
"""

from __future__ import annotations

from app.runs.pen import STARTER_WORDS
from app.services.rights import OFFICE
from app.services.runs.asked_of import asked_by, asked_now, names_people
from app.services.work import Work
from app.store.model import Run


def may_wait_for_me(work: Work, run: Run) -> bool:
    """Whether an unfinished form can ask something of the actor now."""
    asked = asked_now(work.session, run)
    own = run.started_by == work.actor.person_id and not asked.isdisjoint(STARTER_WORDS)
    return own or names_people(asked) or work.actor.holds(*asked, project_id=run.project_id)


def may_be_mine(work: Work, run: Run) -> bool:
    """Whether the actor started or can have sent this form, or it can be about the actor."""
    sends = asked_by(work.session, run, ("author",))
    own = run.started_by == work.actor.person_id or run.id in work.actor.asked
    return own or work.actor.holds(*sends, project_id=run.project_id)


def may_be_told(work: Work, run: Run) -> bool:
    """Whether the actor can be one of those who are told that the decision of this form is late."""
    if run.status == "draft" or not run.gates:
        return False
    asked = asked_by(work.session, run, ("decision",))
    return work.actor.holds(*OFFICE, *asked, project_id=run.project_id)


def may_approve_late(work: Work, run: Run) -> bool:
    """Whether a finished form can still ask the actor for an approval."""
    asked = asked_by(work.session, run, ("review", "decision"))
    return names_people(asked) or work.actor.holds(*asked, project_id=run.project_id)
