"""The figures that the training teaches, reckoned again: on the page of the case and in the questions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest

from app.definitions.functions import beside
from app.definitions.library import Library
from app.definitions.loader import load
from app.definitions.rules import evaluate, parse

ROOT = Path(__file__).parents[2]
D = Decimal


@cache
def library() -> Library:
    return load(ROOT)[0]


def comes_to(source: str) -> object:
    return evaluate(parse(source), {}, beside(library().method))


def npv(yearly: Decimal, invested: int) -> Decimal:
    return sum((yearly / D("1.04") ** year for year in range(1, 9)), D(-invested))


def written(value: Decimal, places: str, lang: str) -> str:
    text = f"{value.quantize(D(places), ROUND_HALF_UP):,}".replace("-", "")
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


TIME, LETTERS = D(14_500) * 12 / 60 * 38, D(14_500) * 2 * D("0.95")
NET = TIME + LETTERS - 28_000
WORSE = (TIME + LETTERS) * D("0.8") - 28_000 * D("1.2")
AT_TARGET = D(14_500) * 10 / 60 * 38 + D(29_000) * D("0.9") * D("0.95")
TREND = D(440_000) / (D(178_500) / 196_000)
OF_THE_CASE = (
    (TIME, "1"), (LETTERS, "1"), (NET, "1"), (480_000 / NET, "0.01"), (npv(NET, 480_000), "1"), (WORSE, "1"),
    (npv(WORSE, 576_000), "1"), (AT_TARGET, "1"), (AT_TARGET - 28_000, "1"),
    (480_000 / (AT_TARGET - 28_000), "0.01"), (npv(AT_TARGET - 28_000, 480_000), "1"),
    (D(28_000 + 36_000 + 3_000 + 12_000 + 5_600), "1"), (D(84_600 - 40_000), "1"),
    (min(D(440_000) * 9 / 100, D(40_000)), "1"), (D(178_500) / 210_000, "0.01"),
    (D(178_500) / 196_000, "0.001"),
    (TREND, "1"), (TREND - 440_000, "1"), (TREND - 480_000, "1"), (min(D(10_000), D(440_000) * 2 / 100), "1"),
    (D(440_000) * 5 / 100, "1"), (min(D(449_000) * 9 / 100, D(31_000)), "1"),
    (D(9_000) / 440_000 * 100, "0.01"),
    (D(61_000) / 440_000 * 100, "0.01"), (D(497_300 - 480_000), "1"), (D(17_300) / 480_000 * 100, "0.01"),
    ((D(29_000) - 6_380) / (29_000 - 2_900) * 100, "1"),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(("value", "places"), OF_THE_CASE)
def test_a_figure_of_the_practice_case_stands_on_its_page(value: Decimal, places: str, lang: str) -> None:
    page = (ROOT / "docs" / lang / "training" / "oeverdam.md").read_text(encoding="utf-8")
    assert written(value, places, lang) in page


# module, question, and what begins its right option
OF_QUESTIONS = (
    ("m2", "payback", written(D(240_000) / (90_000 - 30_000), "0.1", "en")),
    ("m2", "own-hours-count", f"€{210_000 + 800 * 60:,}"),
    ("m2", "value-from-target", f"€{10_000 * (15 - 3) // 60 * 40:,}"),
    ("m2", "realised-share", f"{(400 - 160) * 100 // (400 - 100)} percent"),
    ("m4", "three-figures", f"{(6 + 4 * 9 + 18) // 6} days"),
    ("m4", "authorised-budget", f"€{300_000 + 24_000:,}"),
    ("m4", "tolerance-in-euro", f"€{min(300_000 // 10, 24_000):,}"),
    ("m4", "exposure-sum", f"€{(40 * 50_000 + 20 * 30_000 + 70 * 20_000) // 100:,}"),
    ("m5", "load-sum", f"{(12 + 15) * 100 // 30} percent"),
    ("m5", "hours-short-of-ninety", f"{500 * 90 // 100 - 410} hours"),
    ("m6", "highest-effect", f"{4 * max(2, 4, 3)}"),
    ("m6", "exposure-with-a-chance", f"€{(40 * 60_000 + 20 * 50_000) // 100:,}"),
    ("m7", "enough-key-users", f"{-(-34 * 80 // 100)} of them"),
    ("m8", "schedule-index", written(D(120_000) / 150_000, "0.01", "en")),
    ("m8", "forecast-that-counts", f"€{300_000 * 100_000 // 90_000:,}"),
    ("m9", "whole-price", f"€{12_000 + (40 + 30 + 10) * 60:,}"),
    ("m9", "savings-not-taken-off", f"{(8_000 + 6_000) * 100 // 200_000} percent"),
    ("m9", "after-from-contingency", f"Budget €{440_000 + 15_000:,}, contingency €{40_000 - 15_000:,}"),
    ("m10", "difference-at-closure", f"€{262_500 - (230_000 + 20_000):,} more (5.0"),
)


@pytest.mark.parametrize(("module", "question", "begins"), OF_QUESTIONS)
def test_the_right_option_of_a_sum_is_what_it_comes_to(module: str, question: str, begins: str) -> None:
    asked = next(one for one in library().modules[module].questions if one.id == question)
    assert asked.right is not None
    assert asked.right.text["en"].startswith(begins)


def test_the_classes_that_the_training_works_out_are_those_of_the_scales() -> None:
    scored = "band_cost({}) + band_months({}) + band_units({}) + {} + {} + data_points('{}')"
    assert comes_to(scored.format(480_000, 12, 3, 3, 4, "personal")) == 17
    assert comes_to(scored.format(180_000, 8, 4, 2, 3, "personal")) == 16
    assert comes_to(scored.format(60_000, 5, 2, 2, 2, "internal")) == 10
    assert comes_to(scored.format(60_000, 5, 2, 2, 2, "special")) == 14
    assert comes_to(scored.format(30_000, 5, 2, 2, 2, "internal")) == 9
    computed = {
        "class_of(16, 180000, 'personal', no, 50000)": "M",
        "class_of(10, 40000, 'special', no, 50000)": "M",
        "class_of(10, 60000, 'internal', no, 50000)": "S",
    }
    assert {source: comes_to(source) for source in computed} == computed


# module, and what its example or an exercise comes to
OF_PAGES = (
    ("m6", D(28_000) * 20 / 70, "1"), ("m6", D(84_600 - 28_000 + 8_000), "1"),
    ("m6", D(15_000 + 12_000 + 3_200), "1"), ("m6", D(39_600) - (452_000 - 440_000), "1"),
    ("m7", D(14_500 - 14_211), "1"), ("m7", D(22) / 25 * 100, "1"), ("m7", D(26) / 34 * 100, "1"),
    ("m8", TREND, "1"), ("m8", TREND - 480_000, "1"), ("m8", D(600_000) * 260 / 240, "1"),
    ("m8", D(650_000) * 95 / 100, "1"), ("m8", D(240) / 260, "0.01"),
    ("m9", D(449_000) * 9 / 100, "1"), ("m9", D(52_000 - 31_000), "1"), ("m9", D(61_000) / 4_400, "0.01"),
    ("m9", D(4_500 + 11_000 + 6_000 + 5_000), "1"), ("m9", D(26_500) / 2_500, "0.1"),
    ("m10", TIME + LETTERS, "1"), ("m10", TIME + LETTERS - AT_TARGET, "1"),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(("module", "value", "places"), OF_PAGES)
def test_a_figure_of_a_module_stands_on_its_page(module: str, value: Decimal, places: str, lang: str) -> None:
    page = (ROOT / "docs" / lang / "training" / f"{module}.md").read_text(encoding="utf-8")
    assert written(value, places, lang) in page


# what is worked out, and what the questions and exercises say it comes to
BY_THE_SCALES = {
    "risk_band(9)": "medium", "risk_band(10)": "high", "risk_band(20)": "critical",
    "prob_fits(3, 70)": False, "prob_pct(2, null)": 20,
    "rag_schedule(14, 30, 0.96)": "amber", "rag_schedule(0, 30, 0.80)": "red",
    "rag_schedule(28, 30, 0.85)": "amber",
    "rag_schedule(16, 40, 0.96)": "amber",
    "rag_cost(318000, 300000, 24000, 0.97)": "amber", "rag_cost(483137, 440000, 39600, 0.91)": "red",
    "rag_cost(475000, 440000, 39600, 0.91)": "amber", "rag_cost(650000, 600000, 30000, 0.92)": "red",
    "rag_benefits(93)": "amber", "rag_benefits(96)": "green",
    "change_authority(5000, 2, 1.14, 'contingency', 440000, 30, 39600)": "PM",
    "change_authority(7000, 0, 2.33, 'contingency', 300000, 30, 20000)": "SPO",
    "change_authority(6000, 0, 7, 'contingency', 200000, 30, 10000)": "SPO",
    "change_authority(12000, 0, 2.73, 'contingency', 440000, 30, 39600)": "SPO",
    "change_authority(4000, 0, 0.91, 'extra_budget', 440000, 30, 39600)": "STC",
    "level_above('SPO')": "STC",
    "change_authority(4500, 3, 1.8, 'contingency', 250000, 30, 20000)": "PM",
    "change_authority(11000, 0, 6.2, 'exchange', 250000, 27, 15500)": "SPO",
    "change_authority(6000, 0, 8.6, 'extra_budget', 250000, 27, 15500)": "STC",
    "change_authority(5000, 4, 10.6, 'contingency', 250000, 27, 15500)": "PFB",
    "change_authority(52000, 42, 13.86, 'extra_budget', 440000, 2, 31000)": "PFB",
}  # fmt: skip


@pytest.mark.parametrize(("source", "result"), BY_THE_SCALES.items())
def test_what_the_training_says_of_risks_colours_and_changes_is_what_the_scales_say(
    source: str, result: object
) -> None:
    assert comes_to(source) == result
