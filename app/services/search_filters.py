"""What somebody wants to see of what was found: a kind, a process, a phase, a handbook, own projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.handbook.search import Limits
from app.services.rights import visible_to
from app.services.work import Work
from app.store import projects

# In the order of the page: do it, read it, what a word means, what was kept.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "do": ("form",),
        "read": ("process", "handbook", "question", "role"),
        "terms": ("term",),
        "kept": ("project", "record", "row", "lesson"),
    }
)


@dataclass(frozen=True)
class Wanted:
    """A choice among what is found; None and False = no choice. `kind` names a kind or a whole group.

    `phase` is that of a project, so it leaves only what belongs to one, as `mine` does.
    """

    kind: str | None = None
    process: str | None = None
    phase: str | None = None
    edition: str | None = None
    mine: bool = False

    @property
    def of_projects(self) -> bool:
        """Whether only what belongs to a project is wanted."""
        return self.mine or self.phase is not None

    @property
    def narrow(self) -> bool:
        """Whether only a part of the house is looked through."""
        return self.of_projects or self.process is not None

    def groups(self) -> dict[str, tuple[str, ...]]:
        """The groups to show, each with its kinds."""
        found = {}
        for group, kinds in GROUPS.items():
            chosen = kinds if self.kind in (None, group) else tuple(one for one in kinds if one == self.kind)
            if chosen and (group == "kept" or not self.of_projects):
                found[group] = chosen
        return found

    def within(self, work: Work, limits: Limits) -> Limits:
        """`limits`, and of what they leave only what is wanted. The database says in which projects."""
        processes = frozenset((self.process,)) if self.process is not None else None
        projects = frozenset(self._projects(work)) if self.of_projects else None
        return replace(limits, processes=processes, projects=projects)

    def _projects(self, work: Work) -> Iterator[str]:
        """The ids of the projects that are in the phase and the actor's own, of those that may be seen."""
        own = {held.project_id for held in work.actor.roles}
        for one in projects.list_projects(work.session, visible_to(work.actor), merged=True):
            if self.phase in (None, one.phase) and (one.id in own or not self.mine):
                yield one.id
