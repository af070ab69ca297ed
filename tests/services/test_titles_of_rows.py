"""What a row is called where it is pointed at, or waits for somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.loader import load
from app.services.my_rows import _concerns
from app.services.registers.titles import summary_of
from app.store.model import RegisterRow

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(("lang", "day"), [("en", "21 Dec 2026"), ("nl", "21 dec 2026")])
def test_a_date_in_the_title_of_a_row_reads_as_people_write_it(lang: str, day: str) -> None:
    milestones = load(REPOSITORY)[0].registers["milestones"]
    row = RegisterRow(data={"id": "M2", "name": "Tested", "baseline": "2026-12-21"})
    assert summary_of(milestones, row, lang) == f"M2 · Tested · {day}"


def test_what_its_owner_may_not_change_is_nobodys_task() -> None:
    registers = load(REPOSITORY)[0].registers
    found = [name for name in ("actions", "baselines", "status_reports") if _concerns(registers[name])]
    assert found == ["actions"]
