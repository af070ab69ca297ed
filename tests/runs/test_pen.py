"""Who holds the pen, and who cannot approve what they filled in."""

from __future__ import annotations

from app.definitions.message import Message
from app.runs.duties import Given, approvals_of, may_approve
from app.runs.pen import Cast, may_fill, open_turns, roles_in, roles_of
from app.runs.state import Approval, RunState
from tests.runs.small import NOON, compiled

GATE = compiled("gate-g1")
CAST = Cast(
    {
        "PM": frozenset({"robin"}),
        "QRV": frozenset({"ellen"}),
        "SPO": frozenset({"mirjam", "robin"}),
        "decider": frozenset({"mirjam", "robin"}),
        "checker": frozenset({"mirjam"}),
    },
    checker_decides=True,
)
REVIEW = RunState(status="in_review")


def refusal(person: str | None, *given: Given, state: RunState = REVIEW) -> Message | None:
    open_now = open_turns(state, review_complete=True)
    return may_approve(GATE, GATE.field("decided_by"), person, CAST, open_now, given, state)


def test_each_turn_opens_after_the_one_before() -> None:
    assert open_turns(RunState(), False) == ("author",)
    assert open_turns(RunState(status="submitted"), False) == ("review",)
    assert open_turns(REVIEW, True) == ("review", "decision")
    assert open_turns(RunState(status="decided"), True) == ()


def test_only_the_named_role_fills_a_step_in() -> None:
    advice, step = GATE.field("advice"), GATE.step_of("advice")
    assert may_fill(advice, step, None, "ellen", CAST, ("review",)) is None
    other = may_fill(advice, step, None, "mirjam", CAST, ("review",))
    assert other is not None
    assert other.id == "duty-never"


def test_a_column_has_a_pen_of_its_own() -> None:
    criteria, step = GATE.field("criteria"), GATE.step_of("criteria")
    columns = {one.id: one for one in criteria.columns}
    assert may_fill(columns["pm_answer"], step, criteria, "robin", CAST, ("author",)) is None
    assert may_fill(columns["qrv_answer"], step, criteria, "ellen", CAST, ("review",)) is None
    early = may_fill(columns["qrv_answer"], step, criteria, "ellen", CAST, ("author",))
    assert early is not None
    assert early.id == "pen-not-your-turn"
    wrong = may_fill(columns["qrv_answer"], step, criteria, "robin", CAST, ("review",))
    assert wrong is not None
    assert wrong.id == "pen-other-role"


def test_a_project_manager_never_records_a_gate_decision() -> None:
    refused = refusal("robin")
    assert refused is not None
    assert refused.id == "duty-never"


def test_the_decision_maker_decides() -> None:
    assert refusal("mirjam") is None


def test_nobody_decides_on_answers_they_gave() -> None:
    refused = refusal("mirjam", Given("evidence", "item", "mirjam"))
    assert refused is not None
    assert refused.id == "duty-own-answers"
    assert refused.args["labels"] == (GATE.field("evidence").label,)


def test_checking_the_requirements_is_part_of_ones_own_decision() -> None:
    assert refusal("mirjam", Given("criteria", "check_answer", "mirjam")) is None


def test_an_approval_is_given_once() -> None:
    given = RunState(status="in_review", approvals={"decided_by": Approval("mirjam", NOON, ())})
    refused = refusal("mirjam", state=given)
    assert refused is not None
    assert refused.id == "approval-already-given"


def test_a_visitor_approves_nothing() -> None:
    refused = refusal(None)
    assert refused is not None
    assert refused.id == "pen-other-role"


def test_a_form_knows_all_roles_it_asks_something_of() -> None:
    assert set(roles_in(GATE.checklist)) >= {"PM", "QRV", "decider", "checker"}
    assert [one.id for one in approvals_of(GATE, "decision")] == ["decided_by"]


def test_a_table_says_for_its_columns_who_fills_them_in() -> None:
    criteria, step = GATE.field("criteria"), GATE.step_of("criteria")
    by_office = criteria.model_copy(update={"by": "PMO"})
    columns = {one.id: one for one in criteria.columns}
    assert roles_of(columns["final_answer"], step, by_office) == ("PMO",)
    assert roles_of(columns["pm_answer"], step, by_office) == ("PM",)
    assert roles_of(columns["final_answer"], step, criteria) == ("PM",)


def test_nobody_fills_in_a_finished_form() -> None:
    advice, step = GATE.field("advice"), GATE.step_of("advice")
    finished = may_fill(advice, step, None, "ellen", CAST, open_turns(RunState(status="decided"), True))
    assert finished is not None
    assert finished.id == "pen-finished"
