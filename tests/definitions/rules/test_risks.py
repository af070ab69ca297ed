"""Probability and seriousness of risks, at the limits of their classes."""

import pytest

from tests.definitions.rules.answers import comes_to, rows


@pytest.mark.parametrize(
    ("score", "band"),
    [(1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high"), (16, "high"), (20, "critical"),
     (25, "critical")],
)  # fmt: skip
def test_a_limit_belongs_to_the_band_that_is_written(score: int, band: str) -> None:
    assert comes_to("risk_band(x)", x=score) == band


def test_a_risk_without_a_score_has_no_band() -> None:
    assert comes_to("risk_band(x)", x=None) is None
    assert comes_to("risk_band(x)", {}, x=3) is None


def test_without_an_own_estimate_the_middle_of_the_class_counts() -> None:
    assert [comes_to("prob_pct(p, own)", p=class_, own=None) for class_ in range(1, 6)] == [5, 20, 40, 60, 85]


def test_an_own_estimate_counts_even_if_it_is_zero() -> None:
    assert comes_to("prob_pct(p, own)", p=4, own=70) == 70
    assert comes_to("prob_pct(p, own)", p=1, own=0) == 0
    assert comes_to("prob_pct(p, own)", p=None, own=33) == 33


def test_a_risk_without_class_and_estimate_has_no_percentage() -> None:
    assert comes_to("prob_pct(p, own)", p=None, own=None) is None
    assert comes_to("prob_pct(p, own)", {}, p=3, own=None) is None


@pytest.mark.parametrize(
    ("own", "class_"),
    [(0, 1), (9.9, 1), (10, 2), (29.9, 2), (30, 3), (49.9, 3), (50, 4), (70, 4), (70.1, 5), (100, 5)],
)
def test_an_own_estimate_lies_in_one_class_only(own: float, class_: int) -> None:
    fits = [comes_to("prob_fits(p, own)", p=one, own=own) for one in range(1, 6)]
    assert [one + 1 for one, fit in enumerate(fits) if fit] == [class_]


def test_who_gives_no_own_estimate_contradicts_nothing() -> None:
    assert comes_to("prob_fits(p, own)", p=3, own=None) is True
    assert comes_to("prob_fits(p, own)", p=None, own=None) is True
    assert comes_to("prob_fits(p, own)", p=None, own=30) is None
    assert comes_to("prob_fits(p, own)", {}, p=3, own=30) is None


@pytest.mark.parametrize("own", [-1, 100.1])
def test_what_is_no_percentage_fits_nowhere(own: float) -> None:
    assert comes_to("prob_fits(p, own)", p=5, own=own) is False


def test_the_exposure_of_the_practice_case_adds_up() -> None:
    risks = rows(
        type=["threat"] * 5, status=["open"] * 5, prob=[4, 3, 2, 3, 4],
        own=[70, 40, 20, 40, 70], cost=[40000, 90000, 15000, 30000, 8000],
    )  # fmt: skip
    exposure = "sum_where(r.type == 'threat' and r.status == 'open', prob_pct(r.prob, r.own) * r.cost / 100)"
    assert comes_to(exposure, r=risks) == 84600
    closed = ({**risks[0], "status": "closed"}, *risks[1:])
    assert comes_to(exposure, r=closed) == 56600
