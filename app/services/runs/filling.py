"""Filling in: the pages of a form, saving a step, and keeping what was typed and not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.definitions.checklist import Step
from app.definitions.message import Refused, refused
from app.runs.duties import lapsed
from app.runs.pen import typed as by_people
from app.services.runs.clashes import clashes, merged
from app.services.runs.duty_watch import note_waivers, refused_fill
from app.services.runs.finishing import finish_if_complete, stopping
from app.services.runs.form_views import Saved, StepView
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, in_whole, open_run, open_to_change, reread, rewalk
from app.services.runs.step_page import step_page, why_not
from app.services.runs.writable import changes_of, writable_of
from app.services.work import Work
from app.store import answers, drafts
from app.store.model import Run

Json = Any


class OpenStep:
    """One page of a form, opened once for one act: shown with what is typed on it, saved, and shown again."""

    def __init__(self, work: Work, opened: OpenRun, step_id: str) -> None:
        self._work = work
        self._opened = opened
        self.step_id = step_id
        self._handed_in: tuple[Mapping[str, Json], dict[str, Json]] | None = None
        self._typed: tuple[Mapping[str, Json], OpenRun] | None = None

    @property
    def run(self) -> Run:
        """The form that the page belongs to."""
        return self._opened.run

    @property
    def step(self) -> Step:
        """The page in its definition. Raises Refused when nothing on it is asked (any more)."""
        for step in self._opened.walk.steps():
            if step.id == self.step_id:
                return step
        raise refused("step-not-asked", number=self.run.number)

    def view(self, typed: Mapping[str, Json] | None = None) -> StepView:
        """The page as it is stored; with what is `typed` on it and not saved, to show what that changes."""
        return step_page(self._work, self._with(typed), self.step)

    def asked(self, typed: Mapping[str, Json] | None = None) -> tuple[str, ...]:
        """The questions that this person can answer on the page then, in its order."""
        opened, me = self._with(typed), self._work.actor.person_id
        shown = (one for one in opened.walk.shown(self.step_id) if by_people(one.field))
        return tuple(one.field.id for one in shown if why_not(opened, one, me) is None)

    def save(
        self,
        values: Mapping[str, Json],
        seen: int,
        choose: Mapping[str, str] | None = None,
        rows_seen: int | None = None,
    ) -> Saved:
        """Save what was filled in; clashes with what others saved since `seen` are given back.

        `values`: field -> stored JSON, `None` = cleared. `choose`: field -> `mine` or `theirs`, for clashes.
        `rows_seen`: up to which event the page knew the rows of registers; None = it knew them all.
        Raises Refused when this person cannot write anything here now, or for what fits no question.
        """
        work, step = self._work, self.step
        mine = self._mine(values)
        if values and not mine:
            barred = refused_fill(work, self._opened, values)
            raise Refused(barred) if barred is not None else refused("step-not-yours", number=self.run.number)
        whole = in_whole(self._opened)
        mine, open_clashes = clashes(work, whole, step, mine, seen, choose or {}, rows_seen)
        if open_clashes:
            return Saved(following=step.id, clashes=open_clashes, seen=whole.state.seq)
        before = self._opened
        _keep(work, whole, step, mine)
        self._opened, self._handed_in, self._typed = reread(work, before), None, None
        after = self._opened
        if not stopping(after, "decide") and finish_if_complete(work, after):
            # Saving is never refused: where a rule stops the decision, who approves is told so.
            self._opened = open_run(work, self.run.number)
        me = work.actor.person_id
        following = _following(after, step.id, me) or _following(before, step.id, me)
        return Saved(following=following, seen=after.state.seq, draft=after.state.status == "draft")

    def _with(self, typed: Mapping[str, Json] | None) -> OpenRun:
        if typed is None:
            return self._opened
        if self._typed is None or self._typed[0] != typed:
            whole = merged(in_whole(self._opened), self._mine(typed))
            self._typed = dict(typed), rewalk(self._opened, whole)
        return self._typed[1]

    def _mine(self, values: Mapping[str, Json]) -> dict[str, Json]:
        """What of these values this person may write, each as it is kept; what is shown is what is saved."""
        if self._handed_in is None or self._handed_in[0] != values:
            self._handed_in = dict(values), writable_of(self._work, self._opened, self.step, values)
        return self._handed_in[1]


def _keep(work: Work, opened: OpenRun, step: Step, mine: Mapping[str, Json]) -> None:
    """Write the answers that differ from those that stand, and throw the draft of the page away."""
    me = str(work.actor.person_id)
    found = changes_of(opened, mine, me)
    if found:
        cells = [one.as_cell() for one in found]
        answers.put_answers(work.session, opened.run.id, cells, by=me, at=work.now, lang=work.actor.lang)
        gone = lapsed(opened.compiled, opened.state.approvals, [one.as_touched() for one in found])
        body = {"step": step.id, "lapsed": list(gone), "changes": [one.as_json() for one in found]}
        note_waivers(work, opened, [(one.field, one.col) for one in found])
        record_event(work, opened, "step_saved", body)
    drafts.delete_draft(work.session, opened.run.id, me, step.id)


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


def open_step(work: Work, number: str, step_id: str, *, to_change: bool = False) -> OpenStep:
    """Open one page of a form. Raises Refused when there is none.

    `to_change`: held until the end of the transaction, so that what is saved is what was looked at.
    """
    opened = open_to_change(work, number) if to_change else open_run(work, number)
    return OpenStep(work, opened, step_id)


def step_view(work: Work, number: str, step_id: str, values: Mapping[str, Json] | None = None) -> StepView:
    """One page of a form. `values`: answers typed but not saved, to show what they change."""
    return open_step(work, number, step_id).view(values)


def save_step(
    work: Work,
    number: str,
    step_id: str,
    values: Mapping[str, Json],
    seen: int,
    choose: Mapping[str, str] | None = None,
    rows_seen: int | None = None,
) -> Saved:
    """Open one page of a form and save what was filled in on it: see `OpenStep.save`."""
    return open_step(work, number, step_id, to_change=True).save(values, seen, choose, rows_seen)


def save_draft(work: Work, number: str, step_id: str, raw: Mapping[str, list[str]]) -> datetime:
    """Keep what is being typed, as it was typed; it is not an answer until it is saved."""
    page = open_step(work, number, step_id)
    body = {name: list(values) for name, values in raw.items()}
    drafts.put_draft(work.session, page.run.id, str(work.actor.person_id), page.step.id, body, work.now)
    return work.now
