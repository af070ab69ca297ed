"""What is true of a run now: its events, folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from app.runs.events import Happened, Kind

Status = Literal["draft", "submitted", "in_review", "decided", "closed", "withdrawn"]


@dataclass(frozen=True)
class Approval:
    """Somebody's yes, with the steps it answers for."""

    by: str
    at: datetime
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """What the one who returned the run wants changed; `field` None = the whole."""

    field: str | None
    text: str
    by: str


@dataclass(frozen=True)
class RunState:
    """Status, approvals and remarks of a run; `seq` is the last event folded in."""

    status: Status = "draft"
    approvals: Mapping[str, Approval] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[Remark, ...] = ()
    sent_by: str | None = None
    sent_at: datetime | None = None
    decided_at: datetime | None = None
    seq: int = 0
    step_seq: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


Fold = Callable[[RunState, Happened], RunState]


def _without(approvals: Mapping[str, Approval], step: str) -> Mapping[str, Approval]:
    return MappingProxyType({name: one for name, one in approvals.items() if step not in one.covers})


def _saved(state: RunState, event: Happened) -> RunState:
    step = str(event.body.get("step", ""))
    at_steps = MappingProxyType({**state.step_seq, step: event.seq})
    if event.body.get("turn") == "author":
        return replace(state, approvals=_without(state.approvals, step), step_seq=at_steps)
    status: Status = "in_review" if state.status == "submitted" else state.status
    return replace(state, status=status, step_seq=at_steps)


def _returned(state: RunState, event: Happened) -> RunState:
    by = event.actor or ""
    note = [Remark(None, str(event.body["note"]), by)] if event.body.get("note") else []
    named = [Remark(one["field"], one["text"], by) for one in event.body.get("remarks", [])]
    return replace(state, status="draft", remarks=(*note, *named))


def _approved(state: RunState, event: Happened) -> RunState:
    one = Approval(event.actor or "", event.at, tuple(event.body.get("covers", ())))
    given = MappingProxyType({**state.approvals, str(event.body.get("field", "")): one})
    return replace(state, status="in_review", approvals=given)


def _sent(state: RunState, event: Happened) -> RunState:
    return replace(state, status="submitted", sent_by=event.actor, sent_at=event.at, remarks=())


def _decided(state: RunState, event: Happened) -> RunState:
    return replace(state, status="decided", decided_at=event.at)


def _to(status: Status) -> Fold:
    def fold_one(state: RunState, _: Happened) -> RunState:
        return replace(state, status=status)

    return fold_one


def _unmoved(state: RunState, _: Happened) -> RunState:
    return state


_FOLDS: Mapping[Kind, Fold] = MappingProxyType(
    {
        "run_started": _unmoved,
        "step_saved": _saved,
        "run_sent": _sent,
        "run_taken_back": _to("draft"),
        "run_returned": _returned,
        "approval_given": _approved,
        "run_decided": _decided,
        "run_closed": _to("closed"),
        "run_withdrawn": _to("withdrawn"),
        "attempt_refused": _unmoved,
        "evidence_frozen": _unmoved,
    }
)


def fold(events: Iterable[Happened]) -> RunState:
    """The state after `events`, which stand in order of `seq`."""
    state = RunState()
    for event in events:
        state = replace(_FOLDS[event.kind](state, event), seq=event.seq)
    return state
