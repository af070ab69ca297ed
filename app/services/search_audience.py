"""To whom an entry of the search may be addressed, and to whom the one who asks belongs.

An entry names those who may find it; who asks brings all the names he goes by. What a row of the database
asks of two things at once (a role, and sight of a project) is one name of both.
"""

from __future__ import annotations

from app.services import rights
from app.services.work import Work
from app.store import projects

ALL = "all"  # visitors too
PEOPLE = "people"  # anybody who is signed in
OVERSEER = "overseer"  # who sees all projects, but not what is kept for the office


def holding(role: str, also: str) -> str:
    """Who holds a role in the organisation and is `also` this: `people`, `overseer`, `project:<id>`."""
    return f"role:{role}/{also}"


def being(person: str, also: str) -> str:
    """This person, as long as he is `also` this: `project:<id>`."""
    return f"person:{person}/{also}"


def audiences(work: Work) -> frozenset[str] | None:
    """To whom something may be addressed for the actor to find it; None = to anybody at all.

    Asked anew each time: who loses sight of a project loses its hits at once.
    """
    visible = rights.visible_to(work.actor)
    if visible.all and visible.office:
        return None
    if visible.person_id is None:
        return frozenset({ALL})
    seen = {f"project:{one}" for one in projects.project_ids(work.session, visible)}
    wide = {PEOPLE, *seen} | ({OVERSEER} if visible.all else set())
    member = {f"member:{one}" for one in visible.projects}
    held = {holding(role, one) for role in visible.roles for one in wide}
    himself = {f"person:{visible.person_id}", *(being(visible.person_id, one) for one in seen)}
    return frozenset({ALL} | himself | wide | member | held)
