"""The path is a pure function of definition, answers and context."""

from __future__ import annotations

from decimal import Decimal

from app.runs.path import walk
from tests.runs.small import altered, compiled, context, gate

IDEA = {
    "name": "New roof",
    "problem": "It rains into the hall every time there is a concert.",
    "sponsor": "anna",
    "duty": "yes",
    "duty_ref": "The building act",
    "cost": 600_000,
    "parts": {"rows": [{"_id": "a", "what": "Tiles", "days": "2.5", "rate": 40_000}]},
}


def test_a_question_appears_when_its_condition_holds() -> None:
    shown = walk(compiled("idea"), {"duty": "yes"}, context("idea")).shown("need")
    assert "duty_ref" in [one.field.id for one in shown]


def test_a_question_stays_away_while_its_condition_is_unknown() -> None:
    shown = walk(compiled("idea"), {}, context("idea")).shown("need")
    assert "duty_ref" not in [one.field.id for one in shown]


def test_a_hidden_answer_is_kept_but_not_counted() -> None:
    one = walk(compiled("idea"), {**IDEA, "duty": "no"}, context("idea")).fields["duty_ref"]
    assert (one.shown, one.stored, one.value) == (False, "The building act", None)


def test_money_is_read_in_whole_units_and_rows_are_added_up() -> None:
    seen = walk(compiled("idea"), IDEA, context("idea"))
    assert seen.fields["parts"].rows[0].values["price"] == Decimal("1000.0")
    assert seen.fields["spare"].value == Decimal("5000.0")
    assert seen.fields["size_class"].value == "M"


def test_none_is_an_answer_and_an_empty_table_is_not() -> None:
    none = walk(compiled("idea"), {**IDEA, "parts": {"none": ""}}, context("idea"))
    empty = walk(compiled("idea"), {**IDEA, "parts": {"rows": []}}, context("idea"))
    assert (none.fields["parts"].value, none.fields["spare"].value) == ((), Decimal(6000))
    assert (empty.fields["parts"].value, empty.fields["spare"].value) == (None, None)


def test_a_criterion_that_cannot_apply_has_no_row() -> None:
    with_permit = walk(compiled("gate-g1"), {}, gate())
    without = walk(compiled("gate-g1"), {}, gate(project__replaces_system="no"))
    assert [row.id for row in with_permit.fields["criteria"].rows] == ["G1-1", "G1-2", "G1-3"]
    assert [row.id for row in without.fields["criteria"].rows] == ["G1-1", "G1-3"]


def test_a_failed_requirement_takes_approve_away_and_says_why() -> None:
    criteria = {"rows": [{"_id": "G1-1", "qrv_answer": "no"}, {"_id": "G1-2", "qrv_answer": "yes"}]}
    seen = walk(compiled("gate-g1"), {"criteria": criteria}, gate())
    assert seen.fields["must_failed"].value == 1
    assert list(seen.closed("decision")) == ["approve"]
    assert seen.closed("decision")["approve"][0].message.nl == "Een eis is niet gehaald."


def test_a_failed_legal_requirement_leaves_neither_approval() -> None:
    criteria = {"rows": [{"_id": "G1-1", "qrv_answer": "yes"}, {"_id": "G1-2", "qrv_answer": "no"}]}
    seen = walk(compiled("gate-g1"), {"criteria": criteria}, gate())
    assert sorted(seen.closed("decision")) == ["approve", "conditional"]


def test_without_a_review_the_check_is_the_answer_that_counts() -> None:
    criteria = {"rows": [{"_id": "G1-1", "check_answer": "no", "qrv_answer": "yes"}]}
    seen = walk(compiled("gate-g1"), {"criteria": criteria}, gate(run__review_required=False))
    assert seen.fields["criteria"].rows[0].values["final_answer"] == "no"
    assert [step.id for step in seen.steps()] == ["preparation", "decision"]


def test_a_column_that_is_not_asked_in_a_row_is_not_counted_there() -> None:
    form = altered("gate-g1", "criteria", check_answer={"show": "not run.review_required"})
    rows = {"rows": [{"_id": "G1-1", "check_answer": "no", "qrv_answer": "yes"}]}
    hidden = walk(form, {"criteria": rows}, gate()).fields["criteria"].rows[0]
    assert (hidden.hidden, hidden.values["check_answer"]) == ({"check_answer"}, None)
    shown = walk(form, {"criteria": rows}, gate(run__review_required=False)).fields["criteria"].rows[0]
    assert (shown.hidden, shown.values["check_answer"]) == (frozenset(), "no")
