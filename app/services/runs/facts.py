"""What a decided form establishes about its project: its class, its name, and the facts rules may read."""

from __future__ import annotations

from typing import Any

from app.runs.freeze import plain
from app.services.role_conflicts import demand_free
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import editions, people, projects

Json = Any
HELD = {"sponsor": "SPO"}  # who is named in such a fact holds that role in the project from then on


def value_of(opened: OpenRun, field: str) -> Json:
    """The answer of a field as it is stored; of a calculated one what it comes to."""
    one = opened.walk.fields[field]
    return plain(one.value) if one.field.calc is not None else one.stored


def _hold(work: Work, project_id: str, role: str, person_id: str) -> None:
    today = editions.today(work.session, work.now)
    held = people.members(work.session, project_id, today)
    if not any(one.role == role and one.person_id == person_id for one in held):
        demand_free(work, project_id, role, person_id)
        people.assign_role(
            work.session, person_id=person_id, role=role, valid_from=today, project_id=project_id
        )


def keep_facts(work: Work, opened: OpenRun) -> None:
    """Keep what this run `sets` on its project; questions without an answer leave what is known alone."""
    project = opened.project
    if project is None:
        return
    for fact, field in opened.compiled.checklist.sets.items():
        value = value_of(opened, field)
        if value is None:
            continue
        if fact == "class":
            before, project.project_class = project.project_class, str(value)
            projects.note_fact(work.session, project.id, fact, before, value, opened.run.id, work.now)
        elif fact == "title":
            project.title = str(value)
        else:
            projects.put_fact(work.session, project.id, fact, value, opened.run.id, work.now)
        if fact in HELD:
            _hold(work, project.id, HELD[fact], str(value))
