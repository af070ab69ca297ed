"""Who holds a role that a row is addressed to, and the language to address him in."""

from __future__ import annotations

from app.definitions.text import LANGS
from app.services.work import Work
from app.store import editions, people


def holder_of(work: Work, role: str, project_id: str | None) -> str | None:
    """Who holds a role today in a project or in the organisation, not in somebody's place; None = nobody."""
    held = people.assignments_on(work.session, editions.today(work.session, work.now), project_id)
    own = [one for one in held if one.role == role and one.deputy_of is None]
    found = next((one for one in own if one.project_id is not None), next(iter(own), None))
    return found.person_id if found is not None else None


def language_of(work: Work, person_id: str | None) -> str:
    """The language of a person; of nobody the first of the handbook."""
    person = people.person_by_id(work.session, person_id) if person_id else None
    return person.lang if person is not None else LANGS[0]
