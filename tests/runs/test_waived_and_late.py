"""A duty that is waived does not bind, and a late approval is not waited for."""

from __future__ import annotations

from dataclasses import replace

from app.runs.complete import open_in
from app.runs.counting import counts_now
from app.runs.duties import Given, may_approve
from app.runs.path import walk
from app.runs.pen import Cast, may_fill
from app.runs.state import RunState, fold
from tests.runs.small import compiled, context, happened

REVIEW = compiled("risk-review")
SEEN = REVIEW.field("seen")
CAST = Cast(
    {"PM": frozenset({"robin"}), "QRV": frozenset({"robin"}), "answer:helper": frozenset({"robin", "anna"})}
)
WAIVED = replace(CAST, waived=frozenset({"SoD-5"}))
DECIDED = RunState(status="decided")
MINE = [Given("helper", "", "anna")]


def refusal(cast: Cast, state: RunState = DECIDED) -> str | None:
    found = may_approve(REVIEW, SEEN, "anna", cast, (), MINE, state)
    return found.id if found else None


def test_a_step_that_a_duty_keeps_someone_from_opens_when_it_is_waived() -> None:
    name, step = REVIEW.field("helper"), REVIEW.step_of("helper")
    bound = may_fill(name, step, None, "robin", CAST, ("author",))
    assert bound is not None
    assert bound.id == "duty-never"
    assert may_fill(name, step, None, "robin", WAIVED, ("author",)) is None


def test_own_answers_can_be_approved_when_the_duty_behind_it_is_waived() -> None:
    assert refusal(CAST) == "duty-own-answers"
    assert refusal(WAIVED) is None


def test_a_late_approval_can_be_given_when_the_form_is_decided_and_not_when_it_is_closed() -> None:
    assert refusal(WAIVED) is None
    assert refusal(WAIVED, RunState(status="closed")) == "pen-finished"


def test_a_late_approval_is_not_waited_for() -> None:
    around = context("risk-review")
    assert "seen" not in [one.field for one in open_in(walk(REVIEW, {}, around), "author")]


def test_a_late_approval_leaves_the_form_decided() -> None:
    state = fold([happened(1, "run_decided", decision=None), happened(2, "approval_given", field="seen")])
    assert state.status == "decided"
    assert "seen" in state.approvals


def test_a_record_counts_when_it_is_decided_or_where_the_form_says_so_when_it_is_sent() -> None:
    idea = compiled("idea").checklist
    assert [counts_now(idea, status) for status in ("draft", "submitted", "decided")] == [False, False, True]
    assert [counts_now(REVIEW.checklist, one) for one in ("draft", "submitted", "in_review", "closed")] == [
        False,
        True,
        True,
        True,
    ]
