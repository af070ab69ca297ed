"""What is handed in fits its question, or is refused with where it stands; nothing else is ever kept."""

from __future__ import annotations

from typing import Any

import pytest

from app.definitions.checklist import Asked, Column, Field, Option
from app.definitions.message import Message, Refused
from app.definitions.text import Text
from app.runs.acceptable import LONGEST, MOST_ROWS, There, accepted

SHA = "a" * 64
KEPT = {"sha256": SHA, "name": "plan.pdf", "size": 12}
THERE = There(
    people=frozenset({"anna"}),
    files={SHA: KEPT},
    picks={"q": frozenset({"PM", "L-0001"}), "rows.role": frozenset({"PM"})},
    criteria=frozenset({"G0-1"}),
)
CODES = (Option(code="a", label=Text(en="A", nl="A")), Option(code="b", label=Text(en="B", nl="B")))
NAME = Text(en="Question", nl="Vraag")


def asked(kind: Any, **more: Any) -> Field:
    choices = CODES if kind in ("choice", "multi") else None
    return Field(id="q", type=kind, label=NAME, choices=choices, **more)


def table(**more: Any) -> Field:
    label = Text(en="Cell", nl="Cel")
    columns = (
        Column(id="what", type="text", label=label),
        Column(id="role", type="role", label=label),
        Column(id="sum", type="calc", label=label, calc="1"),
    )
    return Field(id="rows", type="table", label=NAME, columns=columns, **more)


def refusal(field: Field, stored: Any, before: Any = None) -> Message:
    with pytest.raises(Refused) as found:
        accepted(field, stored, THERE, before)
    return found.value.message


FITTING = [
    ("text", "Roof"), ("long", "Roof\nand more"), ("choice", "a"), ("multi", ["b", "a"]), ("yesno", "no"),
    ("yesnona", "yes"), ("yesnona", {"na": "There is none"}), ("date", "2026-03-02"), ("money", -1250),
    ("number", "-12.50"), ("rating", 5), ("rag", "amber"), ("person", "anna"), ("role", "PM"),
    ("ref", "L-0001"),
]  # fmt: skip
WRONG = [
    ("text", 3), ("text", ["Roof"]), ("text", {"a": "b"}), ("text", "\ud800"), ("long", True),
    ("choice", "c"), ("choice", ["a"]), ("multi", "a"), ("multi", ["a", "a"]), ("multi", ["c"]),
    ("multi", [{}]), ("yesno", "na"), ("yesno", True), ("yesnona", {"na": 3}),
    ("yesnona", {"na": "x", "by": "y"}), ("yesnona", "na"), ("yesnona", ["yes"]), ("date", "2026-02-30"),
    ("date", "20260302"), ("date", 3), ("money", 12.5), ("money", True), ("money", "12"), ("money", 10**16),
    ("number", "1e9"), ("number", "NaN"), ("number", 12), ("rating", 0), ("rating", 6), ("rating", "3"),
    ("rag", "blue"), ("person", "nobody"), ("person", {"name": "Anna"}), ("role", "KING"), ("role", ["PM"]),
    ("ref", "L-9999"), ("ref", ["L-0001"]), ("file", "x"), ("file", {"sha256": "b" * 64}), ("file", {}),
    ("file", {"sha256": SHA, "dated": "yesterday"}), ("file", {"sha256": SHA, "version": 2}),
    ("calc", "3"), ("info", "x"), ("approval", "approved"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "stored"), FITTING)
def test_an_answer_that_fits_is_kept_as_it_is(kind: str, stored: Any) -> None:
    assert accepted(asked(kind), stored, THERE) == stored


@pytest.mark.parametrize(("kind", "stored"), WRONG)
def test_an_answer_that_does_not_fit_is_refused_with_its_question(kind: str, stored: Any) -> None:
    found = refusal(asked(kind), stored)
    assert (found.id, found.args["labels"]) == ("answer-unfit", (NAME,))


