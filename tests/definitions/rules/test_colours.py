"""The colours of a report, at the limits and where something is not measured."""

import pytest

from tests.definitions.rules.answers import comes_to

SCHEDULE = "rag_schedule(slip, tol, spi)"
COST = "rag_cost(forecast, bac, tol, cpi)"


@pytest.mark.parametrize(
    ("slip", "tol", "spi", "colour"),
    [
        (0, 30, None, "green"), (-12, 30, 1, "green"), (10, 30, 0.95, "green"), (11, 30, 1, "amber"),
        (5, 10, 1, "green"), (6, 10, 1, "amber"), (10, 10, 1, "amber"), (11, 10, 1, "red"),
        (30, 30, 1, "amber"), (31, 30, 1, "red"),
        (0, 30, 0.95, "green"), (0, 30, 0.9499, "amber"), (0, 30, 0.85, "amber"), (0, 30, 0.8499, "red"),
        (28, 30, 0.85, "amber"),
        (0, 0, None, "green"), (1, 0, None, "red"), (-1, 0, None, "green"),
    ],
)  # fmt: skip
def test_the_schedule_is_coloured_by_the_slip_and_the_index(
    slip: int, tol: int, spi: float | None, colour: str
) -> None:
    assert comes_to(SCHEDULE, slip=slip, tol=tol, spi=spi) == colour


@pytest.mark.parametrize(
    ("forecast", "cpi", "colour"),
    [
        (440000, 0.95, "green"), (440000, None, "green"), (439000, 0.94, "amber"), (440001, 1, "amber"),
        (479600, 0.85, "amber"), (479600, None, "amber"), (479601, None, "red"), (440000, 0.84, "red"),
    ],
)  # fmt: skip
def test_the_cost_is_coloured_by_the_forecast_and_the_index(
    forecast: int, cpi: float | None, colour: str
) -> None:
    assert comes_to(COST, forecast=forecast, bac=440000, tol=39600, cpi=cpi) == colour


def test_without_a_tolerance_in_cost_every_overrun_is_red() -> None:
    assert comes_to(COST, forecast=100, bac=100, tol=0, cpi=None) == "green"
    assert comes_to(COST, forecast=101, bac=100, tol=0, cpi=None) == "red"


@pytest.mark.parametrize(("pct", "colour"), [(95, "green"), (94.9, "amber"), (80, "amber"), (79.9, "red")])
def test_the_benefits_are_coloured_by_the_forecast(pct: float, colour: str) -> None:
    assert comes_to("rag_benefits(x)", x=pct) == colour


def test_without_the_figures_that_matter_there_is_no_colour() -> None:
    assert comes_to(SCHEDULE, slip=None, tol=30, spi=1) is None
    assert comes_to(SCHEDULE, slip=1, tol=None, spi=1) is None
    for left_out in ("forecast", "bac", "tol"):
        figures = {"forecast": 1, "bac": 1, "tol": 1, "cpi": 1, left_out: None}
        assert comes_to(COST, **figures) is None
    assert comes_to("rag_benefits(x)", x=None) is None
    assert comes_to("rag_benefits(x)", {}, x=90) is None


def test_the_worst_colour_wins_and_what_is_not_known_drops_out() -> None:
    assert comes_to("worst(a, b, c)", a="green", b="red", c="amber") == "red"
    assert comes_to("worst(a, b)", a="green", b=None) == "green"
    assert comes_to("worst(a, 'amber')", a="green") == "amber"
    assert comes_to("worst(a, b)", a=None, b=None) is None


def test_a_report_is_better_only_when_its_colour_is() -> None:
    def better(reported: str | None, computed: str | None) -> object:
        return comes_to("better_than(r, c)", r=reported, c=computed)

    assert better("green", "amber") is True
    assert better("amber", "red") is True
    assert better("amber", "amber") is False
    assert better("red", "green") is False
    assert better("green", None) is None
    assert better("purple", "red") is None
