"""Work that belongs to a transaction and is done around its commit: before it, or only once it succeeded."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import Session


def before_commit(session: Session, act: Callable[[], None]) -> None:
    """Do `act` once, just before the transaction commits; it still reads the database as it will be."""
    event.listen(session, "before_commit", _once(act))


def after_commit(session: Session, act: Callable[[], None]) -> None:
    """Do `act` once, when the transaction has committed, and never if it is rolled back. It cannot read."""
    event.listen(session, "after_commit", _once(act))


def _once(act: Callable[[], None]) -> Callable[[Session], None]:
    """A listener stays as long as its session, and hears savepoints; `act` is for the first real commit."""
    done: list[bool] = []

    def listener(session: Session) -> None:
        if not done and not session.in_nested_transaction():
            done.append(True)
            act()

    return listener
