"""What a rule comes to; unanswered is a value of its own."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.definitions.rules import evaluate, parse, typecheck


def comes_to(source: str, **scope: Any) -> Any:
    return evaluate(parse(source), {name.replace("__", "."): value for name, value in scope.items()}, {})


@pytest.mark.parametrize("source", ["x == 'a'", "x != 'a'", "x in ('a', 'b')", "x not in ('a',)", "'a' in x"])
def test_a_comparison_with_an_unanswered_question_is_unknown(source: str) -> None:
    assert comes_to(source, x=None) is None


def test_null_tests_whether_something_is_unanswered() -> None:
    assert comes_to("x == null") is True
    assert comes_to("x != null") is False
    assert comes_to("null == x", x="a") is False
    assert comes_to("x != null", x=()) is True


def test_not_applicable_is_an_answer() -> None:
    assert comes_to("x == 'na'", x="na") is True
    assert comes_to("x == yes", x="na") is False
    assert comes_to("x != null", x="na") is True


def test_zero_empty_and_unanswered_are_three_things() -> None:
    assert comes_to("x == 0", x=Decimal(0)) is True
    assert comes_to("x == null", x=Decimal(0)) is False
    assert comes_to("x == null", x="") is False


def test_one_decisive_part_settles_and_and_or() -> None:
    assert comes_to("x == 'a' and y == 'b'", x=None, y="c") is False
    assert comes_to("x == 'a' and y == 'b'", x=None, y="b") is None
    assert comes_to("x == 'a' or y == 'b'", x=None, y="b") is True
    assert comes_to("x == 'a' or y == 'b'", x=None, y="c") is None
    assert comes_to("not x == 'a'", x=None) is None
    assert comes_to("not x == 'a'", x="b") is True


def test_unknown_does_not_compute() -> None:
    assert comes_to("x + 1", x=None) is None
    assert comes_to("-x", x=None) is None
    assert comes_to("1 if x == 'a' else 2", x=None) is None


def test_numbers_are_exact() -> None:
    assert comes_to("x * 1.1", x=Decimal(3)) == Decimal("3.3")
    assert comes_to("0.1 + 0.2 == 0.3") is True
    assert comes_to("-(x - 1) / 2", x=Decimal(2)) == Decimal("-0.5")


def test_dates_are_compared_as_dates() -> None:
    assert comes_to("due < run.now", due=date(2026, 9, 30), run__now=date(2026, 10, 1)) is True


def test_a_choice_follows_its_condition() -> None:
    assert comes_to("x if run.flag else 'b'", x="a", run__flag=True) == "a"
    assert comes_to("x if run.flag else 'b'", x="a", run__flag=False) == "b"


def test_several_answers_hold_or_do_not_hold_one() -> None:
    assert comes_to("'G1' in run.gates", run__gates=("G0", "G1")) is True
    assert comes_to("'G4' not in run.gates", run__gates=("G0", "G1")) is True


def test_a_setting_has_a_value_for_each_class() -> None:
    limits = {"S": Decimal(2), "M": Decimal(3)}
    scope = {"setting__min_options": limits, "project__class": "M"}
    assert comes_to("setting.min_options[project.class]", **scope) == 3
    assert comes_to("setting.min_options['L']", **scope) is None
    assert comes_to("setting.min_options[project.class]", project__class="M") is None


def test_a_column_formula_reads_its_row() -> None:
    rule = parse("criteria.qrv if run.review else criteria.own")
    row = {"qrv": "no", "own": "yes"}
    assert evaluate(rule, {"run.review": True}, {}, row) == "no"
    assert evaluate(rule, {"run.review": False}, {}, row) == "yes"
    assert evaluate(rule, {"run.review": False}, {}) is None


def test_what_is_no_part_of_a_rule_is_refused() -> None:
    stranger: Any = "a + b"
    with pytest.raises(TypeError):
        evaluate(stranger, {}, {})
    with pytest.raises(TypeError):
        typecheck(stranger, {})
