"""What the rules of a register may read of the project that a row belongs to."""

from __future__ import annotations

from typing import Any

from app.definitions.asked_types import fact_type
from app.services.editions import library
from app.services.gate_days import next_gates
from app.services.runs.portfolio import fact_value
from app.services.work import Work
from app.store import projects
from app.store.model import Project

Value = Any


def project_values(work: Work, project: Project | None) -> dict[str, Value]:
    """`project.<name>` -> engine value; nothing where rows belong to no project, or to several."""
    if project is None:
        return {}
    known = library(work)
    facts = {
        f"project.{name}": fact_value(fact_type(known.method.facts[name], known.roles).kind, value)
        for name, value in projects.facts(work.session, project.id).items()
        if name in known.method.facts
    }
    return facts | {
        "project.class": project.project_class,
        "project.number": project.number,
        "project.title": project.title,
        "project.phase": project.phase,
        "project.state": project.state,
        "project.next_gate": next_gates(work, (project,))[project.id],
    }
