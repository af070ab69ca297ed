"""What somebody wants to see of what was found: a kind, a process, a phase, a handbook, own projects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.handbook.search import Hit
from app.services.search_origin import Origins
from app.services.work import Work

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
        """Whether hits have to be looked at one by one."""
        return self.of_projects or self.process is not None

    def groups(self) -> dict[str, tuple[str, ...]]:
        """The groups to show, each with its kinds."""
        found = {}
        for group, kinds in GROUPS.items():
            chosen = kinds if self.kind in (None, group) else tuple(one for one in kinds if one == self.kind)
            if chosen and (group == "kept" or not self.of_projects):
                found[group] = chosen
        return found

    def keep(self, work: Work, hits: Iterable[Hit], known: Origins) -> list[Hit]:
        """Those of `hits` that belong to the chosen process, phase and projects."""
        own = {held.project_id for held in work.actor.roles}
        kept = []
        for hit in hits:
            project = known.projects.get(hit.url)
            fits = self.process is None or known.processes.get(hit.url) == self.process
            if self.phase is not None:
                fits = fits and project is not None and project.phase == self.phase
            if self.mine:
                fits = fits and project is not None and project.id in own
            if fits:
                kept.append(hit)
        return kept
