"""What is found, as the page of the search shows it: in groups, with where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.definitions.library import Library
from app.definitions.method import Term
from app.handbook.search import Found, Hit
from app.services import search_terms
from app.services.editions import current_id, in_order, library
from app.services.rights import visible_to
from app.services.search import answered, limits_of
from app.services.search_filters import Wanted
from app.services.search_index import editions_held
from app.services.work import Work
from app.store import editions, projects
from app.store.model import Project

MOST = 60  # hits of a group that are counted
QUESTIONS = "questions"  # the register in which people ask the PMO


@dataclass(frozen=True)
class Group:
    """Some hits of like kind, best first. `more`: there are even more than are counted."""

    code: str
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True)
class Results:
    """Everything that a question brought."""

    groups: tuple[Group, ...] = ()
    projects: Mapping[str, Project] = field(default_factory=dict)  # by id; only what the reader may see
    meaning: Hit | None = None  # the term that was asked for
    suggestion: str | None = None
    near: tuple[Term, ...] = ()  # terms to go on with where nothing was found
    ask: bool = False  # whether the PMO can be asked in a register

    @property
    def total(self) -> int:
        """How many hits are counted."""
        return sum(len(one.hits) for one in self.groups) + (self.meaning is not None)


def look(work: Work, q: str, lang: str, wanted: Wanted) -> Results:
    """What `q` finds, best first in each group; a group with the very number that was typed comes first."""
    known = library(work) if current_id(work) is not None else Library()
    found = _in_groups(work, q, lang, wanted)
    meaning = _meaning(known, q, lang, found.get("terms", Found()))
    groups = []
    for group, one in found.items():
        if rest := tuple(hit for hit in one.hits if hit != meaning):
            groups.append(Group(group, rest, len(one.hits) >= MOST))
    groups.sort(key=lambda one: one.hits[0].code.casefold() != q.strip().casefold())
    nothing = not groups and meaning is None
    return Results(
        groups=tuple(groups),
        projects=_belonging(work, groups),
        meaning=meaning,
        suggestion=next((one.suggestion for one in found.values() if one.suggestion), None),
        near=tuple(search_terms.near(known.glossary.values(), q)) if nothing else (),
        ask=nothing and QUESTIONS in known.registers,
    )


def _in_groups(work: Work, q: str, lang: str, wanted: Wanted) -> dict[str, Found]:
    """Each group is asked for apart, so that none pushes another out."""
    limits = wanted.within(work, limits_of(work, edition=wanted.edition))
    kinds = {group: replace(limits, kinds=frozenset(kinds)) for group, kinds in wanted.groups().items()}
    return answered(
        work, lambda index: {group: index.search(q, lang, one, MOST) for group, one in kinds.items()}
    )


def _belonging(work: Work, groups: Iterable[Group]) -> dict[str, Project]:
    """Who may see a row or a record need not see its project; then nothing is told of the project."""
    ids = {hit.project for one in groups for hit in one.hits} - {""}
    return projects.projects_by_id(work.session, ids, visible_to(work.actor)) if ids else {}


def _meaning(known: Library, q: str, lang: str, found: Found) -> Hit | None:
    """The term that was asked for, in the reader's language, if a filter did not take it away."""
    term = search_terms.asked_for(known.glossary.values(), q)
    there = [hit for hit in found.hits if term and hit.url.endswith(f"#{term.id}")]
    return min(there, key=lambda hit: hit.lang != lang, default=None)


def choices(work: Work) -> list[str]:
    """The editions that can be searched, the newest first; the first is the one that is searched unasked."""
    held = editions_held(work)
    return [one.id for one in in_order(editions.list_editions(work.session)) if one.id in held]
