"""A witness: answers and facts that prove that a question can be reached, or that a rule can bite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.definitions.rules.witness.form import Form, fields
from app.definitions.rules.witness.search import Goal, Search
from app.definitions.types import Value

__all__ = ["Form", "Witness", "witness"]


@dataclass(frozen=True)
class Witness:
    """`answers` by field and `context` by name (`project.class`), as rules read them (engine values).

    Only what the proof needs is in it; rows have an `_id`, those of criteria their code. A setting is in
    the context only where the proof needs another value than the organisation's.
    """

    answers: Mapping[str, Value]
    context: Mapping[str, Value]


def witness(form: Form, target: str) -> Witness | None:
    """Answers and facts under which `target` is so; None when none was found.

    `target`: a field or the code of a criterion (it is asked), a rule (it bites), `check:<field>` (its
    check fails) or `warn:<field>` (it warns). KeyError when there is no such thing.
    """
    goals = _goals(form, target)
    if goals is None:
        return None
    for fixed in (form.settings, {}):
        found = Search(form, goals).first(fixed)
        if found is not None:
            return _witness(form, found)
    return None


def _goals(form: Form, target: str) -> tuple[Goal, ...] | None:
    """What must be so; None for a rule without a condition, which nothing can prove."""
    kind, _, field = target.rpartition(":")
    shown = (Goal(form.show[field], True),) if field in form.show else ()
    if kind == "check":
        return (*shown, Goal(form.check[field], False))
    if kind == "warn":
        return (*shown, Goal(form.warn[field], True))
    for rule, when in form.rules:
        if rule.id == target:
            return None if when is None else (Goal(when, True),)
    if target in {one.code for one in form.checklist.criteria}:
        show = form.criterion_show.get(target)
        return () if show is None else (Goal(show, True),)
    if target not in {one.id for one in fields(form)}:
        raise KeyError(target)
    return shown


def _witness(form: Form, found: Mapping[str, Value]) -> Witness:
    asked = {field.id for field in fields(form)}
    told = {
        name: value for name, value in found.items() if value is not None and form.settings.get(name) != value
    }
    return Witness(
        answers={name: value for name, value in told.items() if name in asked},
        context={name: value for name, value in told.items() if name not in asked},
    )