@pytest.mark.parametrize("nothing", [None, "", []])
def test_nothing_clears_an_answer(nothing: Any) -> None:
    assert accepted(asked("choice"), nothing, THERE) is None


def test_several_may_be_picked_where_the_question_says_so() -> None:
    assert accepted(asked("ref", many=True), ["L-0001"], THERE) == ["L-0001"]
    assert refusal(asked("ref", many=True), "L-0001").id == "answer-unfit"


def test_a_text_without_end_is_refused() -> None:
    assert accepted(asked("long"), "x" * LONGEST, THERE) == "x" * LONGEST
    for kind, stored in (("long", "x"), ("yesnona", {"na": "x"}), ("multi", ["x"])):
        grown = {"na": "x" * (LONGEST + 1)} if isinstance(stored, dict) else ["x" * (LONGEST + 1)]
        assert refusal(asked(kind), grown if kind != "long" else grown[0]).id == "answer-too-long"  # type: ignore[index]
    assert refusal(table(none_ok=True), {"none": "x" * (LONGEST + 1)}).id == "answer-too-long"


def test_a_file_is_kept_with_the_name_and_size_it_really_has() -> None:
    forged = {"sha256": SHA, "name": "../other", "size": -1, "version": "1.0", "dated": "2026-03-02"}
    kept = accepted(asked("file"), forged, THERE)
    assert kept == {**KEPT, "version": "1.0", "dated": "2026-03-02"}


def test_what_did_not_change_was_looked_at_before() -> None:
    assert accepted(asked("person"), "gone", THERE, "gone") == "gone"
    before = {"rows": [{"_id": "r1", "role": "OLD"}]}
    assert accepted(table(), before, THERE, before) == before


def test_rows_keep_what_people_fill_in_and_nothing_else() -> None:
    posted = {"rows": [{"_id": "r1", "what": "Tiles", "sum": "9", "colour": "red"}, {"what": "Nails"}]}
    assert accepted(table(), posted, THERE) == {
        "rows": [{"_id": "r1", "what": "Tiles"}, {"_id": None, "what": "Nails"}]
    }


def test_a_cell_that_does_not_fit_says_in_which_table_and_column() -> None:
    found = refusal(table(), {"rows": [{"role": "KING"}]})
    assert [one.en for one in found.args["labels"]] == ["Question", "Cell"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "stored",
    [
        "rows",
        {"rows": "x"},
        {"rows": ["x"]},
        {"rows": [{"_id": 3}]},
        {"rows": [{"_id": "../1"}]},
        {"rows": [{"_id": "x" * 41}]},
        {"rows": [{"_id": "r1"}, {"_id": "r1"}]},
        {"rows": [{}] * (MOST_ROWS + 1)},
        {"rows": [], "none": ""},
        {"none": 3},
        {"none": "\ud800"},
        {},
    ],
)
def test_a_table_of_another_shape_is_refused(stored: Any) -> None:
    assert refusal(table(), stored).id == "answer-unfit"


def test_none_and_nothing_are_answers_to_a_table() -> None:
    assert accepted(table(), {"none": "No tiles"}, THERE) == {"none": "No tiles"}
    assert accepted(table(), None, THERE) is None


def test_the_rows_of_a_preset_table_are_those_of_the_definition() -> None:
    posted = {"rows": [{"_id": "G0-1", "what": "x"}, {"_id": "G9-9", "what": "y"}, {"what": "z"}]}
    kept = accepted(table(preset="criteria"), posted, THERE)
    assert kept == {"rows": [{"_id": "G0-1", "what": "x"}]}
    assert refusal(table(preset="criteria"), {"none": ""}).id == "answer-unfit"


def test_every_type_of_question_that_people_answer_is_known() -> None:
    kinds = set(Asked.model_fields["type"].annotation.__args__)  # type: ignore[union-attr]
    answered = {kind for kind, _ in FITTING} | {"file", "table"}
    assert kinds - answered == {"approval", "calc", "info"}
