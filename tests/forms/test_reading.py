"""What people type, read in the way of their language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.definitions.checklist import Field
from app.definitions.text import Text
from app.forms.reading import Unreadable, day, money, number, read, shown


@pytest.mark.parametrize(
    ("raw", "lang", "value"),
    [
        ("1.234,50", "nl", "1234.50"),
        ("1,234.50", "nl", "1234.50"),
        ("1.234,50", "en", "1234.50"),
        ("1234,5", "en", "1234.5"),
        ("1.234", "nl", "1234"),
        ("1.234", "en", "1.234"),
        ("1,234", "en", "1234"),
        ("1,234", "nl", "1.234"),
        ("0.125", "nl", "0.125"),
        ("1.234.567", "en", "1234567"),
        ("-3", "nl", "-3"),
        ("€ 1 234", "nl", "1234"),
    ],
)
def test_a_number_is_read_with_comma_or_point(raw: str, lang: str, value: str) -> None:
    assert number(raw, lang) == Decimal(value)


def test_a_share_may_be_typed_with_its_sign_and_an_amount_may_not() -> None:
    assert number("93 %", "nl") == 93
    with pytest.raises(Unreadable):
        money("93%", "nl")


@pytest.mark.parametrize("raw", ["about 5", "1e9", "--1", "1" * 30, "NaN", "Infinity", "%"])
def test_what_is_no_number_is_said_to_be_none(raw: str) -> None:
    with pytest.raises(Unreadable) as caught:
        number(raw, "en")
    assert caught.value.args[0].id == "form.not-a-number"


@pytest.mark.parametrize(
    ("raw", "cents"), [("€ 1.234,50", 123450), ("1250", 125000), ("12,-", 1200), ("0,005", 1)]
)
def test_money_becomes_cents(raw: str, cents: int) -> None:
    assert money(raw, "nl") == cents


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("raw", ["60.000", "60,000", "60 000", "€ 60.000"])
def test_three_digits_after_a_mark_are_thousands_where_money_is_asked(raw: str, lang: str) -> None:
    assert money(raw, lang) == 6_000_000


@pytest.mark.parametrize("raw", ["2026-03-02", "2-3-2026", "02/03/2026", "2.3.2026", " 2-3-2026 "])
def test_a_date_may_be_typed_day_first(raw: str) -> None:
    assert day(raw) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("raw", "problem"), [("31-2-2026", "form.no-such-date"), ("soon", "form.not-a-date")]
)
def test_a_date_that_does_not_exist_is_told_from_one_that_cannot_be_read(raw: str, problem: str) -> None:
    with pytest.raises(Unreadable) as caught:
        day(raw)
    assert caught.value.args[0].id == problem


def _asked(kind: str) -> Field:
    return Field.model_validate({"id": "x", "type": kind, "label": Text(en="x", nl="x")})


@given(some.integers(-(10**11), 10**11), some.sampled_from(["en", "nl"]))
def test_an_amount_that_is_shown_is_read_back_the_same(cents: int, lang: str) -> None:
    assert read(_asked("money"), shown(_asked("money"), cents, lang), lang) == cents


@given(some.decimals(-(10**6), 10**6, places=2), some.sampled_from(["en", "nl"]))
def test_a_number_that_is_shown_is_read_back_the_same(value: Decimal, lang: str) -> None:
    stored = format(value, "f")
    assert Decimal(read(_asked("number"), shown(_asked("number"), stored, lang), lang)) == value


def test_nothing_typed_is_no_answer() -> None:
    assert read(_asked("long"), "  \n", "en") is None
