"""Where something found belongs: to which process and which project, read from its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.definitions.library import Library
from app.handbook.search import Hit
from app.services.editions import current_id, library
from app.services.rights import visible_to
from app.services.work import Work
from app.store import lessons, projects, registers, runs
from app.store.model import Project

_PAGE = re.compile(r"/handbook/[^/]+/(?:nl/)?processes/([^/#]+)/")
_FORM = re.compile(r"/forms/([^/]+)/start")
_THING = re.compile(r"/(f|projects|lessons|rows)/([^/]+)")


@dataclass(frozen=True)
class Origins:
    """What several hits belong to, by their address. What the reader may not see is not in it."""

    processes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    projects: Mapping[str, Project] = field(default_factory=lambda: MappingProxyType({}))


def origins(work: Work, hits: Iterable[Hit]) -> Origins:
    """The processes and projects of `hits`, looked up once for all of them."""
    known = library(work) if current_id(work) is not None else Library()
    asked: dict[str, set[str]] = {"f": set(), "projects": set(), "lessons": set(), "rows": set()}
    urls = {hit.url for hit in hits}
    for url in urls:
        if thing := _THING.match(url):
            asked[thing[1]].add(thing[2])
    started, owning = _looked_up(work, asked)
    found, belongs = dict[str, str](), dict[str, Project]()
    for url in urls:
        thing = _THING.match(url)
        name = f"{thing[1]}/{thing[2]}" if thing else ""
        process = _process(known, url, started.get(name))
        found |= {url: process} if process else {}
        belongs |= {url: owning[name]} if name in owning else {}
    return Origins(found, belongs)


def _process(known: Library, url: str, form: str | None) -> str | None:
    if page := _PAGE.match(url):
        return page[1] if page[1] in known.processes else None
    started = _FORM.match(url)
    checklist = known.checklists.get(started[1] if started else form or "")
    return checklist.process if checklist is not None else None


def _looked_up(work: Work, asked: Mapping[str, set[str]]) -> tuple[dict[str, str], dict[str, Project]]:
    """`f/F-2026-0001` and so on -> the form that was filled in; the project it belongs to."""
    session, visible = work.session, visible_to(work.actor)
    forms, held = dict[str, str](), dict[str, str | None]()
    for run in runs.runs_by_number(session, asked["f"], visible):
        forms[f"f/{run.number}"], held[f"f/{run.number}"] = run.checklist_id, run.project_id
    for row in registers.rows_by_id(session, asked["rows"], visible).values():
        held[f"rows/{row.id}"] = row.project_id
    if asked["lessons"]:
        held |= {f"lessons/{one.number}": one.project_id for one in lessons.list_lessons(session, visible)}
    if not (held or asked["projects"]):
        return forms, {}
    there = {one.id: one for one in projects.list_projects(session, visible, merged=True)}
    owning = {name: there[id_] for name, id_ in held.items() if id_ in there}
    return forms, owning | {f"projects/{one.number}": one for one in there.values()}
