"""What a row is called where it is pointed at, or waits for somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.definitions.loader import load
from app.services.my_rows import _concerns, _owner_goes_on
from app.services.registers.titles import in_words, summary_of, title_of_row
from app.services.runs.form_head import form_head
from app.services.runs.opening import open_run
from app.store.model import RegisterRow
from tests.services.rows_house import RowsOffice, house

__all__ = ["house"]

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(("lang", "day"), [("en", "21 Dec 2026"), ("nl", "21 dec 2026")])
def test_a_date_in_the_title_of_a_row_reads_as_people_write_it(lang: str, day: str) -> None:
    milestones = load(REPOSITORY)[0].registers["milestones"]
    row = RegisterRow(data={"id": "M2", "name": "Tested", "baseline": "2026-12-21"})
    assert summary_of(milestones, row, lang) == f"M2 · Tested · {day}"


def test_a_row_with_a_number_of_its_own_is_not_numbered_twice() -> None:
    registers = load(REPOSITORY)[0].registers
    own = RegisterRow(number=4, data={"id": "D1", "name": "Portal"})
    assert title_of_row(registers["deliverables"], own) == "D1 · Portal"
    assert title_of_row(registers["actions"], RegisterRow(number=4, data={"action": "Ring"})) == "4 · Ring"


def test_what_its_owner_may_not_change_is_nobodys_task() -> None:
    registers = load(REPOSITORY)[0].registers
    found = [name for name in ("actions", "baselines", "status_reports") if _concerns(registers[name])]
    assert found == ["actions"]


def test_whom_a_project_touches_and_what_it_is_for_are_no_tasks_of_who_looks_after_them() -> None:
    registers = load(REPOSITORY)[0].registers
    first = {name: RegisterRow(status=registers[name].statuses[0].code) for name in registers}
    wanted = ("actions", "roles", "stakeholders", "benefits", "reviews")
    found = [name for name in wanted if _owner_goes_on(registers[name], first[name])]
    assert found == ["actions", "roles"]


def test_a_form_bears_the_name_of_the_row_it_is_about(house: RowsOffice) -> None:
    form = house.talk("issue-talk", house.add(house.robin, "issues", title="Storm"))
    work = house.work(house.robin)
    assert "· Storm ·" in form_head(work, open_run(work, form)).name.en
    without = house.talk("issue-talk")
    assert "Storm" not in form_head(work, open_run(work, without)).name.en


def test_a_row_that_holds_only_names_and_figures_lends_no_name() -> None:
    roles = load(REPOSITORY)[0].registers["roles"]
    assert not in_words(roles, RegisterRow(data={"role": "SPO", "hours_month": "16"}))
