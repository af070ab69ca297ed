"""The answers of runs: a row for each value, and for each cell of a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.store.model import Answer, JsonValue
from app.store.upsert import upsert


@dataclass(frozen=True)
class Cell:
    """What to keep as an answer: the value of a field, or (with row and col) of one cell of its table.

    The order of a table's rows is the value of its field: {"rows": [ids]}, or {"none": reason}.
    """

    field: str
    value: JsonValue  # None = take the answer away
    row: str = ""
    col: str = ""


class Kept(NamedTuple):
    """A value that somebody gave, as it is kept now."""

    field: str
    row: str
    col: str
    value: JsonValue
    by: str
    at: dt.datetime
    lang: str


_KEPT = tuple(getattr(Answer, name) for name in Kept._fields)


def answers_of(session: Session, run_id: str) -> list[Kept]:
    """The answers of a run, a row each (`put_together` in the services makes tables of them)."""
    asked = select(*_KEPT).where(Answer.run_id == run_id)
    found = session.execute(asked.order_by(Answer.field, Answer.row, Answer.col))
    return [Kept._make(one) for one in found]


def put_answers(
    session: Session, run_id: str, cells: Sequence[Cell], by: str, at: dt.datetime, lang: str
) -> None:
    """Keep these answers; one that was there is overwritten, one with the value None is taken away."""
    for cell in cells:
        if cell.value is None:
            session.execute(delete(Answer).where(*_at(run_id, cell)))
    upsert(
        session,
        Answer,
        [
            {
                "run_id": run_id,
                "field": cell.field,
                "row": cell.row,
                "col": cell.col,
                "value": cell.value,
                "by": by,
                "at": at,
                "lang": lang,
            }
            for cell in cells
            if cell.value is not None
        ],
    )


def _at(run_id: str, cell: Cell) -> tuple[ColumnElement[bool], ...]:
    return (
        Answer.run_id == run_id,
        Answer.field == cell.field,
        Answer.row == cell.row,
        Answer.col == cell.col,
    )
