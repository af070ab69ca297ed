"""Writing what a spreadsheet would change, once somebody who saw it said yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.definitions.message import Message, Refused, refused
from app.services.registers.changing import add, change, set_status
from app.services.work import Work

Json = Any


@dataclass(frozen=True)
class NotTaken:
    """A line of the sheet that was not written after all, and why."""

    line: int
    why: Message


@dataclass(frozen=True)
class Imported:
    """What was written."""

    added: int
    changed: int
    not_taken: tuple[NotTaken, ...]


def _change(work: Work, row_id: str, cells: Mapping[str, Json], seen: int, remark: str) -> None:
    own = {name: value for name, value in cells.items() if name != "status"}
    if own and change(work, row_id, own, seen).clashes:
        raise refused("sheet-row-changed")
    if "status" in cells:
        set_status(work, row_id, cells["status"], remark)


def _add(
    work: Work, register_id: str, project_number: str | None, cells: Mapping[str, Json], remark: str
) -> None:
    row = add(work, register_id, project_number, {k: v for k, v in cells.items() if k != "status"})
    if "status" in cells:
        set_status(work, row.id, cells["status"], remark)


def _written(
    work: Work, register_id: str, project_number: str | None, line: Mapping[str, Json], remark: str
) -> Literal["added", "changed"]:
    if line.get("row"):
        _change(work, str(line["row"]), line["cells"], int(line["seen"]), remark)
        return "changed"
    _add(work, register_id, project_number, line["cells"], remark)
    return "added"


def confirmed(
    work: Work,
    register_id: str,
    project_number: str | None,
    plan: Iterable[Mapping[str, Json]],
    remark: str = "",
) -> Imported:
    """Write the lines of a `Preview.plan()`. `remark`: the reason for statuses that ask for one.

    Each line is held against rights and columns once more; one that does not go is told, the others go on.
    """
    counted = {"added": 0, "changed": 0}
    not_taken = []
    for one in plan:
        try:
            with work.session.begin_nested():  # a line is taken whole or not at all
                counted[_written(work, register_id, project_number, one, remark)] += 1
        except Refused as problem:
            not_taken.append(NotTaken(int(one["line"]), problem.message))
    return Imported(counted["added"], counted["changed"], tuple(not_taken))
