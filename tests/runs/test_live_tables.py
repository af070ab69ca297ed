"""A live table shows the open rows of its register: they can be changed and added to, never left out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from app.definitions.checklist import Field
from app.definitions.message import Refused
from app.runs.acceptable import There, accepted
from app.runs.complete import open_in
from app.runs.path import Walk, walk
from tests.runs.small import compiled, context

REVIEW = compiled("risk-review")
TABLE = REVIEW.field("risks_now")
BASE = (
    {"_id": "r-1", "number": "R1", "event": "Rain", "prob": 4, "impact": 5, "cost": 100, "owner": "anna"},
    {"_id": "r-2", "number": "R2", "event": "Frost", "prob": 2},
)
THERE = There(people=frozenset({"anna", "bob"}))


def seen(stored: Any = None, base: Any = BASE) -> Walk:
    around = context("risk-review", project__class="M")
    return walk(REVIEW, {"risks_now": stored}, around, {"risks_now": base})


def kept(stored: Any, before: Any = None, base: Any = BASE) -> Any:
    return accepted(TABLE, stored, THERE, before, base)


def test_open_rows_stand_ready_and_are_worked_out() -> None:
    rows = seen().fields["risks_now"].rows
    assert [row.id for row in rows] == ["r-1", "r-2"]
    assert rows[0].values["double"] == Decimal(40)
    assert rows[0].stored["_ref"] == "r-1"
    assert seen().fields["risks_now"].stored is None


def test_what_was_changed_lies_over_what_stands_there() -> None:
    rows = seen({"rows": [{"_id": "r-1", "_ref": "r-1", "prob": 1}]}).fields["risks_now"].rows
    assert (rows[0].values["prob"], rows[0].values["event"]) == (Decimal(1), "Rain")


def test_new_rows_come_after_those_that_stand_ready() -> None:
    rows = seen({"rows": [{"_id": "new", "event": "Hail"}]}).fields["risks_now"].rows
    assert [row.id for row in rows] == ["r-1", "r-2", "new"]
    assert "_ref" not in rows[2].stored


def test_a_row_that_left_the_register_is_not_a_new_one() -> None:
    gone = {"rows": [{"_id": "r-9", "_ref": "r-9", "prob": 1}]}
    assert [row.id for row in seen(gone).fields["risks_now"].rows] == ["r-1", "r-2"]
    assert seen(gone, ()).fields["risks_now"].value is None


def test_none_is_an_answer_only_where_no_row_stands_ready() -> None:
    assert seen({"none": ""}, ()).fields["risks_now"].value == ()
    assert len(seen({"none": ""}).fields["risks_now"].rows) == 2
    assert kept({"none": ""}, base=()) == {"none": ""}
    with pytest.raises(Refused):
        kept({"none": ""})


def test_rows_that_stand_ready_answer_a_required_table() -> None:
    assert [one.field for one in open_in(seen(), "author")] == []
    assert [one.field for one in open_in(seen(None, ()), "author")] == ["risks_now"]


def test_only_cells_that_really_changed_are_kept() -> None:
    handed = {"rows": [{"_id": "r-1", "prob": 3, "event": "Rain"}, {"_id": "r-2", "event": "Frost"}]}
    assert kept(handed) == {"rows": [{"_id": "r-1", "_ref": "r-1", "prob": 3}]}


def test_a_cell_can_be_emptied() -> None:
    assert kept({"rows": [{"_id": "r-1", "cost": None}]}) == {
        "rows": [{"_id": "r-1", "_ref": "r-1", "cost": None}]
    }


def test_a_cell_that_goes_back_to_what_stands_there_is_no_answer() -> None:
    before = {"rows": [{"_id": "r-1", "_ref": "r-1", "prob": 3}]}
    assert kept({"rows": [{"_id": "r-1", "prob": 4}]}, before) == {"rows": []}


def test_a_new_row_is_kept_whole() -> None:
    assert kept({"rows": [{"_id": "", "event": "Hail", "prob": 2}]}) == {
        "rows": [{"event": "Hail", "prob": 2, "_id": None}]
    }


def test_the_number_of_a_row_is_only_read() -> None:
    assert kept({"rows": [{"_id": "r-1", "number": "R7"}]}) == {"rows": []}


def locked(*unlocked: str) -> Field:
    """The table, with a probability that is locked in the register."""
    columns = tuple(
        one.model_copy(update={"locked": one.id == "prob" and "prob" not in unlocked, "required": True})
        if one.id == "prob"
        else one
        for one in TABLE.columns
    )
    return TABLE.model_copy(update={"columns": columns})


def test_a_locked_cell_of_a_row_that_stands_there_stays_as_it_is() -> None:
    handed = {"rows": [{"_id": "r-1", "prob": 3, "cost": 7}, {"_id": None, "event": "Hail", "prob": 2}]}
    kept_rows = accepted(locked(), handed, THERE, None, BASE)["rows"]
    assert kept_rows[0] == {"_id": "r-1", "_ref": "r-1", "cost": 7}
    assert kept_rows[1]["prob"] == 2  # a new row may say it
    assert accepted(locked("prob"), handed, THERE, None, BASE)["rows"][0]["prob"] == 3


def test_what_is_locked_is_not_asked_of_a_row_that_stands_there() -> None:
    bare = {"_id": "r-3", "number": "R3", "event": "Fog"}
    one = seen({"rows": [{"_id": "new", "event": "Hail"}]}, (bare,)).fields["risks_now"]
    for table, missing in ((locked(), ["new"]), (locked("prob"), ["r-3", "new"])):
        state = replace(one, field=table)
        whole = replace(seen(), fields=MappingProxyType({"risks_now": state}))
        assert [each.row for each in open_in(whole, "author") if each.row] == missing
