"""The rows of registers that a form writes, by its tables and by its rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.definitions.checklist import Rule
from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.rules import parse
from app.runs.path import Walk, walk
from app.runs.register_rows import StoredRow
from app.runs.writing import NewRow, rows_by_rule, rows_of_tables, same_row
from tests.runs.small import compiled, context

REVIEW = compiled("risk-review")
BASE = ({"_id": "r-1", "event": "Rain", "prob": 4, "impact": 5, "cost": 100, "owner": "anna"},)


def seen(**answers: Any) -> Walk:
    around = context("risk-review", project__class="M", row__ref="r-7", row__event="Rain")
    return walk(REVIEW, {"subject": "Rain", **answers}, around, {"risks_now": BASE})


def rule(id_: str) -> Rule:
    return next(one for one in REVIEW.checklist.rules if one.id == id_)


def table(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"rows": list(rows)}


def test_of_a_live_table_only_what_changed_is_written() -> None:
    assert rows_of_tables(seen()) == ()
    changed = table({"_id": "r-1", "_ref": "r-1", "cost": None, "status": "closed", "due": "2026-05-01"})
    assert rows_of_tables(seen(risks_now=changed)) == (
        NewRow("risks", {"cost": None}, "closed", None, "2026-05-01", "r-1", "risks_now", "r-1"),
    )


def test_a_new_row_is_written_without_what_the_register_works_out_itself() -> None:
    new = table({"_id": "n", "event": "Hail", "prob": 2, "impact": 3, "remark": "Cold", "owner": "bob"})
    (row,) = rows_of_tables(seen(risks_now=new))
    assert row == NewRow(
        "risks", {"event": "Hail", "prob": 2, "impact": 3}, None, "bob", field="risks_now", row="n"
    )


def test_a_column_that_is_not_asked_in_a_row_is_not_written() -> None:
    around = context("risk-review", project__class="S")
    stored = {"risks_now": table({"_id": "n", "event": "Hail", "impact": 3})}
    (row,) = rows_of_tables(walk(REVIEW, stored, around))
    assert row.values == {"event": "Hail"}


def test_what_a_form_works_out_itself_is_written() -> None:
    columns = tuple(
        one.model_copy(update={"calc": "risks_now.prob * 2", "type": "calc"}) if one.id == "cost" else one
        for one in REVIEW.field("risks_now").columns
    )
    form = _with_columns(columns)
    around = context("risk-review", project__class="M")
    stored = {"risks_now": table({"_id": "n", "event": "Hail", "prob": 2})}
    (row,) = rows_of_tables(walk(form, stored, around))
    assert row.values["cost"] == 400


def _with_columns(columns: tuple[Any, ...]) -> Compiled:
    step = REVIEW.checklist.steps[0]
    fields = tuple(
        one.model_copy(update={"columns": columns}) if one.id == "risks_now" else one for one in step.fields
    )
    steps = (step.model_copy(update={"fields": fields}),)
    checklist = REVIEW.checklist.model_copy(update={"steps": steps})
    return compile_checklist(REVIEW.resolved.model_copy(update={"checklist": checklist}))


def test_a_rule_changes_the_row_that_the_form_is_about() -> None:
    assert rows_by_rule(seen(), rule("S-T04-2")) == (
        NewRow("risks", {"proof": "Rain", "found_on": "2026-03-02"}, "occurred", ref="r-7", rule="S-T04-2"),
    )


def test_what_is_not_known_is_not_said() -> None:
    (row,) = rows_by_rule(seen(subject=None), rule("S-T04-2"))
    assert "proof" not in row.values


def test_a_rule_writes_a_row_for_each_row_for_which_its_condition_holds() -> None:
    new = table({"_id": "n", "event": "Hail", "prob": 1, "impact": 1})
    assert rows_by_rule(seen(risks_now=new), rule("S-T04-3")) == (
        NewRow(
            "actions", {"action": "Rain", "risk": "r-1"}, None, "anna", "2026-03-02",
            None, "risks_now", "r-1", "S-T04-3",
        ),
    )  # fmt: skip


def test_a_row_says_by_a_reference_which_row_of_the_register_it_is_about() -> None:
    known = table(
        {"_id": "a", "event": "Rain", "which": "r-1", "gone": "yes"},
        {"_id": "b", "event": "Hail", "gone": "yes"},
        {"_id": "c", "which": "r-2", "gone": "no"},
    )  # fmt: skip
    found = rows_by_rule(seen(known=known), rule("S-T04-4"))
    assert [(one.ref, one.status) for one in found] == [("r-1", "closed"), (None, "closed")]


def test_a_rule_without_a_row_to_write_writes_none() -> None:
    assert rows_by_rule(seen(), rule("S-T04-1")) == ()


def test_the_condition_of_a_single_row_is_part_of_what_it_writes() -> None:
    nodes = {**REVIEW.writes["S-T04-2"], "when": parse("happened == yes")}
    walked = seen(happened="no")
    form = replace(walked.compiled, writes={"S-T04-2": nodes})
    assert rows_by_rule(replace(walked, compiled=form), rule("S-T04-2")) == ()


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (NewRow("risks", {}, ref="r-1"), True),
        (NewRow("risks", {"event": "Rain"}, ref="r-2"), False),
        (NewRow("risks", {"event": "Rain"}), True),
        (NewRow("risks", {"event": "Frost"}), False),
        (NewRow("risks", {}), False),
    ],
)
def test_the_same_row_has_the_same_name_or_is_pointed_at(new: NewRow, same: bool) -> None:
    row = StoredRow("r-1", "R1", "open", values={"event": "Rain"})
    assert same_row(REVIEW.resolved.registers["risks"], new, row) is same


def test_an_owner_can_be_part_of_what_tells_rows_apart() -> None:
    roles = REVIEW.resolved.registers["risks"].model_copy(update={"identity": ("owner",)})
    row = StoredRow("r-1", "R1", "open", owner="anna")
    assert same_row(roles, NewRow("risks", {}, owner="anna"), row)
    assert not same_row(roles, NewRow("risks", {}, owner="bob"), row)


def test_a_register_without_identity_gets_a_new_row_each_time() -> None:
    actions = REVIEW.resolved.registers["actions"]
    row = StoredRow("a-1", "A1", "open", values={"action": "Rain"})
    assert not same_row(actions, NewRow("actions", {"action": "Rain"}), row)
