"""What a page says of values that nobody typed: how they are worked out, what they lack, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.definitions.checklist import Field
from app.definitions.labels import Labels
from app.definitions.rules import Node, formula, lacking
from app.definitions.text import LANGS, Lang, Text
from app.runs.path import RowState
from app.services.runs.form_views import InRegister, Json
from app.services.runs.live import REF
from app.services.runs.opening import OpenRun
from app.store.row_events import filled

Say = Callable[[Node, Lang, Labels], str]


def sentence(opened: OpenRun, node: Node | None, say: Say) -> Text | None:
    """A rule in words, in both languages."""
    if node is None:
        return None
    return Text(**{lang: say(node, lang, opened.compiled.labels) for lang in LANGS})


def formulas(opened: OpenRun, field: Field) -> dict[str, Text]:
    """Column -> how it is worked out, for the columns of a table that the product works out."""
    found = {one.id: opened.compiled.calc.get(f"{field.id}.{one.id}") for one in field.columns}
    return {id_: text for id_, node in found.items() if (text := sentence(opened, node, formula))}


def lacks(opened: OpenRun, name: str, value: Any, row: Mapping[str, Any] | None = None) -> tuple[Text, ...]:
    """What is not known yet, for want of which the value called `name` is not worked out."""
    node = opened.compiled.calc.get(name)
    if node is None or value is not None:
        return ()
    compiled = opened.compiled
    found = lacking(node, opened.walk.scope, compiled.resolved.scales, row, compiled.calc)
    labels = (Text(**{lang: compiled.labels.label(one, lang) for lang in LANGS}) for one in found)
    return tuple(dict.fromkeys(labels))


class Standing:
    """The rows of a live table that stand in its register, with what the answer changes of them."""

    def __init__(self, opened: OpenRun, field: Field) -> None:
        self._base = {one["_id"]: one for one in opened.base.get(field.id, ())}
        there = opened.around.rows.get(field.register_ or "", ()) if self._base else ()
        self._since = {one.id: (one.updated_at or one.created_at).date() for one in there}

    def of(self, row: RowState) -> InRegister | None:
        """Where `row` stands; None for a row that is new."""
        base = self._base.get(row.stored.get(REF) or row.id)
        if base is None:
            return None
        return InRegister(base["_id"], int(base.get("number") or 0), self._since.get(base["_id"]))

    def was(self, row: RowState, column: str, value: Json) -> tuple[bool, Json]:
        """Whether the answer changes what stands in the register, and what that is."""
        base = self._base.get(row.stored.get(REF) or row.id)
        if base is None or base.get(column) == value:
            return False, None
        return filled(base.get(column)) or filled(value), base.get(column)
