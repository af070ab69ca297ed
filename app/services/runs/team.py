"""Who a form names in the team gets that role in the project, and the deputy with it."""

from __future__ import annotations

from app.services.delegation import LONGEST
from app.services.role_conflicts import demand_free
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import editions, people
from app.store.model import RoleAssignment

ROLES = "roles"  # the register of who holds which role


def named(opened: OpenRun) -> list[tuple[str, str, str | None]]:
    """(role, person, deputy) of every row of the team."""
    found = []
    for one in opened.walk.fields.values():
        if not one.shown or one.field.register_ != ROLES:
            continue
        for row in one.rows:
            role, person, deputy = (row.values.get(name) for name in ("role", "person", "deputy"))
            if role and person:
                found.append((str(role), str(person), str(deputy) if deputy else None))
    return found


def give_roles(work: Work, opened: OpenRun) -> None:
    """Give the team its roles; who holds one already keeps it. Raises Refused for roles that clash."""
    if opened.project is None:
        return
    project_id, today = opened.project.id, editions.today(work.session, work.now)
    held = people.members(work.session, project_id, today)
    for role, person, deputy in named(opened):
        holder = _give(work, held, project_id, role, person)
        if deputy is not None and deputy != person:
            _give(work, held, project_id, role, deputy, holder.id)


def _give(
    work: Work,
    held: list[RoleAssignment],
    project_id: str,
    role: str,
    person: str,
    deputy_of: str | None = None,
) -> RoleAssignment:
    for one in held:
        if one.role == role and one.person_id == person:
            return one
    demand_free(work, project_id, role, person)
    today = editions.today(work.session, work.now)
    given = people.assign_role(
        work.session,
        person_id=person,
        role=role,
        project_id=project_id,
        valid_from=today,
        valid_to=today + LONGEST if deputy_of is not None else None,
        deputy_of=deputy_of,
    )
    held.append(given)
    return given
