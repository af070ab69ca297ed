"""What happened to a run, in the past tense. State is these, folded; nothing here is ever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Kind = Literal[
    "run_started",
    "step_saved",
    "run_sent",
    "run_taken_back",
    "run_returned",
    "approval_given",
    "run_decided",
    "run_closed",
    "run_withdrawn",
    "attempt_refused",
    "evidence_frozen",
    "answer_corrected",
    "waiver_used",
    "question_commented",
    "run_replaced",
    "run_discarded",
    "run_restored",
    "decision_contested",
    "ground_contested",
    "somebody_reminded",
    "run_moved",
    "words_emptied",
]

# What people wrote, or whom they named, stands in these; the others say only that something was done.
WITH_WORDS: frozenset[Kind] = frozenset(
    {
        "step_saved",
        "run_started",
        "run_returned",
        "run_withdrawn",
        "answer_corrected",
        "question_commented",
        "decision_contested",
        "somebody_reminded",
        "words_emptied",
    }
)


@dataclass(frozen=True)
class Happened:
    """One event of a run as the walk reads it.

    `body`: step_saved {step, lapsed: [approval], changes: [{field, row, col, before, after}]} · run_returned
    {note, remarks: [{field, text}]} · approval_given {field, covers: [step]} · run_withdrawn {reason} ·
    run_decided {decision} · attempt_refused {field, reason} ·
    evidence_frozen {record, files} · answer_corrected {field, row, col, before, after} ·
    waiver_used {duty, field} · run_replaced {number} · decision_contested {reason, approvals: [field]} ·
    ground_contested {number} · question_commented {field, note} ·
    somebody_reminded {people} · run_moved {before, number} of projects · words_emptied {moments, reason}. A
    body that was erased is empty.
    """

    seq: int
    at: datetime
    actor: str | None
    kind: Kind
    body: Mapping[str, Any]
