"""What is offered while somebody types: a word with its meaning, a form to start, a page, an own project."""

from __future__ import annotations

from dataclasses import dataclass

from app.handbook.search import Search, Title
from app.handbook.search.analysis import fold, is_stop, words
from app.services.rights import visible_to
from app.services.search import answered, limits_of
from app.services.work import Work
from app.store import projects
from app.store.model import Project

MOST, PROJECTS = 7, 2
START = frozenset(("start", "starts", "begin", "begint", "nieuw", "nieuwe", "new", "make", "maak"))


@dataclass(frozen=True)
class Suggested:
    """Somewhere to go at once. `kind` as in the index; `code`: the number people say, or empty."""

    kind: str
    title: str
    url: str
    lang: str
    code: str = ""


def suggest(work: Work, typed: str, lang: str, edition: str | None = None) -> list[Suggested]:
    """At most a few things whose names begin as somebody types; own projects first, the newest first."""
    begun = [word for word, _, _ in words(typed)]
    if not begun:
        return []
    own = [
        Suggested("project", one.title, f"/projects/{one.number}", lang, one.number)
        for one in _own(work)
        if _begins(begun, one)
    ]
    limits = limits_of(work, edition=edition)
    asked = [typed, " ".join(_named(begun))]

    def titles(index: Search) -> list[Title]:
        return [one for each in asked for one in index.suggest(each, lang, limits, MOST)]

    found = answered(work, titles)
    if begun[0] in START:  # who wants to start something wants a form
        found.sort(key=lambda one: one.kind != "form")
    other = [Suggested(one.kind, one.title, one.url, one.lang, one.code) for one in found]
    return list({one.url: one for one in reversed([*own[:PROJECTS], *other])}.values())[::-1][:MOST]


def _own(work: Work) -> list[Project]:
    held = {one.project_id for one in work.actor.roles}
    if not held - {None}:
        return []
    return [one for one in projects.list_projects(work.session, visible_to(work.actor)) if one.id in held]


def _named(begun: list[str]) -> list[str]:
    """What “start a change request” names: all but the wish to begin and small words; the last one counts."""
    *before, last = begun
    return [*(one for one in before if one not in START and not is_stop(one)), last]


def _begins(begun: list[str], project: Project) -> bool:
    """Whether each word that was typed begins one of the project's."""
    there = [fold(word) for word in (project.number, *project.title.split())]
    there += [word for word, _, _ in words(project.title)]
    return all(any(word.startswith(one) for word in there) for one in begun)
