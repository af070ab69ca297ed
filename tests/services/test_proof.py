"""Requirements answered by records: yes, no with what is missing, or by hand."""

from __future__ import annotations

from app.services.runs import sending
from app.services.runs.deciding import approve
from app.services.runs.filling import step_view
from app.services.runs.form_views import Problem, Row
from app.services.runs.opening import open_run
from app.services.runs.revising import revise
from app.store import Store
from tests.conftest import Place
from tests.services.changed import Changes, changed_office
from tests.services.desk import refuses
from tests.services.published import IDEA, Office

EVIDENCE = """
          - {id: pm_evidence, type: text, label: {en: Evidence, nl: Bewijs}, by: PM}
          - {id: check_answer,"""
FRAME = "checklists/parts/gate-frame.yml"
GATE = "checklists/gate-g0.yml"
WITH_EVIDENCE = {FRAME: (("\n          - {id: check_answer,", EVIDENCE),)}
SIGNED = (("auto: [idea.problem]", "auto: [idea.duty]"),)  # a yes or a no


def shown(hall: Office, number: str, code: str) -> Row:
    view = step_view(hall.work(hall.robin), number, "preparation")
    return next(row for one in view.fields if one.field.preset for row in one.rows if row.id == code)


def answers(row: Row) -> dict[str, object]:
    return {cell.column.id: cell.value for cell in row.cells}


def writable(row: Row) -> set[str]:
    return {cell.column.id for cell in row.cells if cell.writable}


def gate(hall: Office) -> str:
    return hall.start(hall.robin, "gate-g0", hall.project().number, PM=hall.robin)


def test_a_record_that_says_yes_answers_and_is_the_evidence(store: Store, place: Place) -> None:
    with changed_office(store, place, WITH_EVIDENCE) as hall:
        idea = hall.idea()
        row = shown(hall, gate(hall), "G0-1")
        assert (answers(row)["pm_answer"], answers(row)["pm_evidence"]) == ("yes", idea)
        assert row.proof is not None
        [source] = row.proof.sources
        assert (source.number, source.step, source.field, source.says) == (idea, "need", "problem", True)


def test_a_record_that_says_no_is_not_argued_with_and_shows_where_it_says_so(
    store: Store, place: Place
) -> None:
    with changed_office(store, place, {**WITH_EVIDENCE, GATE: SIGNED}) as hall:
        idea = hall.idea()  # no duty
        number = gate(hall)
        row = shown(hall, number, "G0-1")
        assert row.proof is not None
        assert (row.proof.says, row.proof.sources[0].number) == (False, idea)
        assert writable(row) == set()
        hall.save(
            hall.robin, number, "preparation", {"criteria": {"rows": [{"_id": "G0-1", "pm_answer": "yes"}]}}
        )
        assert answers(shown(hall, number, "G0-1"))["pm_answer"] == "no"


def test_a_yes_of_a_record_becomes_a_no_only_with_a_reason(store: Store, place: Place) -> None:
    with changed_office(store, place, WITH_EVIDENCE) as hall:
        hall.idea()
        number = gate(hall)
        hall.save(hall.robin, number, "preparation", {"evidence": {"none": "In the records"}})

        def say(answer: object, **more: str) -> None:
            rows = [{"_id": "G0-1", "pm_answer": answer, **more}, {"_id": "G0-2", "pm_answer": "yes"}]
            hall.save(hall.robin, number, "preparation", {"criteria": {"rows": rows}})

        say("no")
        page = sending.check_page(hall.work(hall.robin), number)
        assert [(one.row, getattr(one.message, "id", "")) for one in page.problems] == [
            ("G0-1", "criterion-needs-reason")
        ]
        with refuses("send-still-open"):
            hall.send(hall.robin, number)
        say({"na": "Not for us"})  # what a record says yes to does not become "not applicable"
        assert answers(shown(hall, number, "G0-1"))["pm_answer"] == "yes"
        say("no", pm_evidence="It describes a solution")
        hall.send(hall.robin, number)
        sent = shown(hall, number, "G0-1")
        assert answers(sent)["pm_answer"] == "no"
        assert sent.proof is not None
        assert [one.says for one in sent.proof.against] == [True]  # who reviews sees both


def test_what_was_sent_stays_when_the_record_says_something_else_later(store: Store, place: Place) -> None:
    with changed_office(store, place, WITH_EVIDENCE) as hall:
        idea = hall.idea()
        number = hall.gate("gate-g0")
        new = revise(hall.work(hall.robin), idea, "Another need")
        hall.send(hall.robin, new)
        assert answers(shown(hall, number, "G0-1"))["pm_evidence"] == idea


