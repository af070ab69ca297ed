"""What the calendar asks for of a row, and the row that opens elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.columns import columns_of
from app.definitions.loader import load
from app.definitions.register_rules import register_rules
from app.runs.clock import cells_opened, due, too_late
from app.runs.register_rows import StoredRow, read_row
from tests.definitions.overlay import VALID

TODAY = date(2026, 3, 2)
LIBRARY = load(VALID)[0]
RULES = register_rules(LIBRARY, "risks")
SCOPE: dict[str, Any] = {
    **RULES.settings, "run.now": TODAY, "project.supplier_dep": Decimal(3), "portfolio.actions": (),
}  # fmt: skip


def row(status: str = "open", late: bool = False, **values: Any) -> dict[str, Any]:
    day = date(2026, 3, 1) if late else TODAY
    return read_row(RULES, StoredRow("r-1", "1", status, due=day, values=values), TODAY)


def asked(found: dict[str, Any], **more: Any) -> list[str]:
    return [one.id for one in due(RULES, found, {**SCOPE, **more})]


def test_a_row_is_due_when_its_condition_holds() -> None:
    assert asked(row()) == []
    assert asked(row(late=True)) == ["forgotten"]
    assert asked(row(late=True, found_on="2024-01-01")) == ["forgotten", "old"]


def test_what_is_not_known_is_not_due() -> None:
    assert asked(row(late=True), **{"portfolio.actions": None}) == []


def test_a_condition_reads_the_project() -> None:
    assert asked(row(late=True), **{"project.supplier_dep": Decimal(9)}) == []


def test_a_status_that_the_row_has_is_not_given_again() -> None:
    assert asked(row("closed", found_on="2024-01-01")) == []


def test_the_row_that_opens_has_the_cells_that_its_register_knows() -> None:
    into = columns_of(LIBRARY.registers["actions"])
    cells = cells_opened(RULES.clock, "forgotten.", into, row(late=True), SCOPE, RULES.scales)
    assert cells == {"due": "2026-03-09", "risk": "r-1"}
    without = {name: one for name, one in into.items() if name != "risk"}
    assert "risk" not in cells_opened(RULES.clock, "forgotten.", without, row(), SCOPE, RULES.scales)


def test_a_status_is_given_while_its_condition_is_not_false() -> None:
    for found_on, late in (("2026-01-01", False), ("2023-01-01", True), (None, False)):
        assert too_late(RULES, "occurred", row(found_on=found_on), SCOPE) is late
    assert not too_late(RULES, "closed", row(found_on="2023-01-01"), SCOPE)
