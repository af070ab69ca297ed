"""Which rows of registers come over when projects are merged.

Open rows that people keep going by hand: a risk, an action. What only forms write (reports, reviews) and
the dates of gates say how the other project stood, so they stay there to be read.
"""

from __future__ import annotations

from collections.abc import Collection

from app.definitions.method import Method
from app.definitions.register import Register
from app.services.editions import library
from app.services.work import Work
from app.store.model import RegisterRow

BY_FORMS = {"nobody", "owner"}


def _told_by(method: Method) -> frozenset[str]:
    """The registers that say where one project stands."""
    overview = method.overview
    named = (overview.colours, overview.gates) if overview is not None else ()
    return frozenset(one.register_ for one in named if one is not None)


def _kept_by_hand(register: Register) -> bool:
    return set(register.rights.add) != {"nobody"} or not set(register.rights.change) <= BY_FORMS


def living(work: Work, rows: Collection[RegisterRow]) -> tuple[RegisterRow, ...]:
    """Those of these rows that go on by themselves."""
    known = library(work)
    standing = _told_by(known.method)
    return tuple(
        row
        for row in rows
        if row.closed_at is None
        and row.register in known.registers
        and row.register not in standing
        and _kept_by_hand(known.registers[row.register])
    )


def same_code(
    work: Work, coming: Collection[RegisterRow], ours: Collection[RegisterRow]
) -> tuple[tuple[RegisterRow, RegisterRow], ...]:
    """Rows that come over and that the register cannot tell from one that is there: theirs, ours."""
    known = library(work).registers
    found = []
    for row in coming:
        key = _key(known[row.register], row)
        same = [
            one
            for one in ours
            if key and one.register == row.register and _key(known[row.register], one) == key
        ]
        found += [(row, one) for one in same[:1]]
    return tuple(found)


def _key(register: Register, row: RegisterRow) -> tuple[object, ...]:
    """What tells a row apart; nothing where it says none of that."""
    data = row.data if isinstance(row.data, dict) else {}
    key = tuple(row.owner_id if name == "owner" else data.get(name) for name in register.identity)
    return key if any(key) else ()
