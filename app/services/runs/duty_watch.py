"""Duties at work in a form: what a waiver lets through, and who is refused; both stand in its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.definitions.message import Message
from app.runs.pen import may_fill
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun
from app.services.runs.step_page import why_not
from app.services.work import Work

Json = Any
DUTY = "duty-"


def _refusal(opened: OpenRun, field: str, col: str, person: str | None) -> Message | None:
    """Why this person cannot fill in (or approve) a question, or one column of a table."""
    one = opened.walk.fields[field]
    column = next((column for column in one.field.columns if column.id == col), None)
    if column is None:
        return why_not(opened, one, person)
    return may_fill(column, one.step, one.field, person, opened.cast, opened.open_turns)


def _is_duty(refusal: Message | None) -> bool:
    return refusal is not None and refusal.id.startswith(DUTY)


def _waiver_behind(opened: OpenRun, field: str, col: str, person: str | None) -> str | None:
    """The duty whose waiver lets `person` do this; None where it takes none."""
    if not opened.cast.waived:
        return None
    strict = replace(opened, cast=replace(opened.cast, waived=frozenset()))
    if not _is_duty(_refusal(strict, field, col, person)):
        return None
    one = opened.walk.fields[field]
    return next((duty for duty in (one.field.duty, one.step.duty) if duty in opened.cast.waived), None)


def note_waivers(work: Work, opened: OpenRun, touched: Iterable[tuple[str, str]]) -> None:
    """Keep in the history where a waiver was used, once for each duty. `touched`: field and column."""
    noted: set[str] = set()
    for field, col in dict.fromkeys(touched):
        duty = _waiver_behind(opened, field, col, work.actor.person_id)
        if duty is not None and duty not in noted:
            noted.add(duty)
            record_event(work, opened, "waiver_used", {"duty": duty, "field": field})


def refused_fill(work: Work, opened: OpenRun, values: Mapping[str, Json]) -> Message | None:
    """The duty for which somebody could not fill these in; the attempt goes into the history."""
    for field, col in _touched(opened, values):
        refusal = _refusal(opened, field, col, work.actor.person_id)
        if refusal is not None and _is_duty(refusal):
            body = {"field": field, "reason": refusal.id, "act": "fill"}
            record_event(work, opened, "attempt_refused", body)
            return refusal
    return None


def _touched(opened: OpenRun, values: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for field, value in values.items():
        if field not in opened.walk.fields:
            continue
        rows = value.get("rows") if isinstance(value, dict) else None
        columns = {
            col for row in rows or () if isinstance(row, dict) for col in row if not col.startswith("_")
        }
        yield from ((field, col) for col in sorted(columns))
        if not columns:
            yield field, ""
