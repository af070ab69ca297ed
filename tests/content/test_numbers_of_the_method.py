"""The limits of this repository's own method, and the sums of its practice case, as its rules reckon them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import setting_value
from app.definitions.functions import FUNCTIONS, beside
from app.definitions.loader import load
from app.definitions.method import Method
from app.definitions.rules import calls, evaluate, parse
from app.definitions.types import Scales

ROOT = Path(__file__).parents[2]


@cache
def method() -> tuple[Method, Scales]:
    found = load(ROOT)[0].method
    return found, beside(found)


def comes_to(source: str, **scope: Any) -> Any:
    numbers = {
        name: Decimal(str(value)) if isinstance(value, int | float) else value
        for name, value in scope.items()
    }
    return evaluate(parse(source), numbers, method()[1])


def shown(value: Decimal, places: str = "0.01") -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("source", "scope", "outcome"),
    [
        ("risk_band(x)", {"x": 4}, "low"), ("risk_band(x)", {"x": 5}, "medium"),
        ("risk_band(x)", {"x": 9}, "medium"), ("risk_band(x)", {"x": 10}, "high"),
        ("risk_band(x)", {"x": 16}, "high"), ("risk_band(x)", {"x": 20}, "critical"),
        ("rag_schedule(0, 30, x)", {"x": 0.95}, "green"), ("rag_schedule(0, 30, x)", {"x": 0.949}, "amber"),
        ("rag_schedule(0, 30, x)", {"x": 0.85}, "amber"), ("rag_schedule(0, 30, x)", {"x": 0.849}, "red"),
        ("rag_schedule(x, 30, 1)", {"x": 10}, "green"), ("rag_schedule(x, 30, 1)", {"x": 11}, "amber"),
        ("rag_schedule(x, 10, 1)", {"x": 5}, "green"), ("rag_schedule(x, 10, 1)", {"x": 6}, "amber"),
        ("rag_schedule(x, 30, 1)", {"x": 30}, "amber"), ("rag_schedule(x, 30, 1)", {"x": 31}, "red"),
        ("rag_benefits(x)", {"x": 95}, "green"), ("rag_benefits(x)", {"x": 94}, "amber"),
        ("rag_benefits(x)", {"x": 80}, "amber"), ("rag_benefits(x)", {"x": 79}, "red"),
        ("prob_pct(x, null_)", {"x": 3, "null_": None}, 40), ("prob_pct(x, own)", {"x": 3, "own": 33}, 33),
        ("prob_fits(3, x)", {"x": 30}, True), ("prob_fits(3, x)", {"x": 50}, False),
        ("path_for(x)", {"x": "some"}, ("M1", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10")),
        ("path_for(x)", {"x": "experienced"}, ("M1", "M5", "M7", "M9", "M10")),
    ],
)  # fmt: skip
def test_a_limit_of_the_method_belongs_to_the_band_that_is_written(
    source: str, scope: dict[str, Any], outcome: object
) -> None:
    assert comes_to(source, **scope) == outcome


AUTHORITY = "change_authority(cost, days, cum, funding, bac, 30, 39600)"


@pytest.mark.parametrize(
    ("change", "role"),
    [
        ({"cost": 8800}, "PM"), ({"cost": 8801}, "SPO"), ({"cost": 22000}, "SPO"), ({"cost": 22001}, "STC"),
        ({"cost": 10000, "bac": 1000000}, "PM"), ({"cost": 10001, "bac": 1000000}, "SPO"),
        ({"days": 5}, "PM"), ({"days": 6}, "SPO"), ({"cum": 5}, "PM"), ({"cum": 5.01}, "SPO"),
        ({"cost": 30000, "cum": 10}, "STC"), ({"cost": 30000, "cum": 10.01}, "PFB"),
        ({"funding": "extra_budget"}, "STC"), ({"cost": 30000, "days": 31}, "PFB"),
        ({"cost": 9000, "cum": 9000 * 100 / 440000}, "SPO"),
        ({"cost": 52000, "days": 42, "cum": 61000 * 100 / 440000}, "PFB"),
    ],
)  # fmt: skip
def test_a_change_goes_to_the_level_of_the_method(change: dict[str, Any], role: str) -> None:
    small = {"cost": 100, "days": 0, "cum": 0, "funding": "contingency", "bac": 440000}
    assert comes_to(AUTHORITY, **{**small, **change}) == role


@pytest.mark.parametrize(
    ("source", "scope", "sum_"),
    [
        ("npv(net, 480000, 4, 8)", {"net": 109750}, "258918.75"),
        ("npv(137750 * 0.8 - worse(run, 0.2), 480000 * 1.2, 4, 8)", {"run": 28000}, "-60271.74"),
        ("npv(14500 * 10 / 60 * 38 + 29000 * 0.9 * 0.95 - run, 480000, 4, 8)", {"run": 28000}, "116711.96"),
        ("min(9 * bac / 100, 40000)", {"bac": 440000}, "39600"),
        ("min(9 * bac / 100, 31000)", {"bac": 449000}, "31000"),
        ("safe_div(bac, safe_div(ev, ac))", {"bac": 440000, "ev": 178500, "ac": 196000}, "483137.25"),
        ("bac - safe_div(bac, safe_div(ev, ac))", {"bac": 440000, "ev": 178500, "ac": 196000}, "-43137.25"),
        ("max(own, 483137.25) - 480000", {"own": 475000}, "3137.25"),
        ("497300 - authorised", {"authorised": 480000}, "17300"),
    ],
)
def test_the_money_of_the_practice_case_is_rounded_only_when_it_is_shown(
    source: str, scope: dict[str, Any], sum_: str
) -> None:
    assert shown(comes_to(source, **scope)) == Decimal(sum_)


@pytest.mark.parametrize(
    ("source", "places", "number"),
    [
        ("safe_div(480000, 109750)", "0.0001", "4.3736"), ("safe_div(178500, 210000)", "0.000001", "0.85"),
        ("safe_div(178500, 196000)", "0.000001", "0.910714"),
        ("safe_div(61000, 440000) * 100", "0.01", "13.86"), ("safe_div(9000, 440000) * 100", "0.01", "2.05"),
        ("safe_div(17300, 480000) * 100", "0.01", "3.60"),
        ("safe_div(3.5 - 12, 2 - 12) * 100", "0.1", "85.0"),
        ("safe_div(6380 - 29000, 2900 - 29000) * 100", "0.01", "86.67"),
    ],
)  # fmt: skip
def test_the_numbers_of_the_practice_case_come_out(source: str, places: str, number: str) -> None:
    assert shown(comes_to(source), places) == Decimal(number)


def test_the_exposure_of_the_practice_case_is_above_its_contingency() -> None:
    given = [(4, 70, 40000), (3, 40, 90000), (2, 20, 15000), (3, 40, 30000), (4, 70, 8000)]
    risks = tuple({"p": Decimal(p), "own": Decimal(own), "cost": Decimal(cost)} for p, own, cost in given)
    assert comes_to("sum(r.cost * prob_pct(r.p, r.own) / 100)", r=risks) == 84600
    assert comes_to("all(prob_fits(r.p, r.own))", r=risks) is True


def test_the_report_of_the_fifth_month_is_red_by_the_trend_and_not_by_the_own_forecast() -> None:
    cost = "rag_cost(forecast, 440000, 39600, cpi)"
    cpi = Decimal(178500) / Decimal(196000)
    assert comes_to(cost, forecast=Decimal("483137.25"), cpi=cpi) == "red"
    assert comes_to(cost, forecast=475000, cpi=cpi) == "amber"
    assert comes_to("worst(rag_schedule(28, 30, 0.85), rag_benefits(93), 'red')") == "red"
    assert comes_to("rag_schedule(28, 30, 0.85)") == "amber"


@pytest.mark.parametrize(
    ("id_", "value"),
    [
        ("discount_rate", None), ("horizon", None), ("ict_review_limit", 5000000),
        ("legal_class_cost", 50000), ("g2_pfb_limit", 1000000), ("max_tol_cost", 15),
        ("manager_hours", 8), ("hours_per_day", "7.2"),
        ("min_options", {"S": 2, "M": 3, "L": 3}), ("min_milestones", {"S": 2, "M": 4, "L": 6}),
        ("benefit_floor", "0.8"), ("gap_limit", 10), ("commit_floor", 90), ("evidence_age", 60),
        ("small_pmo", "no"), ("load_limit", 100), ("overload_limit", 120), ("overload_weeks", 4),
    ],
)  # fmt: skip
def test_a_setting_has_the_value_that_the_method_starts_with(id_: str, value: object) -> None:
    found = setting_value(method()[0].settings[id_])
    if isinstance(value, dict):
        assert found == {key: Decimal(one) for key, one in value.items()}
    else:
        assert found == (value if value in (None, "no") else Decimal(str(value)))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_function_in_the_guide_is_called_as_it_can_be(lang: str) -> None:
    text = (ROOT / "docs" / lang / "about" / "authors-guide.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| `(\w+\(.*?\))` \|", text, flags=re.MULTILINE)
    assert {name for name, _ in told} == set(FUNCTIONS)
    for name, example in told:
        node = parse(example)
        assert name in calls(node)
        assert FUNCTIONS[name].takes(len(node.args))  # type: ignore[union-attr]


def test_every_band_of_every_scale_has_a_label_in_both_languages() -> None:
    bands = [(id_, band) for id_, scale in method()[0].scales.items() for band in scale.bands]
    assert [id_ for id_, band in bands if band.label is None or not (band.label.en and band.label.nl)] == []


def test_every_scale_that_a_function_reads_is_there() -> None:
    wanted = {name for function in FUNCTIONS.values() for name in function.reads_scales}
    assert wanted - set(method()[1]) == set()
