"""Nobody approves an answer that they gave, in whatever way they gave it."""

from __future__ import annotations

from dataclasses import replace

from app.runs.duties import Given, Touched, lapsed, may_approve
from app.runs.pen import Cast, may_fill, open_turns
from app.runs.state import RunState
from tests.runs.small import compiled
from tests.runs.test_pen import CAST, GATE

REVIEW = RunState(status="in_review")
APART = replace(CAST, checker_decides=False)


def refused(person: str, cast: Cast, *given: Given) -> str | None:
    found = may_approve(GATE, GATE.field("decided_by"), person, cast, open_turns(REVIEW, True), given, REVIEW)
    return found.id if found else None


def test_who_checked_the_requirements_does_not_decide_where_others_should() -> None:
    checked = Given("criteria", "check_answer", "mirjam")
    assert refused("mirjam", CAST, checked) is None
    assert refused("mirjam", APART, checked) == "duty-own-answers"


def test_the_fields_of_the_decision_itself_are_no_answers_one_approves() -> None:
    assert refused("mirjam", APART, Given("decision", "", "mirjam")) is None


def test_an_answer_in_an_earlier_turn_counts_whatever_role_gave_it() -> None:
    idea = compiled("idea")
    cast = Cast({"SPO": frozenset({"anna"}), "starter": frozenset({"anna"})})
    found = may_approve(
        idea, idea.field("sponsor_ok"), "anna", cast, ("review",), [Given("name", "", "anna")], REVIEW
    )
    assert found is not None
    assert found.id == "duty-own-answers"


def test_a_deputy_inherits_what_stands_in_the_way() -> None:
    deputy = replace(
        APART,
        holders={**CAST.holders, "decider": frozenset({"mirjam", "otto"})},
        stands_for={"otto": frozenset({"mirjam"})},
    )
    assert refused("otto", deputy) is None
    assert refused("otto", deputy, Given("evidence", "item", "mirjam")) == "duty-own-answers"
    manager = replace(deputy, stands_for={"otto": frozenset({"robin"})})
    found = may_approve(GATE, GATE.field("decided_by"), "otto", manager, open_turns(REVIEW, True), (), REVIEW)
    assert found is not None
    assert (found.id, found.args["roles"]) == ("duty-never", ("PM",))


def test_who_answers_for_the_project_does_not_review_the_answer() -> None:
    criteria, step = GATE.field("criteria"), GATE.step_of("criteria")
    column = next(one for one in criteria.columns if one.id == "qrv_answer")
    both = Cast({"PM": frozenset({"robin"}), "QRV": frozenset({"robin", "ellen"})})
    assert may_fill(column, step, criteria, "ellen", both, ("review",)) is None
    found = may_fill(column, step, criteria, "robin", both, ("review",))
    assert found is not None
    assert (found.id, found.args["roles"]) == ("duty-never", ("PM",))


def gone(*changed: Touched) -> tuple[str, ...]:
    return lapsed(GATE, ("decided_by",), changed)


def test_an_approval_lapses_when_the_author_changes_anything_under_it() -> None:
    assert gone(Touched("evidence", "item", stood=False)) == ("decided_by",)
    assert gone(Touched("evidence", "", stood=False)) == ("decided_by",)


def test_an_approval_lapses_when_a_reviewer_changes_what_stood_under_it() -> None:
    assert gone(Touched("advice", "", stood=True)) == ("decided_by",)
    assert gone(Touched("advice", "", stood=False)) == ()


def test_an_approval_lapses_when_what_it_sealed_beside_it_changes() -> None:
    assert gone(Touched("rationale", "", stood=True)) == ("decided_by",)
    assert gone(Touched("rationale", "", stood=False)) == ()


def test_an_approval_stays_when_something_else_changes() -> None:
    idea = compiled("idea")
    assert lapsed(idea, ("sponsor_ok",), ()) == ()
    assert lapsed(idea, (), (Touched("name", "", stood=True),)) == ()
