"""What a status or the calendar opens elsewhere: do role, register and columns exist, does it do anything?"""

from __future__ import annotations

from app.definitions.columns import columns_of
from app.definitions.lint.look import Look
from app.definitions.lint.written import Placed
from app.definitions.register import Opens, Register


def opens(look: Look, one: Opens | None, at: Placed) -> None:
    """The row that is opened, where one is."""
    if one is None:
        return
    if one.to is not None:
        look.role(one.to, at.source, *at.where, "to")
    into = look.library.registers.get(one.register_)
    if into is None:
        look.note("unknown-register", at.source, *at.where, "register", id=one.register_)
        return
    known = columns_of(into)
    for id_ in one.columns:
        look.one_of("unknown-column", id_, known, at.source, *at.where, "columns", id_, of=into.id)


def clocks(look: Look, register: Register, at: Placed) -> None:
    """What waits for a date in a register."""
    codes = [one.code for one in register.statuses]
    for j, one in enumerate(register.clock):
        place = at.below("clock", j)
        if one.status is None and one.opens is None:
            look.note("clock-idle", place.source, *place.where, id=one.id)
        if one.status is not None:
            where = (*place.where, "status")
            look.one_of("unknown-option", one.status, codes, place.source, *where, field="status")
        opens(look, one.opens, place.below("opens"))


def clock_places(register: Register, at: Placed) -> dict[str, Placed]:
    """Where each condition and formula of what waits for a date stands, by the key of its slot."""
    found: dict[str, Placed] = {}
    for j, one in enumerate(register.clock):
        place = at.below("clock", j)
        found[f"clock.{one.id}.when"] = place.below("when")
        for name in one.opens.formulas() if one.opens is not None else ():
            found[f"clock.{one.id}.{name}"] = place.below("opens", *name.split("."))
    return found
