"""State is the events, folded."""

from __future__ import annotations

from app.runs.events import Happened
from app.runs.state import RunState, fold
from tests.runs.small import happened

SENT = [
    happened(1, "run_started"),
    happened(2, "step_saved", step="need"),
    happened(3, "run_sent"),
]


def after(*events: Happened) -> RunState:
    return fold(events)


def test_a_run_starts_as_a_draft() -> None:
    assert after(happened(1, "run_started")).status == "draft"


def test_a_sent_run_can_be_taken_back_to_draft() -> None:
    assert after(*SENT).status == "submitted"
    assert after(*SENT, happened(4, "run_taken_back")).status == "draft"


def test_the_first_answer_of_a_reviewer_puts_it_in_review() -> None:
    assert after(*SENT, happened(4, "step_saved", "ben", step="size")).status == "in_review"


GIVEN = happened(4, "approval_given", "ben", field="ok", covers=["need"])
RETURNED = happened(5, "run_returned", "ben", note="Say more", remarks=[])


def test_an_approval_lapses_when_an_answer_under_it_changes() -> None:
    changed = happened(6, "step_saved", step="need", lapsed=["ok"])
    assert after(*SENT, GIVEN, RETURNED).approvals["ok"].by == "ben"
    assert after(*SENT, GIVEN, RETURNED, changed).approvals == {}


def test_an_approval_stays_when_an_answer_elsewhere_changes() -> None:
    elsewhere = happened(6, "step_saved", step="size", lapsed=[])
    assert "ok" in after(*SENT, GIVEN, RETURNED, elsewhere).approvals


def test_where_nobody_can_tell_any_more_what_changed_every_approval_lapses() -> None:
    erased = Happened(6, GIVEN.at, "anna", "step_saved", {})
    assert after(*SENT, GIVEN, RETURNED, erased).approvals == {}


def test_an_approval_of_which_nobody_can_tell_what_it_was_for_is_given_again() -> None:
    erased = Happened(4, GIVEN.at, "ben", "approval_given", {})
    seen = after(*SENT, erased)
    assert (seen.status, dict(seen.approvals)) == ("in_review", {})


def test_remarks_stand_until_the_run_is_sent_again() -> None:
    returned = happened(4, "run_returned", "ben", note="", remarks=[{"field": "name", "text": "Shorter"}])
    seen = after(*SENT, returned)
    assert (seen.status, [one.text for one in seen.remarks]) == ("draft", ["Shorter"])
    assert after(*SENT, returned, happened(5, "run_sent")).remarks == ()


def test_a_run_ends_decided_closed_or_withdrawn() -> None:
    decided = happened(4, "run_decided", decision="approve")
    assert after(*SENT, decided).status == "decided"
    assert after(*SENT, decided, happened(5, "run_closed")).status == "closed"
    assert after(*SENT, happened(4, "run_withdrawn", reason="twice")).status == "withdrawn"


def test_a_refused_attempt_changes_nothing_but_is_counted() -> None:
    seen = after(*SENT, happened(4, "attempt_refused", field="ok"))
    assert (seen.status, seen.seq) == ("submitted", 4)


def test_an_event_whose_words_were_erased_still_folds() -> None:
    erased = [Happened(seq, one.at, one.actor, one.kind, {}) for seq, one in enumerate(SENT, 1)]
    assert fold(erased).status == "submitted"


def test_a_contested_decision_is_open_again_until_it_is_taken_again() -> None:
    decided = (*SENT, GIVEN, happened(5, "run_decided", decision="approve"))
    contested = (*decided, happened(6, "decision_contested", "cas", reason="Not so", approvals=["ok"]))
    seen = after(*contested)
    assert (seen.status, dict(seen.approvals), seen.decided_at) == ("in_review", {}, None)
    assert seen.contested_at is not None
    again = after(*contested, happened(7, "run_decided", decision="stop"))
    assert (again.status, again.contested_at) == ("decided", None)


def test_of_a_contested_decision_without_words_every_approval_is_given_again() -> None:
    erased = Happened(6, GIVEN.at, "cas", "decision_contested", {})
    assert after(*SENT, GIVEN, happened(5, "run_decided"), erased).approvals == {}


def test_a_run_knows_which_contested_decisions_it_rests_on() -> None:
    shaken = happened(2, "ground_contested", "cas", number="F-2026-0001")
    assert after(happened(1, "run_started"), shaken).grounds == ("F-2026-0001",)


def test_a_discarded_draft_can_be_put_back() -> None:
    thrown = (happened(1, "run_started"), happened(2, "run_discarded"))
    assert after(*thrown).status == "binned"
    assert after(*thrown, happened(3, "run_restored")).status == "draft"
