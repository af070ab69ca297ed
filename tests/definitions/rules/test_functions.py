"""Every function at its edges: the limits of bands, nothing at all, n/a, zero."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.functions import FUNCTIONS
from app.definitions.text import LANGS
from app.definitions.types import BOOL, Type
from tests.definitions.rules.answers import comes_to, rows
from tests.definitions.rules.sample import SCALES, bands


@pytest.mark.parametrize(
    ("function", "amount", "points"),
    [
        ("band_cost", 0, 1), ("band_cost", "49999.99", 1), ("band_cost", 50000, 2), ("band_cost", 249999, 2),
        ("band_cost", 250000, 3), ("band_cost", 999999, 3), ("band_cost", 1000000, 5),
        ("band_months", "5.9", 1), ("band_months", 6, 2), ("band_months", 12, 2), ("band_months", "12.1", 3),
        ("band_months", 24, 3), ("band_months", 25, 5),
        ("band_units", 1, 1), ("band_units", 2, 2), ("band_units", 3, 2), ("band_units", 4, 4),
    ],
)  # fmt: skip
def test_a_limit_belongs_to_the_band_that_is_written(function: str, amount: int | str, points: int) -> None:
    assert comes_to(f"{function}(x)", x=Decimal(amount)) == points


def test_a_number_above_all_bands_or_without_a_scale_is_not_computed() -> None:
    assert comes_to("band_units(x)", {"band_units": bands(("upto", 3, 1))}, x=Decimal(4)) is None
    assert comes_to("band_units(x)", {}, x=Decimal(4)) is None


def test_kinds_of_data_have_points() -> None:
    assert [comes_to("data_points(x)", x=kind) for kind in ("none", "internal", "personal", "special")] == [
        0, 1, 3, 5,
    ]  # fmt: skip
    assert comes_to("data_points(x)", x="other") is None
    assert comes_to("data_points(x)", x=None) is None


@pytest.mark.parametrize(
    ("score", "cost", "data", "duty", "expected"),
    [
        (6, 0, "none", "no", "S"), (10, 0, "none", "no", "S"), (11, 0, "none", "no", "M"),
        (18, 0, "none", "no", "M"), (19, 0, "none", "no", "L"),
        (6, 999999, "none", "no", "S"), (6, 1000000, "none", "no", "L"),
        (6, 0, "special", "no", "M"), (19, 0, "special", "no", "L"),
        (6, 49999, "none", "yes", "S"), (6, 50000, "none", "yes", "M"), (6, 50000, "none", "no", "S"),
        (19, 50000, "none", "yes", "L"),
    ],
)  # fmt: skip
def test_the_class_follows_from_score_and_only_rises(
    score: int, cost: int, data: str, duty: str, expected: str
) -> None:
    scope = {"score": Decimal(score), "cost": Decimal(cost), "data": data, "duty": duty}
    assert comes_to("class_of(score, cost, data, duty, 50000)", **scope) == expected


def test_a_class_without_a_scale_or_an_answer_is_not_computed() -> None:
    scope: dict[str, Any] = {"cost": Decimal(1), "data": "none", "duty": "no", "limit": None}
    assert comes_to("class_of(3, cost, data, duty, 50000)", {}, **scope) is None
    assert comes_to("class_of(3, cost, data, duty, limit)", **scope) is None
    only = {"project_class": SCALES["project_class"]}
    assert comes_to("class_of(3, cost, data, duty, 50000)", only, **scope) == "S"


@pytest.mark.parametrize(
    ("class_", "gates", "present", "enough"),
    [
        ("S", ("G0", "G1"), ("SPO",), True), ("S", ("G0",), ("BCO",), False), ("S", (), (), True),
        ("M", ("G1",), ("SPO", "BCO", "SUP"), True), ("M", ("G1",), ("SPO", "BCO", "FIN"), True),
        ("M", ("G1",), ("SPO", "BCO"), False), ("M", ("G1",), (), False),
        ("L", ("G1",), ("SPO", "BCO", "FIN"), True), ("L", ("G4",), ("SPO", "BCO", "FIN"), False),
        ("L", ("G4",), ("SPO", "BCO", "FIN", "OPS", "PMH"), True), ("X", ("G1",), ("SPO",), None),
    ],
)  # fmt: skip
def test_a_quorum_needs_everyone_that_the_class_and_the_gates_name(
    class_: str, gates: tuple[str, ...], present: tuple[str, ...], enough: bool | None
) -> None:
    scope: dict[str, Any] = {"present": present, "project__class": class_, "run__gates": gates}
    assert comes_to("quorum(present, project.class, run.gates)", **scope) is enough


def test_a_quorum_that_is_not_set_is_not_computed() -> None:
    scope: dict[str, Any] = {"present": (), "project__class": "S", "run__gates": ()}
    assert comes_to("quorum(present, project.class, run.gates)", {}, **scope) is None


def test_readiness_leaves_out_not_applicable_and_counts_unanswered_as_not_ready() -> None:
    def ready(*answers: str | None) -> Any:
        return comes_to("weighted_yes(criteria.answer)", criteria=rows(answer=list(answers)))

    assert ready("yes", "yes") == 100
    assert ready("yes", "no", "na") == 50
    assert ready("yes", None) == 50
    assert ready("no") == 0
    assert ready("na") is None
    assert ready(None, None) is None
    assert ready() is None
    assert comes_to("weighted_yes(criteria.answer)", {}, criteria=rows(answer=["yes"])) is None


def test_a_row_of_which_something_is_unknown_does_not_count() -> None:
    table = rows(kind=["a", None, "a"], price=[Decimal(2), Decimal(3), None])
    assert comes_to("count_where(t.kind == 'a')", t=table) == 2
    assert comes_to("sum(t.price)", t=table) == 5
    assert comes_to("sum_where(t.kind == 'a', t.price)", t=table) == 2


def test_rows_without_any_amount_make_no_sum_and_no_rows_make_zero() -> None:
    empty = rows(kind=["a"], price=[None])
    assert comes_to("sum(t.price)", t=empty) is None
    assert comes_to("sum_where(t.kind == 'a', t.price)", t=empty) is None
    assert comes_to("sum_where(t.kind == 'b', t.price)", t=empty) == 0
    assert comes_to("sum(t.price)", t=()) == 0
    assert comes_to("sum(t.price)", t=None) is None


def test_any_and_all_are_settled_by_one_row_and_doubt_where_none_settles() -> None:
    assert comes_to("any(t.kind == 'a')", t=rows(kind=["a", None])) is True
    assert comes_to("any(t.kind == 'a')", t=rows(kind=["b", None])) is None
    assert comes_to("any(t.kind == 'a')", t=()) is False
    assert comes_to("all(t.kind == 'a')", t=rows(kind=["b", None])) is False
    assert comes_to("all(t.kind == 'a')", t=rows(kind=["a", None])) is None
    assert comes_to("all(t.kind == 'a')", t=()) is True
    assert comes_to("any(t.kind == 'a')", t=None) is None


def test_none_and_unanswered_are_different_numbers_of_rows() -> None:
    assert comes_to("count(t)", t=()) == 0
    assert comes_to("count(t)", t=None) is None
    assert comes_to("count(t)", t=("a", "b")) == 2


def test_the_highest_and_lowest_skip_what_is_unanswered() -> None:
    scope = {"a": Decimal(3), "b": None, "c": Decimal(5)}
    assert comes_to("max(a, b, c)", **scope) == 5
    assert comes_to("min(a, b, c)", **scope) == 3
    assert comes_to("max(b)", **scope) is None
    assert comes_to("min(b, b)", **scope) is None


def test_a_division_by_zero_is_not_computed() -> None:
    assert comes_to("safe_div(a, b)", a=Decimal(1), b=Decimal(0)) is None
    assert comes_to("safe_div(a, b)", a=Decimal(1), b=Decimal(4)) == Decimal("0.25")
    assert comes_to("a / b", a=Decimal(1), b=Decimal(0)) is None


def test_days_run_from_the_first_date_to_the_second() -> None:
    scope = {"due": date(2026, 3, 1), "run__now": date(2026, 2, 27)}
    assert comes_to("days(run.now, due)", **scope) == 2
    assert comes_to("days(due, run.now)", **scope) == -2


def test_the_length_of_a_text_is_in_characters() -> None:
    assert comes_to("len(t)", t="één") == 3
    assert comes_to("len(t)", t=None) is None


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_says_what_it_does_in_both_languages(name: str) -> None:
    function = FUNCTIONS[name]
    assert function.name == name
    assert function.version >= 1
    for text in (function.words, function.formula, function.denial or function.words):
        filled = [text[lang].format(*"ABCDEFG", all="ALL", table="TABLE", other="OTHER") for lang in LANGS]
        assert all(re.search("[A-Z]", one) for one in filled)
        assert [re.findall("[A-G]|ALL", one) for one in filled].count([]) in (0, 2)
        assert text.en != text.nl or text is function.formula


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_that_is_true_or_false_can_be_denied(name: str) -> None:
    function = FUNCTIONS[name]
    types = tuple(Type(sorted(function.kinds(at))[0]) for at in range(len(function.params)))
    truth = function.result(types, {}) == BOOL
    assert (function.denial is not None) is truth


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_knows_how_many_values_it_takes(name: str) -> None:
    function = FUNCTIONS[name]
    most = len(function.params)
    assert function.takes(most)
    assert function.takes(most - function.optional)
    assert not function.takes(most - function.optional - 1)
    assert function.takes(most + 1) is function.repeats
    assert not function.tables or len(function.tables) == most
