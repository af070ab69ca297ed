"""Projects: begun with a form, led by people, open or for members only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.definitions.message import refused
from app.services import rights
from app.services.delegation import stand_ins
from app.services.editions import method
from app.services.numbers import next_project_number
from app.services.role_conflicts import demand_free
from app.services.search_changes import touch_project
from app.services.work import Work
from app.store import editions, lessons, people, projects, registers, runs
from app.store.model import JsonValue, Lesson, Person, Project, RegisterRow, RoleAssignment, Run

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Page:
    """All that the page of a project tells."""

    project: Project
    facts: Mapping[str, JsonValue]
    members: tuple[RoleAssignment, ...]
    forms: tuple[Run, ...]
    rows: tuple[RegisterRow, ...]
    lessons: tuple[Lesson, ...]
    may_lead: bool  # may the reader change its members and who sees it?
    stand_ins: Mapping[str, str]  # assignment -> in whose place it holds


def new_project(work: Work, title: str) -> Project:
    """A proposed project with the next number, in the first phase of the method. Raises Refused."""
    rights.demand(work, "start-form")
    made = projects.create_project(
        work.session,
        number=next_project_number(work),
        title=title_of(title),
        phase=method(work).phases[0].id,
        created_at=work.now,
    )
    touch_project(work, made.id)
    return made


def listed(work: Work) -> tuple[Project, ...]:
    """The projects the actor sees, newest first; without those that were begun by mistake."""
    found = projects.list_projects(work.session, rights.visible_to(work.actor))
    return tuple(project for project in found if project.state != "withdrawn")


def mine(work: Work) -> tuple[Project, ...]:
    """The projects in which the actor holds a role, newest first."""
    own = {held.project_id for held in work.actor.roles}
    return tuple(project for project in listed(work) if project.id in own)


def find(work: Work, number: str) -> Project:
    """A project by its number. Raises Refused alike for one that is not there and one not to be seen."""
    found = projects.get_project(work.session, number, rights.visible_to(work.actor))
    if found is None:
        raise refused("project-not-found", number=number)
    return found


def page(work: Work, number: str) -> Page:
    """What the page of a project tells. Raises Refused."""
    project = find(work, number)
    visible = rights.visible_to(work.actor)
    members = tuple(people.members(work.session, project.id, _today(work)))
    return Page(
        project,
        projects.facts(work.session, project.id),
        members,
        tuple(runs.runs_of_project(work.session, project.id, visible)),
        tuple(registers.list_rows(work.session, visible, project_id=project.id)),
        tuple(lessons.list_lessons(work.session, visible, project_id=project.id)),
        rights.may(work, "change-members", project) is None,
        stand_ins(work, members),
    )


def set_visibility(work: Work, number: str, visibility: str) -> None:
    """Open a project to everybody, or keep it for its members. Raises Refused."""
    project = find(work, number)
    rights.demand(work, "change-visibility", project)
    if visibility not in ("open", "members"):
        raise refused("visibility-unknown", visibility=visibility)
    project.visibility = visibility


def fill_roles(work: Work, project: Project, holders: Mapping[str, Person]) -> None:
    """Note who holds the roles when a form starts: role -> person.

    A role that nobody holds yet is filled by whoever starts the form. To put somebody in another's place
    takes the right to change members. Raises Refused.
    """
    today = _today(work)
    held = people.members(work.session, project.id, today)
    new = {
        role: person
        for role, person in holders.items()
        if not any(one.role == role and one.person_id == person.id for one in held)
    }
    replaced = [one for one in held if one.role in new]
    if replaced:
        rights.demand(work, "change-members", project)
    for one in replaced:
        people.end_assignment(work.session, one, today - dt.timedelta(days=1))
    for role, person in new.items():
        demand_free(work, project.id, role, person.id)
        _assign(work, project, role, person, today)


def add_member(work: Work, number: str, role: str, person: Person, *, decides: bool = True) -> None:
    """Give somebody a role in a project, beside those who hold it already. Raises Refused."""
    project = find(work, number)
    rights.demand(work, "change-members", project)
    if not role:
        raise refused("role-missing")
    rights.demand(work, "give-project-role", person)
    demand_free(work, project.id, role, person.id)
    _assign(work, project, role, person, _today(work), decides=decides)


def end_member(work: Work, number: str, assignment_id: str) -> None:
    """Let somebody's role in a project end now: yesterday was its last day. Raises Refused."""
    project = find(work, number)
    rights.demand(work, "change-members", project)
    assignment = people.assignment_by_id(work.session, assignment_id)
    if assignment is None or assignment.project_id != project.id:
        raise refused("role-not-found")
    people.end_assignment(work.session, assignment, _today(work) - dt.timedelta(days=1))


def title_of(title: str) -> str:
    """A title as it is kept. Raises Refused for none, and for one that is too long."""
    title = " ".join(title.split())
    if not title:
        raise refused("title-missing")
    if len(title) > LONGEST_TITLE:
        raise refused("title-too-long", most=LONGEST_TITLE)
    return title


def _assign(
    work: Work, project: Project, role: str, person: Person, today: dt.date, *, decides: bool = True
) -> None:
    people.assign_role(
        work.session,
        person_id=person.id,
        role=role,
        project_id=project.id,
        valid_from=today,
        decides=decides,
    )


def _today(work: Work) -> dt.date:
    return editions.today(work.session, work.now)
