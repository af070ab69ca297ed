"""What can be picked where a question asks for a person, a role, a project, a lesson or a page."""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Asked, Field, Step
from app.services.editions import library
from app.services.rights import visible_to
from app.services.runs.form_views import Someone
from app.services.runs.opening import OpenRun, page_of
from app.services.work import Work
from app.store import lessons, people, projects

Picks = tuple[tuple[str, str], ...]


def everybody(work: Work) -> tuple[Someone, ...]:
    """All people, by name."""
    return tuple(
        Someone(one.id, one.name, one.email) for one in people.list_people(work.session) if one.active
    )


def _roles(work: Work, _: OpenRun) -> Picks:
    return tuple((code, role.title[work.actor.lang]) for code, role in library(work).roles.items())


def _projects(work: Work, _: OpenRun) -> Picks:
    found = projects.list_projects(work.session, visible_to(work.actor))
    return tuple((one.number, f"{one.number} {one.title}") for one in found)


def _lessons(work: Work, opened: OpenRun) -> Picks:
    found = lessons.list_lessons(work.session, visible_to(work.actor), project_id=opened.run.project_id)
    return tuple((one.number, f"{one.number} {one.title[work.actor.lang]}") for one in found)


def _pages(work: Work, _: OpenRun) -> Picks:
    return tuple((page_of(key), one.title[work.actor.lang]) for key, one in library(work).processes.items())


_SOURCES = {"projects": _projects, "lessons": _lessons, "pages": _pages}


def _name(asked: Asked, field: Field) -> str:
    return asked.id if asked is field else f"{field.id}.{asked.id}"


def _rows(opened: OpenRun, table: str) -> Picks:
    one = opened.walk.fields.get(table)
    if one is None:
        return ()
    return tuple(
        (row.id, str(next((value for name, value in row.stored.items() if name != "_id"), row.id)))
        for row in one.rows
    )


def choices_for(work: Work, opened: OpenRun, step: Step) -> Mapping[str, Picks]:
    """Field id (or `table.column`) -> (value, words) for each question of a step that picks something."""
    found: dict[str, Picks] = {}
    for field in step.fields:
        for asked in (field, *field.columns):
            if asked.type == "role":
                found[_name(asked, field)] = _roles(work, opened)
            elif asked.type == "ref" and asked.to is not None:
                source = _SOURCES.get(asked.to)
                found[_name(asked, field)] = source(work, opened) if source else _rows(opened, asked.to)
    return found
