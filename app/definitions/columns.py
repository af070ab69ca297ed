"""The columns that every register has beside its own, and the ones that only rules read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from app.definitions.checklist import Column, Option
from app.definitions.text import Text
from app.definitions.types import TEXT, YESNO, Type

# What rules may read of any row, with its words: nobody fills these in.
IMPLICIT: Mapping[str, tuple[Type, Text]] = MappingProxyType(
    {
        "number": (TEXT, Text(en="Number", nl="Nummer")),
        "overdue": (YESNO, Text(en="Overdue?", nl="Te laat?")),
        "ref": (Type("ref"), Text(en="Row", nl="Regel")),
        "project": (Type("ref"), Text(en="Project", nl="Project")),
    }
)


class WithRows(Protocol):
    """A register, or what a form reads of one."""

    @property
    def id(self) -> str: ...
    @property
    def columns(self) -> tuple[Column, ...]: ...
    @property
    def statuses(self) -> Iterable[Option]: ...


def columns_of(register: WithRows) -> dict[str, Column]:
    """All columns that a form can take: those of the register itself, owner, due, status and number.

    A register that writes one of these four itself (with words of its own) keeps it.
    """
    statuses = tuple(Option(code=one.code, label=one.label, help=one.help) for one in register.statuses)
    standard = (
        Column(id="owner", type="person", label=Text(en="Owner", nl="Eigenaar")),
        Column(id="due", type="date", label=Text(en="Due date", nl="Uiterste datum")),
        Column(id="status", type="choice", label=Text(en="Status", nl="Status"), choices=statuses),
        Column(id="number", type="text", label=IMPLICIT["number"][1], preset=True),
    )
    own = {one.id: one for one in register.columns}
    return own | {one.id: one for one in standard if one.id not in own}
