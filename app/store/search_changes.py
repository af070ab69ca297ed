"""The list of what changed for the search, which all nodes of one database read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.store.model import SearchChange
from app.store.numbers import last_numbers, next_number

KEPT = dt.timedelta(days=7)  # a node that did not look for longer compares all it has
_COUNTER, _SWEEP = "search_change", 50  # every so many numbers what is old is taken away


class ChangesForgottenError(Exception):
    """The list does not go back as far as asked, or not forward: it is of another past."""


def note(session: Session, subjects: Iterable[str], at: dt.datetime) -> int:
    """Put what this transaction changed on the list, as the last thing it does; its number.

    The counter is held until the commit, so that numbers are seen in their order and none is seen late.
    """
    seq = next_number(session, _COUNTER)
    session.add_all(SearchChange(seq=seq, subject=one, at=at) for one in dict.fromkeys(subjects))
    if seq % _SWEEP == 0:
        session.execute(delete(SearchChange).where(SearchChange.at < at - KEPT, SearchChange.seq < seq))
    session.flush()
    return seq


def last(session: Session) -> int:
    """The number of the last transaction that changed something; 0 before the first."""
    return last_numbers(session, (_COUNTER,)).get(_COUNTER, 0)


def after(session: Session, seq: int, upto: int) -> list[str]:
    """What changed after number `seq` up to and with `upto`, each thing once.

    Raises ChangesForgottenError when the list does not hold all of that.
    """
    if seq >= upto:
        if seq == upto:
            return []
        raise ChangesForgottenError(f"asked after {seq}, the last one is {upto}")
    between = (SearchChange.seq > seq, SearchChange.seq <= upto)
    first = session.scalars(select(func.min(SearchChange.seq)).where(*between)).one()
    if first != seq + 1:
        raise ChangesForgottenError(f"asked after {seq}, the first one is {first}")
    return list(session.scalars(select(SearchChange.subject).where(*between).distinct()))
