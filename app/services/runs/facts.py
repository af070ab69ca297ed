"""What a decided form establishes about its project: its class, its name, and the facts rules may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any

from app.runs.freeze import plain
from app.services.role_conflicts import demand_free
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import editions, people, projects

Json = Any
Value = Any
HELD = {"sponsor": "SPO"}  # who is named in such a fact holds that role in the project from then on


def value_of(opened: OpenRun, field: str) -> Json:
    """The answer of a field as it is stored; of a calculated one what it comes to."""
    one = opened.walk.fields[field]
    if one.field.calc is None:
        return one.stored
    type_ = opened.compiled.types.get(field)
    return _STORED[type_.kind](one.value) if type_ and type_.kind in _STORED else plain(one.value)


def _minor(value: Value) -> Json:
    return None if value is None else int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _yesno(value: Value) -> Json:
    return {True: "yes", False: "no"}.get(value, value)


# What is worked out is kept as an answer of that kind would be.
_STORED: Mapping[str, Callable[[Value], Json]] = MappingProxyType(
    {"money": _minor, "bool": _yesno, "yesno": _yesno}
)


def _hold(work: Work, project_id: str, role: str, person_id: str) -> None:
    today = editions.today(work.session, work.now)
    held = people.members(work.session, project_id, today)
    if not any(one.role == role and one.person_id == person_id for one in held):
        demand_free(work, project_id, role, person_id)
        people.assign_role(
            work.session, person_id=person_id, role=role, valid_from=today, project_id=project_id
        )


def propose_class(work: Work, opened: OpenRun) -> None:
    """A project that has no class yet gets the one that this form comes to."""
    project, field = opened.project, opened.compiled.checklist.sets.get("class")
    value = value_of(opened, field) if field is not None else None
    if project is not None and value is not None and project.project_class is None:
        project.project_class = str(value)
        projects.note_fact(work.session, project.id, "class", None, value, opened.run.id, work.now)


def forget_facts(work: Work, opened: OpenRun) -> None:
    """What only this form established is no longer known; what was known before it, is again."""
    project = opened.project
    if project is None:
        return
    changes = projects.fact_changes(work.session, project.id)
    for name, last in {one.name: one for one in changes}.items():
        if last.run_id != opened.run.id:
            continue
        mine = next(one for one in changes if one.name == name and one.run_id == opened.run.id)
        if name == "class":
            project.project_class = mine.before
            projects.note_fact(work.session, project.id, name, last.after, mine.before, None, work.now)
        else:
            earlier = [one.run_id for one in changes if one.name == name and one.id < mine.id]
            origin = earlier[-1] if earlier else None
            projects.put_fact(work.session, project.id, name, mine.before, origin, work.now)


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