def test_a_question_that_was_not_answered_is_answered_by_hand(store: Store, place: Place) -> None:
    changes = {GATE: (("auto: [idea.problem]", "auto: [idea.wanted_date]"),)}
    with changed_office(store, place, changes) as hall:
        hall.idea()
        row = shown(hall, gate(hall), "G0-1")
        assert (row.proof, answers(row)["pm_answer"]) == (None, None)
        assert "pm_answer" in writable(row)


def test_a_form_that_was_never_made_is_what_is_missing_but_for_a_small_project(
    store: Store, place: Place
) -> None:
    changes = {GATE: (("auto: [idea.problem]", "auto: [gate-g1.rationale]"),)}
    with changed_office(store, place, changes) as hall:
        hall.idea()
        row = shown(hall, gate(hall), "G0-1")
        assert row.proof is not None
        assert (row.proof.says, row.proof.sources[0].number) == (False, None)
        assert (row.proof.sources[0].checklist, row.proof.sources[0].begun) == ("gate-g1", None)


def test_a_form_that_is_not_finished_is_named_as_what_is_missing(store: Store, place: Place) -> None:
    changes = {GATE: (("auto: [idea.problem]", "auto: [risk-review.happened]"),)}
    with changed_office(store, place, changes) as hall:
        hall.idea()
        begun = hall.start(hall.robin, "risk-review", hall.project().number, PM=hall.robin)
        row = shown(hall, gate(hall), "G0-1")
        assert row.proof is not None
        [source] = row.proof.sources
        assert (source.says, source.number, source.begun) == (False, None, begun)


def test_a_small_project_answers_by_hand_what_it_has_no_form_for(store: Store, place: Place) -> None:
    changes = {GATE: (("auto: [idea.problem]", "auto: [gate-g1.rationale]"),)}
    with changed_office(store, place, changes) as hall:
        hall.idea(cost=100_000)
        row = shown(hall, gate(hall), "G0-1")
        assert row.proof is None


def test_a_condition_over_registers_answers_too(store: Store, place: Place) -> None:
    changes = {GATE: (("auto: [idea.problem]", "holds: count(reg.conditions) > 0"),)}
    with changed_office(store, place, changes) as hall:
        hall.idea()
        number = gate(hall)
        row = shown(hall, number, "G0-1")
        assert row.proof is not None
        assert (row.proof.says, [one.register for one in row.proof.sources]) == (False, ["conditions"])


SENT_COUNTS: Changes = {
    GATE: (("auto: [idea.problem]", "auto: [idea.sponsor_ok]"),),
    "checklists/idea.yml": (("new_project: true", "new_project: true\ncounts: sent"),),
}


def test_a_form_that_counts_from_sending_says_no_while_its_approval_is_missing(
    store: Store, place: Place
) -> None:
    with changed_office(store, place, SENT_COUNTS) as hall:
        idea = hall.start(hall.robin, "idea", SPO=hall.mirjam)
        hall.save(hall.robin, idea, "need", {**IDEA["need"], "sponsor": hall.mirjam.id})
        hall.save(hall.robin, idea, "size", IDEA["size"])
        number = gate(hall)
        assert _verdict(hall, number, None)
        hall.send(hall.robin, idea)
        assert _verdict(hall, number, idea)


def test_a_no_that_a_record_said_is_nobodys_answer_when_the_page_comes_back_with_it(
    store: Store, place: Place
) -> None:
    with changed_office(store, place, {**WITH_EVIDENCE, **SENT_COUNTS}) as hall:
        idea = hall.idea_sent()
        number = gate(hall)
        there = {name: cell for name, cell in answers(shown(hall, number, "G0-1")).items() if cell}
        assert there["pm_answer"] == "no"
        hall.save(hall.robin, number, "preparation", {"criteria": {"rows": [{"_id": "G0-1", **there}]}})
        approve(hall.work(hall.mirjam), idea, "sponsor_ok")
        assert answers(shown(hall, number, "G0-1"))["pm_answer"] == "yes"
        assert not any(one.field == "criteria" for one in _to_do(hall, number))


def _to_do(hall: Office, number: str) -> tuple[Problem, ...]:
    found = sending.check_page(hall.work(hall.robin), number).problems
    return tuple(one for one in found if one.row == "G0-1")


def _verdict(hall: Office, number: str, idea: str | None) -> bool:
    verdict = open_run(hall.work(hall.robin), number).verdicts.get("G0-1")
    if idea is None:
        return verdict is None or not verdict.says
    return verdict is not None and not verdict.says and verdict.sources[0].number == idea
