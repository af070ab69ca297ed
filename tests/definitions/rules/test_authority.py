"""Who decides about a change, at each limit."""

from typing import Any

import pytest

from tests.definitions.rules.answers import comes_to
from tests.definitions.rules.sample import SCALES

CALL = "change_authority(cost, days, cum, funding, bac, days_left, cost_left)"
SMALL: dict[str, Any] = {
    "cost": 5000, "days": 2, "cum": 1, "funding": "contingency", "bac": 440000, "days_left": 30,
    "cost_left": 39600,
}  # fmt: skip


def decides(**more: Any) -> Any:
    return comes_to(CALL, **{**SMALL, **more})


@pytest.mark.parametrize(
    ("cost", "bac", "role"),
    [
        (8800, 440000, "PM"), (8800.01, 440000, "SPO"), (10000, 1000000, "PM"), (10001, 1000000, "SPO"),
        (22000, 440000, "SPO"), (22000.01, 440000, "STC"), (0, 0, "PM"), (1, 0, "STC"),
    ],
)  # fmt: skip
def test_an_amount_at_the_limit_is_within_it(cost: float, bac: int, role: str) -> None:
    assert decides(cost=cost, bac=bac) == role


def test_a_saving_is_weighed_by_its_amount_but_uses_no_tolerance() -> None:
    assert decides(cost=-9000) == "SPO"
    assert decides(cost=-30000, cost_left=0) == "STC"


@pytest.mark.parametrize(("days", "role"), [(5, "PM"), (6, "SPO"), (-20, "PM")])
def test_a_longer_delay_is_for_the_sponsor(days: int, role: str) -> None:
    assert decides(days=days) == role


@pytest.mark.parametrize(("cum", "role"), [(5, "PM"), (5.01, "SPO")])
def test_many_small_changes_together_are_not_small(cum: float, role: str) -> None:
    assert decides(cum=cum) == role


@pytest.mark.parametrize(("cum", "role"), [(10, "STC"), (10.01, "PFB")])
def test_a_large_change_stays_with_the_steering_committee_up_to_its_share(cum: float, role: str) -> None:
    assert decides(cost=30000, cum=cum) == role


def test_the_steering_committee_decides_within_the_tolerance_only() -> None:
    assert decides(cost=30000, days=30) == "STC"
    assert decides(cost=30000, days=31) == "PFB"
    assert decides(cost=39600) == "STC"
    assert decides(cost=39601) == "PFB"


def test_extra_budget_is_never_for_the_project_manager_or_the_sponsor() -> None:
    assert decides(funding="extra_budget") == "STC"
    assert decides(funding="extra_budget", cum=11) == "PFB"
    assert decides(funding="exchange") == "PM"


def test_the_changes_of_the_practice_case_go_where_they_belong() -> None:
    assert decides(cost=9000, days=0, cum=9000 * 100 / 440000) == "SPO"
    assert decides(cost=52000, days=42, cum=61000 * 100 / 440000, funding="extra_budget") == "PFB"


@pytest.mark.parametrize("left_out", ["cost", "days", "cum", "funding", "bac"])
def test_what_is_not_known_yet_leaves_it_open(left_out: str) -> None:
    assert decides(**{left_out: None}) is None


def test_the_tolerance_matters_only_where_it_is_weighed() -> None:
    assert decides(days_left=None, cost_left=None) == "PM"
    assert decides(cost=30000, days_left=None) is None
    assert decides(cost=30000, days_left=None, cum=11) == "PFB"


def test_a_method_without_levels_or_with_another_way_of_paying_decides_nothing() -> None:
    assert comes_to(CALL, {}, **SMALL) is None
    assert comes_to(CALL, {"authority_funding": SCALES["authority_funding"]}, **SMALL) is None
    assert decides(funding="lottery") is None


def test_above_each_level_stands_the_next_and_above_the_highest_nobody() -> None:
    above = [comes_to("level_above(x)", x=role) for role in ("PM", "SPO", "STC", "PFB", "BCO", None)]
    assert above == ["SPO", "STC", "PFB", "PFB", None, None]
