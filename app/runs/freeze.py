"""What a finished form keeps of itself: every label, value, result and reason, in both languages.

A finished page is drawn from this and calls no rule; a later edition cannot change what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.definitions.checklist import Asked, Column, Field
from app.definitions.compiled import Compiled
from app.definitions.labels import Labels
from app.definitions.rules import Node, formula, reads, words
from app.definitions.rules.nodes import Name
from app.definitions.text import LANGS, Lang, Text
from app.runs.path import FieldState, RowState, Walk
from app.runs.pen import typed
from app.runs.row_names import pointed_at
from app.runs.values import Json, Value

FORMAT = 1
PLAIN = ("yes", "no", "na")  # what is worked out and says itself


@dataclass(frozen=True)
class Signature:
    """Who gave an answer, and when."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Names:
    """How ids read: of people, and (in both languages) of pages and other things answers point at."""

    known: Mapping[str, str]
    things: Mapping[str, Text] = field(default_factory=dict)
    roles: Mapping[str, Text] = field(default_factory=dict)

    def of(self, value: Json, lang: str = "en") -> str | None:
        """The name behind an id, or behind several; an id that nothing bears stands for itself."""
        ids = value if isinstance(value, list) else [value]
        found = [self._one(str(one), lang) for one in ids]
        return ", ".join(found) if found else None

    def _one(self, id_: str, lang: str) -> str:
        thing = self.things.get(id_)
        return thing[lang] if thing is not None else self.known.get(id_, id_)


def plain(value: Value) -> Json:
    """An engine value as JSON without floats: numbers as decimal strings, dates as ISO."""
    match value:
        case None | bool() | str():
            return value
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case Mapping():
            return {name: plain(one) for name, one in value.items()}
        case _:
            return str(value)


def _both(text: Text) -> dict[str, str]:
    return {lang: text[lang] for lang in LANGS}


def _option_labels(asked: Asked, value: Json) -> dict[str, str] | None:
    if not isinstance(asked.choices, tuple):
        return None
    chosen = value if isinstance(value, list) else [value]
    options = [one for one in asked.choices if one.code in chosen]
    return {lang: ", ".join(one.label[lang] for one in options) for lang in LANGS} if options else None


def _shown(asked: Asked, value: Json, names: Names) -> dict[str, str] | None:
    """The words for a stored value where the value itself is a code or an id."""
    if value in (None, ""):
        return None
    if asked.type == "role" and str(value) in names.roles:
        return _both(names.roles[str(value)])
    if asked.type == "rating" and asked.anchors and 1 <= int(value) <= len(asked.anchors):
        return {lang: f"{value} · {asked.anchors[int(value) - 1][lang]}" for lang in LANGS}
    if asked.type in ("person", "ref"):
        return {lang: names.of(value, lang) or "" for lang in LANGS} if value else None
    return _option_labels(asked, value)


def called(compiled: Compiled, name: str, value: Value, names: Names, also: str = "") -> Text | None:
    """What a worked-out code or id, or several, are called: option, role or person; None = it says itself.

    `also`: the column of a register that it comes to stand in.
    """
    if name not in compiled.calc:
        return None
    if not isinstance(value, tuple):
        return _called(compiled, name, value, names, also)
    each = [(one, _called(compiled, name, one, names, also)) for one in value]
    if not any(said for _, said in each):
        return None
    # A title may hold a comma.
    return Text(**{lang: "; ".join(said[lang] if said else str(one) for one, said in each) for lang in LANGS})


def _called(compiled: Compiled, name: str, value: Value, names: Names, also: str) -> Text | None:
    if not isinstance(value, str) or value in PLAIN:
        return None
    for one in (also, name, *sorted(reads(compiled.calc[name]))):
        if compiled.labels.option(one, value, "en") != value:
            return Text(**{lang: compiled.labels.option(one, value, lang) for lang in LANGS})
    if value in names.roles:
        return names.roles[value]
    known = value in names.known or value in names.things
    return Text(**{lang: names.of(value, lang) or value for lang in LANGS}) if known else None


def called_cell(compiled: Compiled, field: Field, column: Column, row: RowState, names: Names) -> Text | None:
    """The same for a cell that is worked out."""
    there = f"reg.{field.register_}.{column.id}" if field.register_ else ""
    return called(compiled, f"{field.id}.{column.id}", row.values.get(column.id), names, there)


def _cell(walk: Walk, field: Field, column: Column, row: RowState, names: Names) -> dict[str, Any]:
    if row.criterion is not None and column.id == "text":
        return {
            "id": column.id,
            "label": _both(column.label),
            "type": "text",
            "shown": _both(row.criterion.text),
        }
    stored = row.stored.get(column.id) if typed(column) else plain(row.values.get(column.id))
    cell = {"id": column.id, "label": _both(column.label), "type": column.type, "value": stored}
    if f"{field.id}.{column.id}" in walk.compiled.amounts:
        cell["money"] = True
    if column.preset:
        cell["preset"] = True  # nobody wrote it, so nobody corrects it
    said = None if typed(column) else called_cell(walk.compiled, field, column, row, names)
    return cell | {"shown": _both(said) if said is not None else _shown(column, stored, names)}


def _sentence(walk: Walk, node: Node | None, say: Callable[[Node, Lang, Labels], str]) -> Json:
    return {lang: say(node, lang, walk.compiled.labels) for lang in LANGS} if node is not None else None


def _formula(walk: Walk, name: str) -> Json:
    """How a value is worked out; nothing to tell where it is only taken over."""
    node = walk.compiled.calc.get(name)
    return None if isinstance(node, Name) else _sentence(walk, node, formula)


def _field(walk: Walk, one: FieldState, names: Names, given: Mapping[str, Signature]) -> dict[str, Any]:
    field = one.field
    computed = field.type == "calc" or field.calc is not None
    value = plain(one.value) if computed else one.stored
    said = called(walk.compiled, field.id, one.value, names) if computed else None
    kept: dict[str, Any] = {
        "id": field.id,
        "type": field.type,
        "label": _both(field.label),
        "value": value,
        "shown": _both(said) if said is not None else _shown(field, value, names),
        "reason": _sentence(walk, walk.compiled.show.get(field.id), words),
        "formula": _formula(walk, field.id) if computed else None,
    }
    if field.id in walk.compiled.amounts:
        kept["money"] = True
    if one.rows:
        kept["rows"] = [
            {
                "id": row.id,
                "cells": [
                    _cell(walk, field, column, row, names)
                    for column in field.columns
                    if column.id not in row.hidden
                ],
            }
            for row in one.rows
        ]
    if field.id in given:
        kept |= {"by": given[field.id].name, "at": given[field.id].at.isoformat()}
    return kept


def _context(walk: Walk) -> dict[str, Json]:
    asked = set(walk.fields)
    return {name: plain(value) for name, value in walk.scope.items() if name not in asked}


def freeze(
    walk: Walk, head: Mapping[str, Json], names: Names, given: Mapping[str, Signature]
) -> dict[str, Any]:
    """The record of a run as JSON. `head` is kept as it is; `given`: field id -> who answered, and when."""
    names = replace(names, known={**pointed_at(walk), **names.known})
    steps = [
        {
            "id": step.id,
            "title": _both(step.title),
            "fields": [_field(walk, one, names, given) for one in walk.shown(step.id)],
        }
        for step in walk.steps()
    ]
    closed = [
        {"option": code, "reasons": [_both(rule.message) for rule in rules]}
        for one in walk.fields.values()
        for code, rules in walk.closed(one.field.id).items()
    ]
    return {"format": FORMAT, **head, "steps": steps, "closed": closed, "context": _context(walk)}
