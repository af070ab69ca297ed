"""Which questions a refusal is about, so that its page can lead there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.definitions.checklist import Rule
from app.definitions.text import Text
from app.runs.path import Walk


@dataclass(frozen=True)
class Concerned:
    """A question, and where it stands."""

    step: str
    field: str
    label: Text


def leads_of(walk: Walk, rules: Iterable[Rule], but: str = "") -> tuple[Concerned, ...]:
    """The questions in sight that these rules are about, in the order of the form.

    `but`: the question that the page asks itself; nobody has to be led to where he is.
    """
    named = {name for rule in rules for name in rule.fields} - {but}
    return tuple(
        Concerned(one.step.id, name, one.field.label)
        for name, one in walk.fields.items()
        if name in named and one.shown
    )
