"""Numbers that people can say, given out in the transaction that uses them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.store.model import Counter
from app.store.upsert import add_missing


def next_number(session: Session, kind: str, year: int = 0) -> int:
    """The next number of `kind` in `year` (0 = numbers that run on). Taken back if the transaction fails.

    On PostgreSQL a second taker waits at the counter's row until the first one commits.
    """
    mine = (Counter.kind == kind, Counter.year == year)
    changed = session.execute(update(Counter).where(*mine).values(last=Counter.last + 1)).rowcount  # type: ignore[attr-defined]
    if not changed:
        add_missing(session, Counter, [{"kind": kind, "year": year, "last": 0}])
        session.execute(update(Counter).where(*mine).values(last=Counter.last + 1))
    return session.scalars(select(Counter.last).where(*mine)).one()


def move_on(session: Session, kind: str, number: int) -> bool:
    """Bring a counter to `number`; whether it had not come so far yet.

    Whoever does the same meanwhile waits until this transaction ends.
    """
    mine = (Counter.kind == kind, Counter.year == 0)
    add_missing(session, Counter, [{"kind": kind, "year": 0, "last": 0}])
    if session.scalars(select(Counter.last).where(*mine).with_for_update()).one() >= number:
        return False
    session.execute(update(Counter).where(*mine).values(last=number))
    return True


def last_numbers(session: Session, kinds: Collection[str]) -> dict[str, int]:
    """How far each of these counters that run on has come; one that never began is left out."""
    found = select(Counter.kind, Counter.last).where(Counter.kind.in_(kinds), Counter.year == 0)
    return {kind: last for kind, last in session.execute(found)}
