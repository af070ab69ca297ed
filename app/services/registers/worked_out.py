"""What a register works out itself, said as formulas: its calculated columns, and the numbers on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.definitions.labels import RegisterLabels
from app.definitions.library import Library
from app.definitions.register_rules import register_slots
from app.definitions.rules import formula
from app.definitions.text import LANGS, Text
from app.services.editions import current_edition, library
from app.services.registers.definition import register_of
from app.services.work import Work

# An edition never changes, so what it works out is put into words once in the life of a process.
_KNOWN: dict[tuple[str, str], Mapping[str, WorkedOut]] = {}


@dataclass(frozen=True)
class WorkedOut:
    """How something is worked out, and what kind of value comes out of it."""

    formula: Text
    kind: str


def put_into_words(known: Library, register_id: str) -> Mapping[str, WorkedOut]:
    """What a register works out, as formulas in words."""
    register = known.registers[register_id]
    roles = {code: role.title for code, role in known.roles.items()}
    labels = RegisterLabels(register, known.method.settings, roles)
    return {
        slot.key: WorkedOut(
            Text(**{lang: formula(slot.node, lang, labels) for lang in LANGS}),
            slot.type.kind if slot.type is not None else "text",
        )
        for slot in register_slots(known, register)
        if slot.use == "calc" and slot.node is not None and not slot.key.startswith("opens.")
    }


def worked_out(work: Work, register_id: str) -> Mapping[str, WorkedOut]:
    """The formula of each calculated column, and of each number on top as `totals.<id>`. Raises Refused."""
    register = register_of(work, register_id)
    key = (current_edition(work).source_hash, register.id)
    if key not in _KNOWN:
        _KNOWN[key] = put_into_words(library(work), register.id)
    return _KNOWN[key]
