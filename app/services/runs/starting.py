"""Starting a form: for which project, and who holds the roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from app.definitions.compiled import Compiled
from app.definitions.message import Message, Refused, refused
from app.definitions.text import Text
from app.runs.pen import STARTER_WORDS, roles_in
from app.services.editions import current_edition, library
from app.services.numbers import next_run_number
from app.services.people import person_named
from app.services.projects import fill_roles, new_project
from app.services.registers.reading import project_of
from app.services.rights import demand, visible_to
from app.services.runs.again import carry_over
from app.services.runs.cast import checker_role, class_that_counts, decider_role, gate_of
from app.services.runs.form_head import called
from app.services.runs.form_views import Someone
from app.services.runs.holding import holdings
from app.services.runs.known import known_of
from app.services.runs.opening import hold
from app.services.runs.picking import everybody
from app.services.runs.start_views import RoleAsked, StartPage
from app.services.runs.startable import (
    STARTABLE,
    gates_of,
    offered,
    pinned_hash,
    project_for,
    reasons_against,
    subject_for,
)
from app.services.work import Work
from app.store import EVERYTHING, events, people, projects, runs
from app.store.model import Person, Project


class NewHolder(TypedDict, total=False):
    """Who gets a role: somebody known, or a name with a mail address."""

    person: str
    name: str
    email: str


def _codes(compiled: Compiled, project_class: str | None) -> tuple[str, ...]:
    """The roles a form needs, with the words of a gate put into the roles of the class."""
    gate, counts = gate_of(compiled.resolved), class_that_counts(compiled.resolved.classes, project_class)
    words = {
        "decider": decider_role(gate, counts) if gate else None,
        "checker": checker_role(gate, counts) if gate else None,
    }
    codes = [words.get(role, role) for role in roles_in(compiled.checklist) if role not in STARTER_WORDS]
    return tuple(dict.fromkeys(code for code in codes if code))


def roles_asked(work: Work, compiled: Compiled, project: Project | None) -> tuple[RoleAsked, ...]:
    """Every role this form asks something of, with who holds it now."""
    held = holdings(work, project.id if project else None)
    names = people.names(work.session, {one.person for one in held})
    titles = library(work).roles
    return tuple(
        RoleAsked(
            code,
            titles[code].title if code in titles else Text(en=code, nl=code),
            # Once, who holds a role in the organisation and in the project.
            tuple(
                Someone(one, names[one]) for one in dict.fromkeys(h.person for h in held if h.role == code)
            ),
        )
        for code in _codes(compiled, project.project_class if project else None)
    )


def start_page(
    work: Work, checklist_id: str, project_number: str | None, row: str | None = None
) -> StartPage:
    """Which project, and who holds the roles. `row`: the id of the row that the form is to be about."""
    compiled = offered(work, checklist_id)
    subject = subject_for(work, compiled.checklist, row)
    about = project_of(work, subject) if subject is not None else None
    project = about or project_for(work, project_number)
    found = projects.list_projects(work.session, visible_to(work.actor), STARTABLE)
    asks = project is not None or compiled.checklist.scope != "project"
    return StartPage(
        checklist=compiled.checklist,
        projects=tuple((one.number, one.title) for one in found),
        project=project.number if project else None,
        project_title=project.title if project else None,
        new_project=compiled.checklist.new_project,
        roles=roles_asked(work, compiled, project),
        people=everybody(work),
        why_not=reasons_against(work, checklist_id, project, subject) if asks else (),
        row=subject.id if subject else None,
        subject=called(work, subject),
        minutes=compiled.checklist.takes(project.project_class if project is not None else None),
    )


def _person(work: Work, holder: NewHolder) -> Person:
    known = people.person_by_id(work.session, holder["person"]) if holder.get("person") else None
    return known or person_named(work, holder.get("name", ""), holder.get("email"))


def _gate_number(work: Work, project: Project | None, gate: str | None, repeats: bool) -> str | None:
    """`G1`, or `G3.2` for the second time at a gate that repeats."""
    if gate is None or not repeats or project is None:
        return gate
    before = [one for one in runs.runs_of_project(work.session, project.id, EVERYTHING) if gate in one.gates]
    return f"{gate}.{len(before) + 1}"


def _refuse_for(reasons: tuple[Message | Text, ...]) -> None:
    sentences = tuple(one for one in reasons if isinstance(one, Text))
    if sentences and isinstance(reasons[0], Text):
        raise refused("blocked-by-rules", reasons=sentences)
    for one in reasons:
        if isinstance(one, Message):
            raise Refused(one)


def start(
    work: Work,
    checklist_id: str,
    *,
    project: str | None,
    new_title: str | None,
    roles: Mapping[str, NewHolder],
    row: str | None = None,
) -> str:
    """Start a form and give back its number. Only roles that the form asks for are given.

    `row`: the id of the register row that it is about, for a form that says `about`; its project counts.

    `project`: the number of a project, or None with `new_title` for a form that may open a new one.
    `roles`: role code -> who gets it. Raises Refused when it cannot be started, and why.
    """
    compiled = offered(work, checklist_id)
    checklist = compiled.checklist
    subject = subject_for(work, checklist, row)
    of_row = project_of(work, subject) if subject is not None else None
    about = of_row or project_for(work, project)
    if about is None and checklist.scope == "project":
        if not checklist.new_project:
            raise refused("start-needs-project")
        if not (new_title or "").strip():
            raise refused("start-needs-title")
        about = new_project(work, (new_title or "").strip())
    demand(work, "start-form", about)
    hold(work, about)  # of two that start the same form at once, the second sees the first
    _refuse_for(reasons_against(work, checklist_id, about, subject))
    if about is not None:
        asked = _codes(compiled, about.project_class)
        fill_roles(work, about, {role: _person(work, roles[role]) for role in asked if role in roles})
    known = known_of(work, about)
    gate = gate_of(compiled.resolved)
    run = runs.create_run(
        work.session,
        number=next_run_number(work),
        checklist_id=checklist_id,
        definition_hash=pinned_hash(work, checklist_id),
        edition_id=current_edition(work).id,
        scope=checklist.scope,
        started_by=str(work.actor.person_id),
        started_at=work.now,
        lang=work.actor.lang,
        project_id=about.id if about else None,
        gates=gates_of(checklist, known, compiled.resolved.classes),
        gate_number=_gate_number(work, about, checklist.gate, gate.repeats if gate else False),
        row_id=subject.id if subject else None,
    )
    events.append(work.session, run.id, work.actor.person_id, "run_started", {}, work.now)
    carry_over(work, run)
    return run.number
