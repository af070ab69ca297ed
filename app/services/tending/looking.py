"""What the conditions of a clock read beside the row: settings, the project, and rows of all projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.definitions.context import OWN_REGISTERS
from app.definitions.register import Register
from app.definitions.register_rules import RegisterRules
from app.definitions.rules import reads
from app.services.editions import library
from app.services.registers.holders import holder_of
from app.services.registers.project_facts import project_values
from app.services.registers.values import engine_rows, rules_of
from app.services.work import Work
from app.store import EVERYTHING, editions, projects, registers
from app.store.model import Project

Value = Any
HELD = {"project.sponsor": "SPO", "project.pm": "PM"}


class Looking:
    """All that the clock of one register reads, each loaded once."""

    def __init__(self, work: Work, register: Register) -> None:
        self.work = work
        self.register = register
        self.rules: RegisterRules = rules_of(library(work), register.id)
        self.today: date = editions.today(work.session, work.now)
        self.names = frozenset(name for node in self.rules.clock.values() for name in reads(node))
        # A project that began by mistake, or went up in another one, is not tended.
        self.projects = {
            one.id: one
            for one in projects.list_projects(work.session, EVERYTHING)
            if one.state != "withdrawn"
        }
        self._wide: Mapping[str, Value] = {
            **self.rules.settings,
            "run.now": self.today,
            **self._tables(),
        }
        self._scopes: dict[str | None, Mapping[str, Value]] = {}

    def _tables(self) -> dict[str, Value]:
        named = {name.split(".")[1] for name in self.names if name.startswith("portfolio.")}
        numbers = {one.id: one.number for one in self.projects.values()}
        return {
            f"portfolio.{id_}": engine_rows(
                library(self.work),
                id_,
                registers.list_rows(self.work.session, EVERYTHING, id_),
                numbers,
                self.today,
            )
            for id_ in sorted(named - {*OWN_REGISTERS})
        }

    def scope(self, project: Project | None) -> Mapping[str, Value]:
        """What a condition over a row of this project may read."""
        key = project.id if project is not None else None
        if key not in self._scopes:
            self._scopes[key] = {**self._wide, **(self._of(project) if project is not None else {})}
        return self._scopes[key]

    def _of(self, project: Project) -> Mapping[str, Value]:
        if not any(name.startswith("project.") for name in self.names):
            return {}
        asked = {name: role for name, role in HELD.items() if name in self.names}
        held = {name: holder_of(self.work, role, project.id) for name, role in asked.items()}
        return {**project_values(self.work, project), **held}
