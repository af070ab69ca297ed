"""The same for several rows at once; what did not work is told row by row, and the rest is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.definitions.message import Message, Refused, refused
from app.definitions.text import Text
from app.services.registers.changing import change, set_status
from app.services.registers.definition import register_of
from app.services.registers.reading import find, project_of
from app.services.registers.titles import summary_of
from app.services.registers.writing import Source, put_new
from app.services.rights import demand
from app.services.work import Work
from app.store import editions, people, registers
from app.store.model import RegisterRow

ACTIONS = "actions"  # the register in which a reminder becomes a task
REMINDER = "reminder"
SOON = 7  # days to act on a reminder
_REMIND = Text(en="Look at this again: {what} {number}", nl="Kijk hier nog eens naar: {what} {number}")


@dataclass(frozen=True)
class NotDone:
    """A row for which it did not work, and why. `row` None = it is not there (any more)."""

    row_id: str
    row: RegisterRow | None
    why: Message


@dataclass(frozen=True)
class Bulk:
    """What was done, and what was not."""

    done: tuple[str, ...]
    not_done: tuple[NotDone, ...]


def _each(work: Work, row_ids: Iterable[str], act: Callable[[RegisterRow], object]) -> Bulk:
    done: list[str] = []
    not_done: list[NotDone] = []
    for row_id in dict.fromkeys(row_ids):
        row = None
        try:
            row = find(work, row_id)
            act(row)
        except Refused as refusal:
            not_done.append(NotDone(row_id, row, refusal.message))
        else:
            done.append(row_id)
    return Bulk(tuple(done), tuple(not_done))


def assign(work: Work, row_ids: Iterable[str], person_id: str) -> Bulk:
    """Give these rows another owner."""
    return _each(work, row_ids, lambda row: change(work, row.id, {"owner": person_id}, row.seq))


def set_due(work: Work, row_ids: Iterable[str], due: dt.date) -> Bulk:
    """Give these rows another due date."""
    return _each(work, row_ids, lambda row: change(work, row.id, {"due": due.isoformat()}, row.seq))


def close(work: Work, row_ids: Iterable[str], status: str, remark: str) -> Bulk:
    """Close these rows with a status that ends them, and one remark for all."""

    def one(row: RegisterRow) -> None:
        known = register_of(work, row.register).statuses
        if not any(each.code == status and each.ends for each in known):
            raise refused("row-status-unknown")
        set_status(work, row.id, status, remark)

    return _each(work, row_ids, one)


def remind(work: Work, row_ids: Iterable[str]) -> Bulk:
    """Ask the owners of these rows to look at them: each gets an action. No mail is sent."""
    return _each(work, row_ids, lambda row: _remind(work, row))


def _remind(work: Work, row: RegisterRow) -> None:
    demand(work, "change-row", project_of(work, row))
    if row.closed_at is not None:
        raise refused("row-is-closed", number=row.number)
    if row.owner_id is None:
        raise refused("row-without-owner")
    if row.register == ACTIONS:
        raise refused("row-is-a-task")
    if _reminded(work, row):
        raise refused("row-reminded-already")
    owner = people.person_by_id(work.session, row.owner_id)
    lang = owner.lang if owner is not None else work.actor.lang
    register = register_of(work, row.register)
    what = _REMIND[lang].format(what=register.row[lang].lower(), number=row.number)
    about = summary_of(register, row, lang)
    cells = {
        "action": f"{what} ({about})" if about else what,
        "owner": row.owner_id,
        "due": (editions.today(work.session, work.now) + dt.timedelta(days=SOON)).isoformat(),
    }
    put_new(work, register_of(work, ACTIONS), row.project_id, cells, Source(None, REMINDER, row.id))


def _reminded(work: Work, row: RegisterRow) -> bool:
    """Whether the owner still has an open action to look at this row."""
    told = registers.rows_from(work.session, None, REMINDER, row.id)
    return any(one.closed_at is None and one.owner_id == row.owner_id for one in told)
