"""Projects that look like one, or like the idea in a form: found without asking, among those one may see.

Alike is what shares at least two telling words, one of which stands in one of both titles. No score is shown
and none is kept: the words are the reason. Closed projects count as much as running ones, they have lessons.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.handbook.search import IndexMissing, Limits, Meaning
from app.services.editions import library
from app.services.lessons.subject import of_form
from app.services.projects import listed
from app.services.runs.opening import open_run
from app.services.search_audience import audiences
from app.services.search_entries import of_project
from app.services.search_following import following
from app.services.search_index import catch_up
from app.services.similar_words import meaning
from app.services.work import Work
from app.store.model import Project

MOST = 3
ENOUGH = 2  # words that both are about; one may be chance


@dataclass(frozen=True)
class Similar:
    """A project, and what it is about as well, in the words of the one that is looked at."""

    project: Project
    words: tuple[str, ...]


def like_project(work: Work, project: Project) -> tuple[Similar, ...]:
    """At most a few projects like this one, those that share most first, then the newest."""
    text = " ".join(one.text for one in of_project(work.session, project))
    return _like(work, text, project.title, project)


def like_idea(work: Work, number: str) -> tuple[Similar, ...]:
    """The same for the form that begins a project, as it is filled in so far. Raises Refused."""
    form = open_run(work, number)
    if form.project is None:
        return ()
    return _like(work, of_form(work, form.project, form.walk).words, form.project.title, form.project)


def _like(work: Work, text: str, title: str, itself: Project) -> tuple[Similar, ...]:
    """Brings the index up to date first, so this is nothing for a transaction that writes.

    Without an index there is nothing to see: no page of a project waits until it is built.
    """
    there = {one.number: one for one in listed(work) if one.id != itself.id}
    known, limits = meaning(library(work)), Limits(audiences(work), frozenset({"project"}))
    try:
        catch_up(work)
        alike = following(work.settings).search.alike(dict.fromkeys(there, ()), limits, known)
    except IndexMissing:
        return ()
    found = [Similar(there[number], words) for number, words in alike.of(f"{title}. {text}").items()]
    telling = [one for one in found if _tells(known, one, title)]
    return tuple(sorted(telling, key=lambda one: -len(one.words))[:MOST])


def _tells(known: Meaning, one: Similar, title: str) -> bool:
    """Whether it shares enough, and something by which one of the two is called."""
    called = {
        stem for name in (title, one.project.title) for each in known.concepts(name) for stem in each.stems
    }
    shared = {stem for each in known.concepts(" ".join(one.words)) for stem in each.stems}
    return len(one.words) >= ENOUGH and not called.isdisjoint(shared)
