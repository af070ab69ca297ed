"""The life cycle of the handbook and the reader's project: "you are here", and the way there."""

from __future__ import annotations

from flask import request

from app.handbook.here import Here, life_cycle_page, shows_life_cycle, with_here
from app.services import editions
from app.services.whereabouts import whereabouts
from app.web.edge import actor, work
from app.web.language import chosen


def here(page: str, edition: str, lang: str) -> str:
    """A page with the life cycle, marked for who is signed in and has, or names, a project under way."""
    if not (actor().known and shows_life_cycle(page)):
        return page
    found = whereabouts(work(), request.args.get("project", ""))
    if found is None:
        return page
    project = found.project
    there = Here(project.number, project.title, project.phase, found.gate, found.expected)
    return with_here(page, editions.library(work(), edition).method, lang, there)


def way_to_life_cycle(number: str) -> str | None:
    """The address of the page that explains the phases, for a project; None where no page does."""
    edition = editions.current_id(work())
    page = life_cycle_page(editions.handbook_folder(work(), edition)) if edition else None
    if page is None:
        return None
    return f"/handbook/{edition}/{'nl/' if chosen() == 'nl' else ''}{page}?project={number}"
