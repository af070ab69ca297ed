"""Everything the PMO wrote, by id, and where each of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.definitions.checklist import Checklist, Part
from app.definitions.method import Method, Process, Role, Term
from app.definitions.register import Duty, Register
from app.definitions.training import Module
from app.definitions.yaml12 import Source

# What stands in for `method.yml` where that file cannot be read; nothing else is checked against it.
BLANK = Method.model_validate(
    {
        "title": "–", "organisation": "–", "currency": "EUR", "timezone": "UTC",
        "phases": (), "gates": (), "decisions": (), "classes": (), "scales": {}, "settings": {},
    }
)  # fmt: skip


@dataclass(frozen=True)
class Library:
    """The method with its roles, terms, registers, processes, checklists and training.

    `sources` holds the file of each by key: `method`, `roles`, `glossary`, `registers`,
    `duties`, `processes/<id>`, `checklists/<id>`, `parts/<id>`, `modules/<id>`. `broken` holds the keys of
    files that could not be read as what they are: a reference to one of these is not called dangling as well.
    """

    method: Method = BLANK
    roles: Mapping[str, Role] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    duties: Mapping[str, Duty] = field(default_factory=dict)
    processes: Mapping[str, Process] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def known(self, kind: str, id_: str) -> bool:
        """Whether there is a file for this id of that kind (`processes`, `modules` …), broken or not."""
        return f"{kind}/{id_}" in self.sources or f"{kind}/{id_}" in self.broken
