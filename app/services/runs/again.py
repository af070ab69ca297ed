"""What an earlier form of the same kind hands on to the next one.

To a revision all its answers; to a gate that is taken again, after a return or a hold, those of its author.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from app.definitions.checklist import Asked, Field, Turn
from app.definitions.compiled import Compiled
from app.runs.pen import TURNS, turn_of, typed
from app.services.editions import definition
from app.services.runs.known import frozen_fields
from app.services.work import Work
from app.store import EVERYTHING, answers, runs
from app.store.answers import Cell, Kept
from app.store.model import Run

RETURNED = ("rework", "hold")  # decisions after which the same gate is taken again
AUTHORS: tuple[Turn, ...] = ("author",)


def last_time(work: Work, run: Run) -> Run | None:
    """The form this one goes back to: the one it revises, or the same gate that was returned before it."""
    if run.supersedes_id is not None:
        found = runs.run_by_id(work.session, run.supersedes_id, EVERYTHING)
        return found[0] if found else None
    if run.project_id is None or not run.gates:
        return None
    decided = runs.decided_runs(work.session, run.project_id, EVERYTHING, run.checklist_id)
    before = [one for one in decided if one.id != run.id and one.started_at <= run.started_at]
    if not before or frozen_fields(before[-1]).get("decision", {}).get("value") not in RETURNED:
        return None
    return before[-1]


def hand_on(work: Work, old: Run, new: Run, turns: Collection[Turn] = TURNS) -> None:
    """Copy the answers of `old` to `new` with who gave them, where they are still asked in the same way."""
    before, after = definition(work, old.definition_hash), definition(work, new.definition_hash)
    kept = [one for one in answers.answers_of(work.session, old.id) if _fits(before, after, one, turns)]
    for (by, at, lang), same in groupby(sorted(kept, key=_giver), key=_giver):
        cells = [Cell(one.field, one.value, one.row, one.col) for one in same]
        answers.put_answers(work.session, new.id, cells, by=by, at=at, lang=lang)


def carry_over(work: Work, new: Run) -> None:
    """A gate that was returned or put on hold starts with what its author answered last time."""
    old = last_time(work, new)
    if old is not None:
        hand_on(work, old, new, AUTHORS)


def _giver(one: Kept) -> tuple[str, dt.datetime, str]:
    return one.by, one.at, one.lang


def _fits(before: Compiled, after: Compiled, one: Kept, turns: Collection[Turn]) -> bool:
    old, new = _questions(before, one), _questions(after, one)
    if not old or not new or any(a.type != b.type for a, b in zip(old, new, strict=False)):
        return False
    field = after.field(one.field)
    step = after.step_of(one.field)
    asked = new[-1]
    within = field if asked is not field else None
    return turn_of(asked, step, within) in turns and (bool(within) or typed(field) or field.type == "table")


def _questions(compiled: Compiled, one: Kept) -> tuple[Asked, ...]:
    """The field that an answer belongs to, and its column; nothing where it is not asked any more."""
    fields: Iterable[Field] = (field for step in compiled.steps for field in step.fields)
    field = next((field for field in fields if field.id == one.field), None)
    if field is None:
        return ()
    if not one.col:
        return (field,)
    return tuple(_column(field, one.col))


def _column(field: Field, col: str) -> Iterator[Asked]:
    found = [column for column in field.columns if column.id == col and typed(column)]
    if found:
        yield field
        yield found[0]
