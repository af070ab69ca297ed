"""Filling in: the pages of a form, saving a step, and keeping what was typed and not yet saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.definitions.checklist import Column, Step
from app.definitions.message import Refused, refused
from app.runs.duties import lapsed
from app.runs.path import FieldState
from app.runs.pen import may_fill, typed, writable_columns
from app.services.runs.answers import Change, changes, in_shape, with_ids
from app.services.runs.clashes import clashes, merged
from app.services.runs.duty_watch import note_waivers, refused_fill
from app.services.runs.finishing import finish_if_complete, stopping
from app.services.runs.form_views import Saved, StepView
from app.services.runs.handed_in import as_kept
from app.services.runs.happening import record_event
from app.services.runs.live import handed_in_full
from app.services.runs.opening import OpenRun, in_whole, open_run, open_to_change, reread, rewalk
from app.services.runs.step_page import step_page, why_not
from app.services.work import Work
from app.store import answers, drafts
from app.store.model.kinds import new_id

Json = Any


def _step(opened: OpenRun, step_id: str) -> Step:
    for step in opened.walk.steps():
        if step.id == step_id:
            return step
    raise refused("step-not-asked", number=opened.run.number)


def _columns(opened: OpenRun, one: FieldState, person: str | None) -> tuple[Column, ...]:
    """The columns of a table that `person` may write now."""
    return tuple(
        column
        for column in writable_columns(one.field)
        if may_fill(column, one.step, one.field, person, opened.cast, opened.open_turns) is None
    )


def _may_write(opened: OpenRun, one: FieldState, person: str | None) -> bool:
    if one.field.type == "table":
        return bool(_columns(opened, one, person))
    free = typed(one.field)
    return free and may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns) is None


def _shaped(opened: OpenRun, one: FieldState, value: Json, person: str | None) -> Json:
    """A table with stable ids for its new rows; rows come and go only by who holds the pen of the table."""
    pen = may_fill(one.field, one.step, None, person, opened.cast, opened.open_turns)
    if pen is not None and not one.field.preset:
        return in_shape(opened.stored.get(one.field.id), value)
    rows = value.get("rows", []) if isinstance(value, dict) else []
    return with_ids(value, {at: new_id()[:8] for at in range(len(rows))})


def _writable(work: Work, opened: OpenRun, step: Step, values: Mapping[str, Json]) -> dict[str, Json]:
    """The values handed in that the actor may write now, each as it is kept. Raises Refused."""
    person = work.actor.person_id
    fields = {field.id: opened.walk.fields[field.id] for field in step.fields}
    mine = {
        name: value
        for name, value in values.items()
        if name in fields and _may_write(opened, fields[name], person)
    }
    kept = as_kept(work, opened, step, mine)
    whole = in_whole(opened)
    for name, base in opened.base.items():
        if name in kept and base:
            kept[name] = handed_in_full(whole.stored.get(name), mine[name], kept[name], base)
    return {
        name: _shaped(whole, fields[name], value, person) if fields[name].field.type == "table" else value
        for name, value in kept.items()
    }


def _changes(opened: OpenRun, values: Mapping[str, Json], person: str | None) -> list[Change]:
    found: list[Change] = []
    for name, value in values.items():
        one = opened.walk.fields[name]
        columns = frozenset(column.id for column in _columns(opened, one, person))
        base = opened.base.get(name, ())
        found += changes(one.field, opened.stored.get(name), value, columns, base)
    return found


def _following(opened: OpenRun, step_id: str, person: str | None) -> str | None:
    """The next page on which this person can do something; None: all that is theirs lies behind them."""
    ids = [step.id for step in opened.walk.steps()]
    after = ids[ids.index(step_id) + 1 :] if step_id in ids else []
    return next((one for one in after if _has_work(opened, one, person)), None)


def _has_work(opened: OpenRun, step_id: str, person: str | None) -> bool:
    asked = (one for one in opened.walk.fields.values() if one.shown and one.step.id == step_id)
    return any(
        why_not(opened, one, person) is None for one in asked if one.field.type not in ("calc", "info")
    )


def step_view(work: Work, number: str, step_id: str, values: Mapping[str, Json] | None = None) -> StepView:
    """One page of a form. `values`: answers typed but not saved, to show what they change."""
    return step_views(work, number, step_id)(values)


def step_views(work: Work, number: str, step_id: str) -> Callable[[Mapping[str, Json] | None], StepView]:
    """One page of a form, opened once and shown with whatever is typed on it; None = as it is stored."""
    opened = open_run(work, number)
    step = _step(opened, step_id)

    def view(values: Mapping[str, Json] | None) -> StepView:
        if values is None:
            return step_page(work, opened, step)
        mine = _writable(work, opened, step, values)
        return step_page(work, rewalk(opened, merged(in_whole(opened), mine)), step)

    return view


def save_step(
    work: Work,
    number: str,
    step_id: str,
    values: Mapping[str, Json],
    seen: int,
    choose: Mapping[str, str] | None = None,
    rows_seen: int | None = None,
) -> Saved:
    """Save what was filled in on a step; clashes with what others saved since `seen` are given back.

    `values`: field -> stored JSON, `None` = cleared. `choose`: field -> `mine` or `theirs`, for clashes.
    `rows_seen`: up to which event the page knew the rows of registers; None = it knew them all.
    Raises Refused when this person cannot write anything on this step now, or for what fits no question.
    """
    opened = open_to_change(work, number)
    step = _step(opened, step_id)
    mine = _writable(work, opened, step, values)
    if values and not mine:
        barred = refused_fill(work, opened, values)
        raise Refused(barred) if barred is not None else refused("step-not-yours", number=number)
    opened = in_whole(opened)
    mine, open_clashes = clashes(work, opened, step, mine, seen, choose or {}, rows_seen)
    if open_clashes:
        return Saved(following=step_id, clashes=open_clashes, seen=opened.state.seq)
    found = _changes(opened, mine, work.actor.person_id)
    if found:
        answers.put_answers(
            work.session,
            opened.run.id,
            [one.as_cell() for one in found],
            by=str(work.actor.person_id),
            at=work.now,
            lang=work.actor.lang,
        )
        gone = lapsed(opened.compiled, opened.state.approvals, [one.as_touched() for one in found])
        body = {"step": step_id, "lapsed": list(gone), "changes": [one.as_json() for one in found]}
        note_waivers(work, opened, [(one.field, one.col) for one in found])
        record_event(work, opened, "step_saved", body)
    drafts.delete_draft(work.session, opened.run.id, str(work.actor.person_id), step_id)
    following = _following(opened, step_id, work.actor.person_id)
    after = reread(work, opened)
    if not stopping(after, "decide"):  # saving is never refused: who approves is told what stands in the way
        finish_if_complete(work, after)
    following = _following(after, step_id, work.actor.person_id) or following
    return Saved(following=following, seen=after.state.seq, draft=after.state.status == "draft")


def save_draft(work: Work, number: str, step_id: str, raw: Mapping[str, list[str]]) -> datetime:
    """Keep what is being typed, as it was typed; it is not an answer until it is saved."""
    opened = open_run(work, number)
    _step(opened, step_id)
    body = {name: list(values) for name, values in raw.items()}
    drafts.put_draft(work.session, opened.run.id, str(work.actor.person_id), step_id, body, work.now)
    return work.now
