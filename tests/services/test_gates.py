"""A gate: two answers side by side, advice and decision apart, and nobody decides on his own answers."""

from __future__ import annotations

from app.services import home
from app.services.runs import history, records, sending, startable, withdrawing
from app.services.runs.deciding import approve, attempt
from app.services.runs.filling import step_view
from app.store import EVERYTHING, registers
from app.store.events import verify_chain
from app.store.runs import get_run
from tests.services.desk import refuses
from tests.services.published import ALL_SEEN, IDEA, Office


def idea_gate_passed(hall: Office) -> None:
    """An idea of a medium project that passed its first gate."""
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.decide(hall.mirjam, number, "approve")


def test_a_decided_idea_gives_the_project_its_class(hall: Office) -> None:
    hall.idea()
    assert hall.project().project_class == "M"


def test_an_approved_gate_moves_the_project_to_its_next_phase(hall: Office) -> None:
    idea_gate_passed(hall)
    assert (hall.project().phase, hall.project().state) == ("plan", "running")


def test_a_gate_cannot_start_before_the_one_before_it(hall: Office) -> None:
    hall.idea()
    with refuses("blocked-by-rules"):
        hall.start(hall.robin, "gate-g1", hall.project().number)
    found = {
        one.checklist.id: one.why_not for one in startable.startables(hall.work(hall.robin), "P-2026-001")
    }
    assert found["gate-g0"] is None
    assert found["gate-g1"] is not None


def test_a_criterion_that_a_record_answers_comes_answered_with_its_number(hall: Office) -> None:
    idea = hall.idea()
    number = hall.start(hall.robin, "gate-g0", hall.project().number, PM=hall.robin, SPO=hall.mirjam)
    [first, *_] = hall.rows(hall.robin, number, "preparation", "criteria")
    assert {cell.column.id: cell.value for cell in first.cells}["pm_answer"] == "yes"
    assert idea == "F-2026-0001"


def test_a_failed_requirement_takes_approve_away_with_its_reason(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="no", G1_3="yes")
    hall.save(hall.ellen, number, "review", {"advice": "rework", "permit_seen": "no"})
    view = step_view(hall.work(hall.mirjam), number, "decision")
    decision = view.fields[0]
    assert [one.code for one in decision.options] == ["conditional", "rework", "hold", "stop"]
    assert [(one.option.code, one.reason.en) for one in decision.closed] == [
        ("approve", "A requirement is not met.")
    ]


def test_the_one_who_filled_it_in_is_refused_as_decider_and_the_attempt_is_kept(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="yes", G1_3="yes")
    hall.save(hall.ellen, number, "review", {"advice": "approve", "permit_seen": "yes"})
    refusal = attempt(hall.work(hall.robin), number, "decided_by", ALL_SEEN)
    assert refusal is not None
    assert refusal.id == "duty-never"
    assert history.history(hall.work(hall.robin), number)[-1].kind == "attempt_refused"


def test_a_stop_leaves_the_project_stopped_in_closure(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="no", G1_3="yes")
    hall.save(hall.ellen, number, "review", {"advice": "stop", "permit_seen": "no"})
    hall.decide(hall.mirjam, number, "stop", stop_reason="No money")
    assert (hall.project().phase, hall.project().state) == ("closure", "stopped")


def test_a_decision_waits_for_the_review_to_be_complete(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    with refuses("pen-not-your-turn"):
        approve(hall.work(hall.mirjam), number, "decided_by")


def test_a_decision_waits_for_its_reasons(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.save(hall.mirjam, number, "decision", {"decision": "approve"})
    with refuses("approve-still-open"):
        approve(hall.work(hall.mirjam), number, "decided_by")


def test_conditions_become_rows_of_the_register_with_owner_and_date(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="no")
    row = {
        "text": "Ask the neighbours",
        "owner": hall.robin.id,
        "due": "2026-04-01",
        "blocking": "before_next_gate",
    }
    hall.decide(hall.mirjam, number, "conditional", conditions={"rows": [row]})
    [kept] = registers.list_rows(hall.session, EVERYTHING, "conditions")
    assert (kept.status, kept.owner_id, str(kept.due), kept.data["text"]) == (
        "open",
        hall.robin.id,
        "2026-04-01",
        "Ask the neighbours",
    )


def test_a_small_project_takes_both_gates_in_one_form(hall: Office) -> None:
    hall.idea(cost=100_000)
    number = hall.gate("gate-g0")
    rows = hall.rows(hall.mirjam, number, "preparation", "criteria")
    assert [row.id for row in rows] == ["G0-1", "G1-1"]
    hall.answer(hall.mirjam, number, "check_answer", G0_1="yes", G1_1="yes")
    hall.decide(hall.mirjam, number, "approve")
    assert hall.project().phase == "work"


def test_a_sent_form_can_be_taken_back_until_someone_acts(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    sending.take_back(hall.work(hall.robin), number)
    sending.send(hall.work(hall.robin), number)
    hall.answer(hall.paula, number, "check_answer", G0_1="yes")
    with refuses("take-back-too-late"):
        sending.take_back(hall.work(hall.robin), number)


def test_a_form_comes_back_with_remarks_on_named_questions(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    with refuses("return-needs-remark"):
        sending.send_back(hall.work(hall.paula), number, "", {})
    sending.send_back(hall.work(hall.paula), number, "Nearly there", {"evidence": "Which record?"})
    seen = hall.home(hall.robin, number)
    assert seen.head.status == "draft"
    assert [(one.field, one.text) for one in seen.remarks] == [
        (None, "Nearly there"),
        ("evidence", "Which record?"),
    ]


def test_a_form_is_withdrawn_with_a_reason_and_leaves_the_lists(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    with refuses("withdraw-needs-reason"):
        withdrawing.withdraw(hall.work(hall.robin), number, " ")
    withdrawing.withdraw(hall.work(hall.robin), number, "Started by mistake")
    assert home.home(hall.work(hall.paula)).lines == ()
    assert hall.home(hall.paula, number).head.status == "withdrawn"


def test_a_finished_form_stands_alone_in_both_languages(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.decide(hall.mirjam, number, "approve")
    kept = records.record(hall.work(hall.ellen), number)
    assert "**Decision**\n\nApprove" in kept.as_markdown("en")
    assert "**Besluit**\n\nGoedkeuren" in kept.as_markdown("nl")
    assert kept.as_json()["status"] == "decided"


def test_the_events_of_a_gate_make_one_unbroken_chain(hall: Office) -> None:
    idea_gate_passed(hall)
    found = get_run(hall.session, "F-2026-0002", EVERYTHING)
    assert found is not None
    assert verify_chain(hall.session, found[0].id) == ()
    assert [line.kind for line in history.history(hall.work(hall.robin), "F-2026-0002")] == [
        "run_started",
        "step_saved",
        "run_sent",
        "step_saved",
        "step_saved",
        "approval_given",
        "run_decided",
    ]


def test_what_others_changed_since_must_be_read_before_it_is_approved(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    seen = step_view(hall.work(hall.mirjam), number, "agree").seen
    sending.take_back(hall.work(hall.robin), number)
    hall.save(hall.robin, number, "need", {"name": "Another roof"})
    hall.send(hall.robin, number)
    refusal = attempt(hall.work(hall.mirjam), number, "sponsor_ok", seen)
    assert refusal is not None
    assert refusal.id == "approve-look-again"
    assert attempt(hall.work(hall.mirjam), number, "sponsor_ok", ALL_SEEN) is None
