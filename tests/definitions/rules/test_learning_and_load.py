"""Which modules somebody follows, and how much of somebody's time is taken."""

from datetime import date
from typing import Any

import pytest

from app.definitions.rules import RuleError, parse, reads, typecheck
from app.definitions.types import DATE, MONEY, NUMBER, PERSON, YESNO, code, rows
from tests.definitions.rules.answers import comes_to
from tests.definitions.rules.answers import rows as table

MONDAY, FRIDAY, NEXT_FRIDAY = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 13)
CALL = "load_pct(who, a, b, portfolio.commitments, portfolio.capacity)"


def test_who_has_more_experience_follows_fewer_modules() -> None:
    assert comes_to("path_for(x)", x="none") == ("M1", "M2", "M3", "M10")
    assert comes_to("path_for(x)", x="some") == ("M1", "M3", "M10")
    assert comes_to("path_for(x)", x="experienced") == ("M1", "M10")
    assert comes_to("path_for(x)", x="other") is None
    assert comes_to("path_for(x)", x=None) is None


def promised(*given: tuple[str, date | None, date, float | None, str]) -> Any:
    names = ("person", "from_date", "to_date", "quantity", "status")
    return table(**{name: [one[place] for one in given] for place, name in enumerate(names)})


def has(*given: tuple[str, date, date, float | None, str | None]) -> Any:
    names = ("person", "from_date", "to_date", "hours_week", "leave")
    return table(**{name: [one[place] for one in given] for place, name in enumerate(names)})


def load(commitments: Any, capacity: Any, call: str = CALL, **more: Any) -> Any:
    scope = {"who": "an", "a": MONDAY, "b": NEXT_FRIDAY, "setting__hours_per_day": 7.2, **more}
    return comes_to(call, portfolio__commitments=commitments, portfolio__capacity=capacity, **scope)


FULL = has(("an", MONDAY, NEXT_FRIDAY, 36, None), ("bo", MONDAY, FRIDAY, 36, None))


def test_a_full_week_out_of_two_is_half_the_time() -> None:
    assert load(promised(("an", MONDAY, FRIDAY, 1, "committed")), FULL) == 50
    assert load(promised(("an", date(2026, 1, 1), date(2026, 12, 31), 1, "committed")), FULL) == 100


def test_only_promises_to_this_person_in_this_period_count() -> None:
    later = date(2026, 4, 1)
    others = promised(
        ("bo", MONDAY, FRIDAY, 1, "committed"), ("an", MONDAY, FRIDAY, 1, "asked"),
        ("an", later, later, 1, "committed"), ("an", None, FRIDAY, 1, "committed"),
        ("an", MONDAY, FRIDAY, None, "committed"),
    )  # fmt: skip
    assert load(others, FULL) == 0


def test_what_is_asked_now_is_added() -> None:
    call = "load_pct(who, a, b, portfolio.commitments, portfolio.capacity, asked)"
    busy = promised(("an", MONDAY, NEXT_FRIDAY, 0.8, "committed"))
    assert load(busy, FULL, call, asked=0.4) == 120
    assert load(busy, FULL, call, asked=None) is None


def test_leave_takes_hours_away() -> None:
    free = has(("an", MONDAY, NEXT_FRIDAY, 36, "no"), ("an", MONDAY, FRIDAY, 36, "yes"))
    assert load(promised(("an", MONDAY, NEXT_FRIDAY, 0.5, "committed")), free) == 100


def test_of_somebody_without_hours_the_load_is_not_computed() -> None:
    busy = promised(("an", MONDAY, FRIDAY, 1, "committed"))
    assert load(busy, ()) is None
    assert load(busy, has(("an", MONDAY, FRIDAY, None, None))) is None
    assert load(busy, None) is None
    assert load(busy, FULL, who=None) is None
    assert load(busy, FULL, setting__hours_per_day=None) is None


PERIOD = {"person": PERSON, "from_date": DATE, "to_date": DATE}
COMMITMENTS = rows({**PERIOD, "quantity": NUMBER, "status": code()})
NAMES = {
    "who": PERSON, "a": DATE, "b": DATE, "setting.hours_per_day": NUMBER,
    "portfolio.commitments": COMMITMENTS,
    "portfolio.capacity": rows({**PERIOD, "hours_week": NUMBER, "leave": YESNO}),
}  # fmt: skip


def test_a_table_that_is_taken_whole_must_have_the_columns() -> None:
    assert typecheck(parse(CALL), NAMES) == NUMBER
    for wrong in (rows({**PERIOD, "status": code()}), rows({**PERIOD, "quantity": MONEY, "status": code()})):
        with pytest.raises(RuleError) as caught:
            typecheck(parse(CALL), {**NAMES, "portfolio.commitments": wrong})
        assert (caught.value.problem.id, caught.value.column) == ("rule-columns", 20)
        assert caught.value.problem.args["missing"] == "quantity"


def test_a_table_may_have_its_columns_by_name() -> None:
    named = {"portfolio.commitments": rows({}), "portfolio.commitments.quantity": NUMBER}
    with pytest.raises(RuleError) as caught:
        typecheck(parse(CALL), {**NAMES, **named})
    assert caught.value.problem.args["missing"] == "person"


def test_what_is_no_table_is_not_taken_for_one() -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse("load_pct(who, a, b, who, portfolio.capacity)"), NAMES)
    assert caught.value.problem.id == "rule-argument"


def test_the_columns_of_a_table_that_is_taken_whole_are_read() -> None:
    read = reads(parse(CALL))
    assert {"portfolio.commitments", "portfolio.commitments.quantity", "portfolio.capacity.leave"} <= read
    assert "setting.hours_per_day" in read
