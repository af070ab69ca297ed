"""Who may approve what: not one's own answers, not with a role taken at the door, and not for ever."""

from __future__ import annotations

import datetime as dt

from app.services.runs import filling, history, sending, starting, withdrawing
from app.services.runs.deciding import approve, attempt
from app.services.runs.opening import open_run
from app.store import events, people
from tests.services.desk import NOW, refuses
from tests.services.published import ALL_SEEN, IDEA, Office
from tests.services.test_gates import idea_gate_passed


def sent_idea(hall: Office) -> str:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    return number


def test_who_is_starter_and_sponsor_cannot_endorse_the_own_idea(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.robin)
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.robin.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    with refuses("duty-own-answers"):
        approve(hall.work(hall.robin), number, "sponsor_ok")


def test_one_cell_of_a_table_is_an_answer_and_stays_so_when_the_role_is_left(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    otto = hall.person("Otto", "PM", project=hall.project())
    sending.send_back(hall.work(hall.paula), number, "Look again", {})
    hall.save(otto, number, "preparation", {"evidence": {"rows": [{"_id": "r1", "item": "Letter"}]}})
    file = {"sha256": hall.file(hall.robin, number), "version": "1"}
    row = {"_id": "r1", "item": "Letter", "file": file}
    hall.save(hall.robin, number, "preparation", {"evidence": {"rows": [row]}})
    hall.send(hall.robin, number)
    for one in people.members(hall.session, hall.project().id, NOW.date()):
        if one.person_id == otto.id:
            people.end_assignment(hall.session, one, NOW.date() - dt.timedelta(days=1))
    hall.person("Otto", "SPO", project=hall.project())
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    hall.save(otto, number, "decision", {"decision": "approve", "rationale": "Because"})
    with refuses("duty-own-answers"):
        approve(hall.work(otto), number, "decided_by")
    approve(hall.work(hall.mirjam), number, "decided_by")


def test_a_deputy_of_who_answered_does_not_approve(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.robin)
    project_id = hall.project().id
    hall.save(hall.robin, number, "need", {**IDEA["need"], "sponsor": hall.robin.id})
    hall.save(hall.robin, number, "size", IDEA["size"])
    hall.send(hall.robin, number)
    [held] = people.members(hall.session, project_id, NOW.date())
    people.assign_role(
        hall.session,
        person_id=hall.ellen.id,
        role="SPO",
        valid_from=NOW.date(),
        project_id=project_id,
        deputy_of=held.id,
    )
    with refuses("duty-own-answers"):
        approve(hall.work(hall.ellen), number, "sponsor_ok")
    hall.person("Mirjam", "SPO", project=hall.project())
    approve(hall.work(hall.mirjam), number, "sponsor_ok")


def test_who_checked_the_requirements_does_not_decide_as_well(hall: Office) -> None:
    hall.idea()
    number = hall.gate("gate-g0")
    hall.person("Paula", "SPO", project=hall.project())
    hall.answer(hall.paula, number, "check_answer", G0_1="yes", G0_2="yes")
    values = {"decision": "approve", "rationale": "Because"}
    hall.save(hall.paula, number, "decision", values)
    with refuses("duty-own-answers"):
        approve(hall.work(hall.paula), number, "decided_by")
    approve(hall.work(hall.mirjam), number, "decided_by")


def test_a_project_manager_who_reviews_as_well_cannot_give_the_answer_that_counts(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    hall.person("Robin", "QRV", project=hall.project())
    with refuses("duty-never"):
        hall.answer(hall.robin, number, "qrv_answer", G1_1="yes")
    last = history.history(hall.work(hall.ellen), number)[-1]
    assert (last.kind, last.what.args["act"]) == ("attempt_refused", "fill")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="yes")


def test_nobody_becomes_the_office_by_saying_so_at_the_start_of_a_form(hall: Office) -> None:
    hall.idea()
    project = hall.project().number
    starting.start(
        hall.work(hall.robin),
        "gate-g0",
        project=project,
        new_title=None,
        roles={"PMO": {"person": hall.robin.id}, "TLA": {"person": hall.robin.id}},
    )
    held = people.members(hall.session, hall.project().id, NOW.date())
    assert "TLA" not in {one.role for one in held}
    opened = open_run(hall.work(hall.robin), "F-2026-0002")
    assert opened.cast.of(("PMO",)) == {hall.paula.id}


def test_a_role_that_nobody_holds_can_be_filled_when_a_form_starts(hall: Office) -> None:
    number = hall.start(hall.robin, "idea", SPO=hall.mirjam)
    assert open_run(hall.work(hall.robin), number).cast.of(("SPO",)) == {hall.mirjam.id}


def approvals(hall: Office, number: str) -> set[str]:
    return set(open_run(hall.work(hall.paula), number).state.approvals)


def test_an_approval_outlives_a_return_but_not_a_change_of_what_it_was_given_for(hall: Office) -> None:
    idea_gate_passed(hall)
    number = hall.gate("gate-g1")
    hall.answer(hall.ellen, number, "qrv_answer", G1_1="yes", G1_3="yes")
    hall.save(hall.ellen, number, "review", {"advice": "approve", "permit_seen": "yes"})
    hall.save(hall.mirjam, number, "decision", {"decision": "approve"})
    opened = open_run(hall.work(hall.mirjam), number)
    events.append(
        hall.session, opened.run.id, hall.mirjam.id, "approval_given", {"field": "decided_by"}, hall.now
    )
    sending.send_back(hall.work(hall.ellen), number, "One more thing", {})
    assert approvals(hall, number) == {"decided_by"}
    hall.save(hall.robin, number, "preparation", {"evidence": {"none": "In the records, page 3"}})
    assert approvals(hall, number) == set()
    [saved] = [one for one in history.history(hall.work(hall.robin), number) if one.kind == "step_saved"][-1:]
    assert saved.who is not None


def test_a_decided_form_cannot_be_changed_sent_taken_back_or_withdrawn_by_its_people(hall: Office) -> None:
    number = hall.idea()
    for by in (hall.robin, hall.mirjam, hall.paula):
        with refuses("step-not-yours"):
            filling.save_step(hall.work(by), number, "need", {"name": "Other"}, seen=99)
        with refuses("send-not-draft"):
            sending.send(hall.work(by), number)
        with refuses("take-back-not-sent"):
            sending.take_back(hall.work(by), number)
        with refuses("return-not-sent"):
            sending.send_back(hall.work(by), number, "No", {})
        with refuses("approval-already-given"):
            approve(hall.work(by), number, "sponsor_ok")
    for by in (hall.robin, hall.mirjam):
        with refuses("withdraw-finished"):
            withdrawing.withdraw(hall.work(by), number, "No")


def test_a_rule_lets_through_who_may_do_it_all_the_same_and_nobody_else(hall: Office) -> None:
    one_part = {"rows": [{"what": "Tiles", "days": "1", "rate": 100}]}
    for by, message in ((hall.robin, "blocked-by-rules"), (hall.paula, None)):
        number = hall.start(by, "idea", SPO=hall.mirjam)
        hall.save(by, number, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
        hall.save(by, number, "size", {"cost": 600_000, "parts": one_part})
        if message:
            with refuses(message):
                hall.send(by, number)
        else:
            hall.send(by, number)


def test_a_visitor_and_who_may_not_see_the_project_find_no_form(hall: Office) -> None:
    number = sent_idea(hall)
    hall.project().visibility = "members"
    hall.session.flush()
    stranger = hall.person("Stranger")
    for work in (hall.work(), hall.work(stranger)):
        with refuses("run-not-found"):
            filling.step_view(work, number, "need")
        with refuses("run-not-found"):
            attempt(work, number, "sponsor_ok", ALL_SEEN)
    assert open_run(hall.work(hall.mirjam), number).run.number == number
