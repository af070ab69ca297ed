"""Two tabs with the same table: what only one changed is kept, what both changed is chosen."""

from __future__ import annotations

from typing import Any

from app.services.runs import filling
from app.services.runs.form_views import Saved
from app.services.runs.opening import open_run
from tests.services.published import Office

FIRST = {"_id": "r1", "what": "Tiles", "days": "2"}
SECOND = {"_id": "r2", "what": "Nails", "days": "1"}


class Tabs:
    """A page with two rows that was opened twice."""

    def __init__(self, hall: Office) -> None:
        self.hall = hall
        self.number = hall.start(hall.robin, "idea")
        self.save(99, FIRST, SECOND)
        self.seen = filling.step_view(hall.work(hall.robin), self.number, "size").seen

    def save(self, seen: int, *rows: dict[str, Any], **choose: str) -> Saved:
        work = self.hall.work(self.hall.robin)
        value = {"parts": {"rows": list(rows)} if rows else None}
        return filling.save_step(work, self.number, "size", value, seen, choose)

    def rows(self) -> list[dict[str, Any]]:
        value = open_run(self.hall.work(self.hall.robin), self.number).stored.get("parts") or {}
        return list(value.get("rows", []))


def test_a_row_added_in_one_tab_and_a_cell_changed_in_the_other_are_both_kept(hall: Office) -> None:
    tabs = Tabs(hall)
    third = {"_id": "r3", "what": "Wood", "days": "4"}
    tabs.save(tabs.seen, FIRST, SECOND, third)
    assert tabs.save(tabs.seen, {**FIRST, "days": "5"}, SECOND).clashes == ()
    assert tabs.rows() == [{**FIRST, "days": "5"}, SECOND, third]


def test_two_cells_of_one_row_changed_in_two_tabs_are_both_kept(hall: Office) -> None:
    tabs = Tabs(hall)
    tabs.save(tabs.seen, {**FIRST, "what": "Slates"}, SECOND)
    assert tabs.save(tabs.seen, {**FIRST, "days": "5"}, SECOND).clashes == ()
    assert tabs.rows()[0] == {"_id": "r1", "what": "Slates", "days": "5"}


def test_the_same_cell_changed_in_two_tabs_is_chosen(hall: Office) -> None:
    tabs = Tabs(hall)
    tabs.save(tabs.seen, {**FIRST, "days": "3"}, SECOND)
    [clash] = tabs.save(tabs.seen, {**FIRST, "days": "5"}, SECOND).clashes
    assert clash.field.id == "parts"
    tabs.save(tabs.seen, {**FIRST, "days": "5"}, SECOND, parts="theirs")
    assert tabs.rows()[0]["days"] == "3"
    tabs.save(tabs.seen, {**FIRST, "days": "5"}, SECOND, parts="mine")
    assert tabs.rows()[0]["days"] == "5"


def test_a_row_taken_out_here_and_changed_there_is_chosen(hall: Office) -> None:
    for mine, theirs in (
        ((SECOND,), ({**FIRST, "days": "9"}, SECOND)),
        (({**FIRST, "days": "9"}, SECOND), (SECOND,)),
    ):
        tabs = Tabs(hall)
        tabs.save(tabs.seen, *theirs)
        assert [one.field.id for one in tabs.save(tabs.seen, *mine).clashes] == ["parts"]


def test_a_row_taken_out_in_one_tab_stays_out_when_the_other_changed_another(hall: Office) -> None:
    tabs = Tabs(hall)
    tabs.save(tabs.seen, SECOND)
    assert tabs.save(tabs.seen, FIRST, {**SECOND, "days": "7"}).clashes == ()
    assert tabs.rows() == [{**SECOND, "days": "7"}]


def test_a_table_emptied_in_one_tab_and_untouched_in_the_other_is_empty(hall: Office) -> None:
    tabs = Tabs(hall)
    tabs.save(tabs.seen)
    assert tabs.save(tabs.seen, FIRST, SECOND).clashes == ()
    assert tabs.rows() == []
