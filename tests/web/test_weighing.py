"""What somebody reads who says yes to what others filled in."""

from __future__ import annotations

from decimal import Decimal

from app.definitions.checklist import Column
from app.services.runs.form_views import Cell
from app.web.weighing import _found
from tests.web.house import House


def column(type_: str) -> Column:
    return Column.model_validate({"id": "x", "type": type_, "label": {"en": "Price", "nl": "Prijs"}})


def test_a_figure_beside_the_words_of_a_row_says_what_it_is_of(house: House) -> None:
    cell = Cell(column("calc"), None, Decimal(200), writable=False, money=True)
    with house.app.test_request_context("/"):
        house.app.preprocess_request()
        assert _found(cell, "") == "Price: €200"


def test_what_was_chosen_beside_the_words_of_a_row_speaks_for_itself(house: House) -> None:
    cell = Cell(column("choice"), "fail", None, writable=False)
    with house.app.test_request_context("/"):
        house.app.preprocess_request()
        assert _found(cell, "Failed") == "Failed"
        assert _found(cell, "") == ""
