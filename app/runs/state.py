"""What is true of a run now: its events, folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from app.runs.events import Happened, Kind

Status = Literal["draft", "submitted", "in_review", "decided", "closed", "withdrawn", "binned"]


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
    contested_at: datetime | None = None  # its decision was contested and not taken again yet
    grounds: tuple[str, ...] = ()  # numbers of contested decisions that this run rests on
    seq: int = 0
    step_seq: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


Fold = Callable[[RunState, Happened], RunState]


def _saved(state: RunState, event: Happened) -> RunState:
    """Approvals whose answers changed lapse; where the words were erased nobody can tell, so all do."""
    gone = event.body.get("lapsed", ()) if event.body else tuple(state.approvals)
    left = MappingProxyType({name: one for name, one in state.approvals.items() if name not in gone})
    at_steps = MappingProxyType({**state.step_seq, str(event.body.get("step", "")): event.seq})
    status: Status = "in_review" if state.status == "submitted" else state.status
    return replace(state, status=status, approvals=left, step_seq=at_steps)


def _returned(state: RunState, event: Happened) -> RunState:
    by = event.actor or ""
    note = [Remark(None, str(event.body["note"]), by)] if event.body.get("note") else []
    named = [Remark(one["field"], one["text"], by) for one in event.body.get("remarks", [])]
    return replace(state, status="draft", remarks=(*note, *named))


def _approved(state: RunState, event: Happened) -> RunState:
    """An approval of which nobody can tell any more what it was for has to be given again."""
    one = Approval(event.actor or "", event.at, tuple(event.body.get("covers", ())))
    given = {str(event.body["field"]): one} if "field" in event.body else {}
    status: Status = "decided" if state.status == "decided" else "in_review"  # one that came late
    return replace(state, status=status, approvals=MappingProxyType({**state.approvals, **given}))


def _sent(state: RunState, event: Happened) -> RunState:
    return replace(state, status="submitted", sent_by=event.actor, sent_at=event.at, remarks=())


def _decided(state: RunState, event: Happened) -> RunState:
    return replace(state, status="decided", decided_at=event.at, contested_at=None)


def _contested(state: RunState, event: Happened) -> RunState:
    """The decision is open again; where nobody can tell which approvals carried it, all have to be given."""
    gone = event.body.get("approvals", ()) if event.body else tuple(state.approvals)
    left = MappingProxyType({name: one for name, one in state.approvals.items() if name not in gone})
    return replace(state, status="in_review", approvals=left, decided_at=None, contested_at=event.at)


def _shaken(state: RunState, event: Happened) -> RunState:
    return replace(state, grounds=(*state.grounds, str(event.body.get("number", ""))))


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
        "answer_corrected": _unmoved,
        "waiver_used": _unmoved,
        "question_commented": _unmoved,
        "run_replaced": _unmoved,
        "run_discarded": _to("binned"),
        "run_restored": _to("draft"),
        "decision_contested": _contested,
        "ground_contested": _shaken,
        "somebody_reminded": _unmoved,
        "run_moved": _unmoved,
        "words_emptied": _unmoved,
    }
)


def fold(events: Iterable[Happened], state: RunState = RunState()) -> RunState:
    """The state after `events`, which stand in order of `seq`. `state`: before them."""
    for event in events:
        state = replace(_FOLDS[event.kind](state, event), seq=event.seq)
    return state
