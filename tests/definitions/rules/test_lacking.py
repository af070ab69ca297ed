"""Why something is not computed: what nobody has answered or set."""

from decimal import Decimal
from typing import Any

import pytest

from app.definitions.rules import evaluate, lacking, parse
from tests.definitions.rules.answers import exact, rows
from tests.definitions.rules.sample import SCALES


def lacks(source: str, formulas: dict[str, str] | None = None, **scope: Any) -> tuple[str, ...]:
    given = {name.replace("__", "."): exact(value) for name, value in scope.items()}
    trees = {name: parse(text) for name, text in (formulas or {}).items()}
    found = lacking(parse(source), given, SCALES, None, trees)
    assert not found or evaluate(parse(source), given, SCALES) is None
    return found


@pytest.mark.parametrize(
    ("source", "scope", "names"),
    [
        ("a + b", {"a": 1, "b": 2}, ()),
        ("a + b", {"a": 1}, ("b",)),
        ("b - a * a", {}, ("b", "a")),
        ("npv(net, invest, setting.rate, 8)", {"net": 1, "invest": 1}, ("setting.rate",)),
        ("a / b", {"a": 1, "b": 0}, ()),
        ("max(a, b)", {"a": 1}, ()),
        ("max(a, b)", {}, ("a", "b")),
        ("a == null", {}, ()),
        ("not a > 3", {}, ("a",)),
        ("a > 3 and b > 3", {"a": 1}, ()),
        ("a > 3 and b > 3", {"a": 4}, ("b",)),
        ("x in ('a', 'b')", {}, ("x",)),
        ("-a", {}, ("a",)),
        ("a if x == 'y' else b", {"x": "y", "b": 1}, ("a",)),
        ("a if x == 'y' else b", {"x": "n", "a": 1}, ("b",)),
        ("a if x == 'y' else b", {"a": 1, "b": 1}, ("x",)),
        ("a if x == 'y' else null", {"x": "n"}, ()),
        ("setting.least[project.class]", {"setting__least": {"S": Decimal(1)}}, ("project.class",)),
        ("setting.least[project.class]", {"project__class": "M"}, ("setting.least",)),
    ],
)
def test_it_names_what_is_lacking_where_it_matters(
    source: str, scope: dict[str, Any], names: tuple[str, ...]
) -> None:
    assert lacks(source, **scope) == names


def test_of_a_table_it_names_the_table_or_the_column() -> None:
    assert lacks("sum(t.price)") == ("t",)
    assert lacks("sum(t.price)", t=rows(price=[None, None])) == ("t.price",)
    assert lacks("sum(t.price)", t=rows(price=[1, None])) == ()
    assert lacks("covers(t.a, u.b)", t=rows(a=["x"])) == ("u",)


def test_it_names_what_a_function_reads_by_itself() -> None:
    assert lacks("actual_dates_plausible(t.actual)", t=()) == ("run.now",)
    assert lacks("has_roles(t.role, x)", t=()) == ("x",)


def test_what_a_calculated_answer_lacks_is_named_in_its_place() -> None:
    formulas = {"cpi": "safe_div(ev, ac)", "eac": "safe_div(project.bac, cpi)"}
    assert lacks("max(eac, 0) - eac", formulas, ev=1) == ("project.bac", "ac")
    assert lacks("eac * 2", formulas, ev=1, ac=0, project__bac=1) == ("cpi",)


def test_in_a_row_it_names_the_columns_of_that_row() -> None:
    formula = parse("t.price * t.number")
    assert lacking(formula, {}, SCALES, {"price": Decimal(1), "number": None}) == ("t.number",)
