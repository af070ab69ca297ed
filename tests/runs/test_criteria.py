"""Requirements that answer themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.runs.criteria import held, says_yes, together
from app.runs.path import walk
from tests.runs.small import compiled, gate

GATE = compiled("gate-g1")
BY_CODE = {one.code: one for one in GATE.checklist.criteria}


@pytest.mark.parametrize(("budget", "answer"), [(Decimal(5), True), (Decimal(0), False), (None, None)])
def test_a_requirement_holds_by_what_is_known_of_the_project(budget: Any, answer: bool | None) -> None:
    seen = walk(GATE, {}, gate(project__authorised=budget))
    assert held(seen, BY_CODE["G1-3"]) is answer


def test_a_requirement_without_a_condition_is_not_known_by_it() -> None:
    assert held(walk(GATE, {}, gate()), BY_CODE["G1-1"]) is None


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (["yes"], True), ([True, "text", Decimal(0)], True), (["approved"], True), ([({"a": 1},)], True),
        (["no"], False), ([False], False), ([()], False), (["yes", "no", None], False),
        ([None], None), (["yes", None], None), (["na"], None), ([], None),
    ],
)  # fmt: skip
def test_answers_of_other_forms_say_yes_when_all_do(values: list[Any], answer: bool | None) -> None:
    assert says_yes(values) is answer


def test_one_no_is_no_and_one_yes_is_enough() -> None:
    assert together(True, False) is False
    assert together(True, None) is True
    assert together(None) is None
