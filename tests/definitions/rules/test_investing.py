"""What an investment is worth: the practice case to the cent, and what makes it impossible to say."""

from decimal import Decimal

import pytest

from tests.definitions.rules.answers import comes_to

NPV = "npv(net, invest, rate, years)"


def shown(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def test_the_value_of_the_practice_case_is_exact_to_the_cent() -> None:
    assert shown(comes_to(NPV, net=109750, invest=480000, rate=4, years=8)) == Decimal("258918.75")
    assert shown(comes_to(NPV, net=76600, invest=576000, rate=4, years=8)) == Decimal("-60271.74")


def test_nothing_is_rounded_before_it_is_shown() -> None:
    found = comes_to(NPV, net=109750, invest=480000, rate=4, years=8)
    assert found != shown(found)


def test_a_setback_raises_a_cost_and_shrinks_a_saving() -> None:
    assert comes_to("worse(x, 0.2)", x=28000) == 33600
    assert comes_to("worse(x, 0.2)", x=-10000) == -8000
    assert comes_to("worse(x, 0.2)", x=0) == 0


def test_the_whole_of_a_bad_year_is_worked_out_in_one_formula() -> None:
    bad = comes_to("benefits * 0.8 - worse(running, 0.2)", benefits=137750, running=28000)
    assert bad == 76600


@pytest.mark.parametrize(
    "left_out", [{"rate": None}, {"years": None}, {"net": None}, {"invest": None}]
)  # fmt: skip
def test_without_one_of_its_numbers_it_is_not_computed(left_out: dict[str, None]) -> None:
    assert comes_to(NPV, **{"net": 1, "invest": 1, "rate": 4, "years": 8, **left_out}) is None


@pytest.mark.parametrize(("rate", "years"), [(-100, 8), (-250, 8), (4, -1), (4, 7.5), (4, 201)])
def test_a_rate_or_a_number_of_years_that_means_nothing_is_not_computed(rate: float, years: float) -> None:
    assert comes_to(NPV, net=1, invest=1, rate=rate, years=years) is None


def test_no_interest_and_no_years_are_numbers_as_well() -> None:
    assert comes_to(NPV, net=10, invest=25, rate=0, years=3) == 5
    assert comes_to(NPV, net=10, invest=25, rate=4, years=0) == -25
