"""One look at a tree of content: what was read, and the findings so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.definitions.finding import Finding, finding, phrase
from app.definitions.library import Library
from app.definitions.reading import RESERVED_ROLES
from app.definitions.text import Text
from app.definitions.yaml12 import Source


@dataclass(frozen=True)
class Look:
    """What the checks share. `today` decides which reviews are overdue."""

    root: Path
    library: Library
    today: date
    findings: list[Finding] = field(default_factory=list)

    def note(self, rule: str, source: Source, *where: str | int, **args: str | Text) -> None:
        """Add a finding at a value of a file."""
        self.findings.append(finding(rule, source.path, source.at(*where), **args))

    def has(self, kind: str, id_: str) -> bool:
        """Whether a process, checklist or part is there; one that could not be read counts as there."""
        return self.library.known(kind, id_)

    def role(self, code: str, source: Source, *where: str | int, words: bool = False) -> None:
        """A code must be that of a role, or (`words`) one of the words that a form resolves to one."""
        if "roles" in self.library.broken or code in self.library.roles:
            return
        if words and code in RESERVED_ROLES:
            return
        more = phrase("role-words") if words else ""
        self.note("unknown-role", source, *where, id=code, words=more)

    def one_of(
        self, rule: str, id_: str, among: Iterable[str], source: Source, *where: str | int, **args: str
    ) -> None:
        """An id must be among those that are known."""
        if id_ not in among:
            self.note(rule, source, *where, id=id_, **args)

    def day(self, value: str, source: Source, *where: str | int) -> date | None:
        """A day of the calendar, or a finding."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.note("bad-date", source, *where, value=value)
            return None

    def review(self, value: str, source: Source, *where: str | int) -> None:
        """A review that should have taken place is a warning."""
        day = self.day(value, source, *where)
        if day is not None and day < self.today:
            self.note("review-overdue", source, *where, value=value)

    def once(self, items: Iterable[tuple[str, Source, tuple[str | int, ...]]]) -> None:
        """Ids of one kind, with their places: the second of two is a finding."""
        seen: set[str] = set()
        for id_, source, where in items:
            if id_ in seen:
                self.note("id-twice", source, *where, id=id_)
            seen.add(id_)
