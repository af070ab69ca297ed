"""All projects as rules read them: what can be said of each in one word, and its facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.compiled import Compiled
from app.definitions.types import Kind
from app.services.gate_days import next_gates
from app.services.work import Work
from app.store import EVERYTHING, editions, people, projects

Json = Any
Value = Any
NO_PROJECT = ("withdrawn",)  # began by mistake


def fact_value(kind: Kind, value: Json) -> Value:
    """A fact as rules read it; `kind`: of its type."""
    if value is None:
        return None
    match kind:
        case "money":
            return Decimal(int(value)) / 100
        case "number":
            return Decimal(str(value))
        case "date":
            return date.fromisoformat(value)
        case "codes" | "refs":
            return tuple(value) if isinstance(value, list) else (value,)
    return value


def _holders(work: Work) -> dict[tuple[str, str], str]:
    """(project id, role) -> who holds it."""
    today = editions.today(work.session, work.now)
    held = people.in_projects(work.session, today, ("PM", "SPO"))
    return {(str(one.project_id), one.role): one.person_id for one in reversed(held)}


def project_rows(work: Work, compiled: Compiled) -> tuple[dict[str, Value], ...]:
    """Every project with its facts, as `portfolio.projects`."""
    facts = projects.facts_of_all(work.session)
    holders = _holders(work)
    types = compiled.types
    found = []
    there = [one for one in projects.list_projects(work.session, EVERYTHING) if one.state not in NO_PROJECT]
    ahead = next_gates(work, there)
    for one in there:
        told = facts.get(one.id, {})
        row: dict[str, Value] = {
            name: fact_value(types[f"project.{name}"].kind, value)
            for name, value in told.items()
            if f"project.{name}" in types
        }
        row |= {
            "number": one.number,
            "title": one.title,
            "class": one.project_class,
            "phase": one.phase,
            "state": one.state,
            "sponsor": told.get("sponsor") or holders.get((one.id, "SPO")),
            "pm": holders.get((one.id, "PM")),
            "next_gate": ahead[one.id],
            "project": one.number,
            "ref": one.number,
            "_id": one.number,
        }
        found.append(row)
    return tuple(found)
