"""Rows of a register as rules read them, its totals and its views."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.loader import load
from app.definitions.register_rules import register_rules
from app.definitions.rules import RuleError, formula
from app.runs.register_rows import StoredRow, ended, in_view, read_row, totals
from tests.definitions.overlay import VALID

TODAY = date(2026, 3, 2)
RULES = register_rules(load(VALID)[0], "risks")


def row(status: str = "open", due: date | None = None, **values: Any) -> dict[str, Any]:
    stored = StoredRow("r-1", "R1", status, "P-1", "anna", due, values)
    return read_row(RULES, stored, TODAY)


def test_a_row_is_read_with_what_every_row_has_and_what_is_worked_out() -> None:
    found = row(event="Rain", prob=4, impact=5, cost=12_345)
    assert (found["ref"], found["_id"], found["number"], found["project"]) == ("r-1", "r-1", "R1", "P-1")
    assert (found["owner"], found["due"], found["status"]) == ("anna", None, "open")
    assert (found["score"], found["cost"]) == (Decimal(20), Decimal("123.45"))


def test_a_row_without_cells_can_be_read() -> None:
    assert read_row(RULES, StoredRow("r-1", "R1", "open"), TODAY)["score"] is None


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("open", date(2026, 3, 1), "yes"),
        ("open", date(2026, 3, 2), "no"),
        ("open", None, "no"),
        ("closed", date(2026, 3, 1), "no"),
    ],
)
def test_an_open_row_is_late_after_its_date(status: str, due: date | None, late: str) -> None:
    assert row(status, due)["overdue"] == late


def test_some_statuses_end_a_row() -> None:
    assert ended(RULES) == {"occurred", "closed"}


def test_totals_are_taken_over_the_rows_and_may_read_the_project() -> None:
    rows = [row(cost=10_000), row(cost=20_000), row("closed", cost=70_000)]
    assert totals(RULES, rows, TODAY) == {"exposure": Decimal(300), "share": None}
    assert totals(RULES, rows, TODAY, {"project.authorised": Decimal(2000)})["share"] == Decimal("0.5")


def test_a_view_chooses_rows() -> None:
    assert in_view(RULES, "high", row(prob=4, impact=5), TODAY)
    assert not in_view(RULES, "high", row(prob=1, impact=5), TODAY)
    assert not in_view(RULES, "high", row(), TODAY)


def test_totals_have_words() -> None:
    assert "‘Kosten’" in formula(RULES.totals["exposure"], "nl", RULES.labels)


def test_a_register_with_a_rule_that_cannot_be_used_has_no_rules() -> None:
    library = load(VALID)[0]
    risks = library.registers["risks"]
    wrong = risks.views[0].model_copy(update={"when": "risks.dream == 1"})
    library.registers["risks"] = risks.model_copy(update={"views": (wrong,)})  # type: ignore[index]
    with pytest.raises(RuleError):
        register_rules(library, "risks")
