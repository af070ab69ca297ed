"""What is still open before a turn is complete."""

from __future__ import annotations

from typing import Any

from app.definitions.message import Message
from app.runs.complete import open_in, warnings_in
from app.runs.path import walk
from tests.runs.small import compiled, context, gate
from tests.runs.test_path import IDEA


def still_open(**answers: Any) -> list[str]:
    return [
        one.field for one in open_in(walk(compiled("idea"), {**IDEA, **answers}, context("idea")), "author")
    ]


def test_a_complete_form_leaves_nothing_open() -> None:
    assert still_open() == []


def test_a_required_question_is_open_until_answered() -> None:
    assert still_open(problem="   ") == ["problem"]
    assert still_open(sponsor=None) == ["sponsor"]


def test_a_hidden_question_is_never_open() -> None:
    assert still_open(duty="no", duty_ref=None) == []
    assert still_open(duty_ref=None) == ["duty_ref"]


def test_a_check_that_fails_says_its_own_sentence() -> None:
    seen = walk(compiled("idea"), {**IDEA, "name": "x" * 41}, context("idea"))
    assert [one.message.en for one in open_in(seen, "author") if not isinstance(one.message, Message)] == [
        "Use at most 40 characters."
    ]


def test_a_row_that_is_not_complete_names_its_cell() -> None:
    rows = {"rows": [{"_id": "a", "what": "Tiles", "days": "2"}]}
    [one] = open_in(walk(compiled("idea"), {**IDEA, "parts": rows}, context("idea")), "author")
    assert isinstance(one.message, Message)
    assert (one.row, one.message.id) == ("a", "cell-required")


def test_none_completes_a_table_that_may_be_empty() -> None:
    assert still_open(parts={"none": ""}) == []
    assert still_open(parts=None) == ["parts"]


def test_a_table_that_asks_why_is_open_until_the_reason_is_there() -> None:
    def fields(none: str) -> list[str]:
        answers = {"evidence": {"none": none}}
        return [one.field for one in open_in(walk(compiled("gate-g1"), answers, gate()), "author")]

    assert "evidence" in fields(" ")
    assert "evidence" not in fields("All of it is in the records")
    said = [
        one.message
        for one in open_in(walk(compiled("gate-g1"), {"evidence": {"none": ""}}, gate()), "author")
    ]
    assert "none-reason-required" in {getattr(one, "id", "") for one in said}


def test_an_option_that_a_rule_took_away_cannot_stay_chosen() -> None:
    criteria = {"rows": [{"_id": "G1-1", "qrv_answer": "no"}]}
    answers = {"criteria": criteria, "decision": "approve", "rationale": "Because"}
    seen = walk(compiled("gate-g1"), answers, gate())
    assert "decision" in [one.field for one in open_in(seen, "decision")]


def test_an_approval_is_open_until_it_is_given() -> None:
    seen = walk(compiled("gate-g1"), {}, gate())
    assert "decided_by" in [one.field for one in open_in(seen, "decision")]
    given = walk(compiled("gate-g1"), {"decided_by": "approved"}, gate())
    assert "decided_by" not in [one.field for one in open_in(given, "decision")]


def test_not_applicable_counts_only_with_its_reason() -> None:
    def cells(answer: Any) -> list[str | None]:
        rows = {"rows": [{"_id": code, "pm_answer": answer} for code in ("G1-1", "G1-2", "G1-3")]}
        answers = {"criteria": rows, "evidence": {"none": "x"}}
        return [one.row for one in open_in(walk(compiled("gate-g1"), answers, gate()), "author")]

    assert cells({"na": ""}) == ["G1-1", "G1-2", "G1-3"]
    assert cells({"na": "No building"}) == []


def test_a_warning_is_said_and_blocks_nothing() -> None:
    seen = walk(compiled("idea"), {**IDEA, "problem": "Rain"}, context("idea"))
    assert [one.field for one in warnings_in(seen)] == ["problem"]
    assert open_in(seen, "author") == ()


def test_a_warning_that_does_not_hold_is_not_said() -> None:
    assert warnings_in(walk(compiled("idea"), IDEA, context("idea"))) == ()


def test_a_requirement_that_is_open_goes_by_its_words() -> None:
    rows = [{"_id": "G1-1", "pm_answer": {"na": ""}}, {"_id": "G1-3", "pm_answer": "yes"}]
    seen = walk(compiled("gate-g1"), {"criteria": {"rows": rows}}, gate())
    found = {one.row: one.message for one in open_in(seen, "author") if one.field == "criteria"}
    assert isinstance(found["G1-1"], Message)
    assert isinstance(found["G1-2"], Message)
    assert (found["G1-1"].id, found["G1-2"].id) == ("criterion-na-required", "criterion-required")
    assert found["G1-2"].args["text"] == seen.fields["criteria"].rows[1].criterion.text  # type: ignore[union-attr]
