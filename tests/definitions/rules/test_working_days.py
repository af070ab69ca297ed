"""Working days: weekends and closed days do not count."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.definitions.rules.answers import comes_to

MONDAY = date(2026, 3, 2)
dates = st.dates(date(2025, 1, 1), date(2028, 12, 31))
quick = settings(max_examples=100, derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-03-02", "2026-03-06", 5), ("2026-03-02", "2026-03-02", 1), ("2026-03-06", "2026-03-09", 2),
        ("2026-03-07", "2026-03-08", 0), ("2026-03-06", "2026-03-02", 0),
        ("2026-04-27", "2026-04-27", 0), ("2026-04-24", "2026-04-28", 2),
        ("2026-12-26", "2026-12-27", 0),
    ],
)  # fmt: skip
def test_both_ends_count_and_a_closed_day_does_not(start: str, end: str, days: int) -> None:
    given_ = {"a": date.fromisoformat(start), "b": date.fromisoformat(end)}
    assert comes_to("workdays(a, b)", **given_) == days


def test_without_a_date_there_is_no_number() -> None:
    assert comes_to("workdays(a, b)", a=MONDAY, b=None) is None


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (0, "2026-03-06"), (1, "2026-03-09"), (5, "2026-03-13"), (2.9, "2026-03-10"), (-1, "2026-03-05"),
        (-5, "2026-02-27"),
    ],
)  # fmt: skip
def test_a_day_is_found_by_counting_working_days_from_a_friday(number: float, day: str) -> None:
    found = comes_to("workday_after(a, n)", a=date(2026, 3, 6), n=number)
    assert found == date.fromisoformat(day)


def test_a_closed_day_is_passed_over() -> None:
    assert comes_to("workday_after(a, 1)", a=date(2026, 4, 24)) == date(2026, 4, 28)


def test_a_day_beyond_the_calendar_is_not_computed() -> None:
    assert comes_to("workday_after(a, 1)", a=date.max) is None
    assert comes_to("workday_after(a, 10001)", a=MONDAY) is None


@quick
@given(dates, st.integers(0, 400))
def test_counting_is_the_same_as_looking_at_each_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    closed = {date(2026, 4, 27), date(2026, 5, 14), date(2026, 12, 26)}
    naive = [start + timedelta(days=n) for n in range(length + 1)]
    expected = len([day for day in naive if day.weekday() < 5 and day not in closed])
    assert comes_to("workdays(a, b)", a=start, b=end) == expected


@quick
@given(dates, st.integers(1, 60))
def test_between_a_day_and_the_one_found_lie_so_many_working_days(start: date, number: int) -> None:
    found = comes_to("workday_after(a, n)", a=start, n=number)
    assert comes_to("workdays(a, b)", a=start + timedelta(days=1), b=found) == number
