"""A finished form is revised by a new one that starts with its answers, and counts from its own end."""

from __future__ import annotations

from app.services.runs import history, records, sending, withdrawing
from app.services.runs.deciding import approve
from app.services.runs.opening import open_run
from app.services.runs.revising import revise
from app.services.runs.starting import start
from app.store import EVERYTHING, runs
from tests.services.desk import refuses
from tests.services.published import Office
from tests.services.test_gates import idea_gate_passed


def decided_ideas(hall: Office) -> list[str]:
    return [one.number for one in runs.decided_runs(hall.session, hall.project().id, EVERYTHING, "idea")]


def test_a_revision_starts_with_all_answers_and_asks_every_approval_again(hall: Office) -> None:
    old = hall.idea()
    new = revise(hall.work(hall.robin), old, "The price went up")
    opened = open_run(hall.work(hall.robin), new)
    assert (opened.run.revision, opened.state.status) == (2, "draft")
    assert opened.stored == open_run(hall.work(hall.robin), old).stored
    assert not opened.state.approvals
    hall.save(hall.robin, new, "size", {"cost": 700_000})
    hall.send(hall.robin, new)
    assert decided_ideas(hall) == [old]  # until the sponsor approves, the old one counts
    approve(hall.work(hall.mirjam), new, "sponsor_ok")
    assert decided_ideas(hall) == [new]


def test_the_old_form_stays_readable_and_says_what_replaced_it(hall: Office) -> None:
    old = hall.idea()
    new = revise(hall.work(hall.robin), old, "The price went up")
    assert hall.home(hall.ellen, old).head.replaced_by is None
    hall.send(hall.robin, new)
    approve(hall.work(hall.mirjam), new, "sponsor_ok")
    assert hall.home(hall.ellen, old).head.replaced_by == new
    assert hall.home(hall.ellen, new).head.revises == old
    assert records.record(hall.work(hall.ellen), old).status == "decided"
    assert history.history(hall.work(hall.ellen), old)[-1].kind == "run_replaced"
    first = history.history(hall.work(hall.ellen), new)[0]
    assert (first.what.id, first.what.args["reason"]) == ("happened-run_revised", "The price went up")


def test_who_gave_an_answer_is_remembered_so_that_nobody_approves_his_own(hall: Office) -> None:
    old = hall.idea()
    new = revise(hall.work(hall.paula), old, "Found by the office")
    assert {one.by for one in open_run(hall.work(hall.paula), new).given} == {hall.robin.id}


def test_only_one_revision_at_a_time_with_a_reason_by_who_has_to_do_with_it(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    with refuses("revise-not-finished"):
        revise(hall.work(hall.robin), number, "Why not")
    old = hall.idea()
    with refuses("revise-not-yours"):
        revise(hall.work(hall.ellen), old, "Not mine")
    with refuses("revise-needs-reason"):
        revise(hall.work(hall.robin), old, " ")
    new = revise(hall.work(hall.robin), old, "Better figures")
    with refuses("revise-already"):
        revise(hall.work(hall.robin), old, "Even better")
    withdrawing.withdraw(hall.work(hall.robin), new, "Not needed after all")
    assert revise(hall.work(hall.robin), old, "Even better")


def test_a_gate_is_not_revised_once_a_later_gate_was_decided(hall: Office) -> None:
    idea_gate_passed(hall)
    first = "F-2026-0002"
    hall.later(days=1)
    number = hall.gate("gate-g1")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="yes", G1_3="yes")
    hall.save(hall.ellen, number, "review", {"advice": "approve", "permit_seen": "yes"})
    hall.decide(hall.mirjam, number, "approve")
    with refuses("revise-later-gate"):
        revise(hall.work(hall.robin), first, "Too late")
    with refuses("revise-later-gate"):
        withdrawing.withdraw(hall.work(hall.paula), first, "Too late")


def test_a_revised_gate_moves_the_project_from_where_it_was(hall: Office) -> None:
    idea_gate_passed(hall)
    assert hall.project().phase == "plan"
    new = revise(hall.work(hall.robin), "F-2026-0002", "A letter came in")
    hall.send(hall.robin, new)
    hall.save(hall.mirjam, new, "decision", {"decision": "rework", "rationale": "Read the letter first"})
    approve(hall.work(hall.mirjam), new, "decided_by")
    assert hall.project().phase == "idea"


def test_a_gate_that_was_returned_starts_with_the_authors_answers_and_shows_what_changed(
    hall: Office,
) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="no")
    hall.decide(hall.mirjam, number, "rework")
    hall.later(days=1)
    again = start(hall.work(hall.robin), "gate-g0", project=hall.project().number, new_title=None, roles={})
    stored = open_run(hall.work(hall.robin), again).stored
    assert stored["evidence"] == {"none": "In the records"}
    assert {row["pm_answer"] for row in stored["criteria"]["rows"]} == {"yes"}
    assert not any("check_answer" in row for row in stored["criteria"]["rows"])
    assert "decision" not in stored
    since = sending.check_page(hall.work(hall.robin), again).since
    assert since is not None
    assert since.number == number
    hall.save(hall.robin, again, "preparation", {"evidence": {"none": "In the letter"}})
    since = sending.check_page(hall.work(hall.robin), again).since
    assert since is not None
    told = [(one.field, one.before, one.after) for one in since.found if one.field == "evidence"]
    assert [(before["value"], after["value"]) for _, before, after in told if before and after] == [
        ({"none": "In the records"}, {"none": "In the letter"})
    ]


def test_a_first_form_has_no_last_time(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    assert sending.check_page(hall.work(hall.robin), number).since is None


def test_differences_name_the_row_that_came_went_or_changed(hall: Office) -> None:
    old = hall.idea()
    new = revise(hall.work(hall.robin), old, "Other parts")
    kept, gone = open_run(hall.work(hall.robin), new).stored["parts"]["rows"]
    rows = [{**kept, "days": "3"}, {"what": "Gutter", "days": "1", "rate": 100}]
    hall.save(hall.robin, new, "size", {"parts": {"rows": rows}})
    since = sending.check_page(hall.work(hall.robin), new).since
    assert since is not None
    said = {
        (
            one.label.en,
            one.row and one.row["value"],
            (one.before or {}).get("value"),
            (one.after or {}).get("value"),
        )
        for one in since.found
    }
    assert ("Days", "Tiles", "2", "3") in said
    assert ("Parts", None, "Nails", None) in said
    assert ("Parts", None, None, "Gutter") in said
    assert gone["what"] == "Nails"
