"""What the method says of a register: its columns, its statuses, and when a row is no longer open."""

from __future__ import annotations

from app.definitions.checklist import Column
from app.definitions.columns import columns_of
from app.definitions.message import refused
from app.definitions.register import Register, Status
from app.services.editions import library
from app.services.work import Work


def register_of(work: Work, register_id: str) -> Register:
    """A register of the handbook in force. Raises Refused where it has none of that name."""
    found = library(work).registers.get(register_id)
    if found is None:
        raise refused("register-not-found")
    return found


def columns(register: Register) -> dict[str, Column]:
    """Every column that a row of it holds: its own, and owner, due date and status."""
    return {id_: one for id_, one in columns_of(register).items() if id_ != "number" or not one.preset}


def kept_columns(register: Register) -> dict[str, Column]:
    """The columns whose cells are kept: the others are worked out each time."""
    return {id_: one for id_, one in columns(register).items() if one.type != "calc" and one.calc is None}


def first_status(register: Register) -> str:
    """The status a row begins with."""
    return register.statuses[0].code


def status_of(register: Register, code: str) -> Status:
    """A status of the register. Raises Refused for one that it does not know."""
    for one in register.statuses:
        if one.code == code:
            return one
    raise refused("row-status-unknown")


def ends(register: Register, code: str | None) -> bool:
    """Whether a row with this status is no longer open."""
    return any(one.code == code and one.ends for one in register.statuses)
