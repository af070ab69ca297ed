"""A witness: answers and facts that prove that a question can be reached, or that a rule can bite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.definitions.rules.nodes import Call, Compare, Literal, Name
from app.definitions.rules.witness.form import Form, fields, shown
from app.definitions.rules.witness.goal import Goal
from app.definitions.rules.witness.search import Search
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

    `target`: a field, a column (`table.column`) or the code of a criterion (it is asked), a rule (it
    bites), `not:<rule>` (it lets through), `check:<field>` (its check fails) or `warn:<field>` (it warns).
    KeyError when there is no such thing.
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
    kind, _, name = target.rpartition(":")
    if kind == "check":
        return (*_asked(form, name), Goal(form.check[name], False))
    if kind == "warn":
        return (*_asked(form, name), Goal(form.warn[name], True))
    for rule, when in form.rules:
        if rule.id == name:
            return None if when is None else (Goal(when, kind != "not"),)
    if target in {one.code for one in form.checklist.criteria}:
        show = form.criterion_show.get(target)
        return () if show is None else (Goal(show, True),)
    return _asked(form, target)


def _asked(form: Form, name: str) -> tuple[Goal, ...]:
    """That a question is asked; of a column, that its table is asked, has a row and asks it there."""
    own = (Goal(shown(form, name), True),) if name in form.show else ()
    table, _, column = name.rpartition(".")
    for field in fields(form):
        if field.id == name:
            return own
        if field.id == table and column in {one.id for one in field.columns}:
            row = Compare(">", Call("count", (Name(table),)), Literal(Decimal(0), "number"))
            return (*_asked(form, table), Goal(row, True), *own)
    raise KeyError(name)


def _witness(form: Form, found: Mapping[str, Value]) -> Witness:
    asked = {field.id for field in fields(form)}
    told = {
        name: value for name, value in found.items() if value is not None and form.settings.get(name) != value
    }
    return Witness(
        answers={name: value for name, value in told.items() if name in asked},
        context={name: value for name, value in told.items() if name not in asked},
    )
