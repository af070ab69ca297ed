"""Reading what people type, in the way of their language, and writing it back the same way.

A number may be typed as `1.234,50`, `1,234.50`, `1234,5` or `€ 1 234`; a date as `2026-03-02`,
`2-3-2026`, `02/03/2026`. What cannot be read raises `Unreadable` with a message and is never thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.definitions.checklist import Asked
from app.definitions.message import Message
from app.forms.asks import Stored

NUMBER = re.compile(r"^-?\d[\d.,]*$")
TYPED_DATE = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
GROUPING = {"nl": ".", "en": ","}
LONGEST = 20  # digits; more is a slip of the keyboard
MAX_RATING = 5


class Unreadable(ValueError):  # noqa: N818 - it says what is the matter, like Refused
    """What was typed is no number, date or amount; `message` says how to type it."""

    def __init__(self, id_: str) -> None:
        super().__init__(Message(id_))


def number(raw: str, lang: str, thousands: str = "") -> Decimal:
    """The number that `raw` stands for; raises Unreadable. `thousands`: marks that also group digits."""
    text = re.sub(r"[\s€$£'’  ]|EUR", "", raw).replace("−", "-")
    text = text.removesuffix("" if thousands else "%")  # a share is asked in percent; an amount never is
    if not NUMBER.match(text) or len(text) > LONGEST:
        raise Unreadable("form.not-a-number")
    try:
        return Decimal(_plain(text, GROUPING.get(lang, ",") + thousands))
    except InvalidOperation:
        raise Unreadable("form.not-a-number") from None


def _plain(text: str, grouping: str) -> str:
    """`text` with its grouping marks taken out and a point before the decimals."""
    marks = [one for one in text if one in ".,"]
    if not marks:
        return text
    last = marks[-1]
    if len(set(marks)) > 1:  # both are there: the last one stands before the decimals
        return text.replace("," if last == "." else ".", "").replace(last, ".")
    if len(marks) > 1:
        return text.replace(last, "")
    groups = last in grouping and re.search(r"\d[.,]\d{3}$", text) and not re.match(r"-?0[.,]", text)
    return text.replace(last, "" if groups else ".")


def money(raw: str, lang: str) -> int:
    """An amount in minor units (cents); raises Unreadable.

    Nobody writes tenths of a cent: before three digits both marks are thousands, in every language.
    """
    amount = number(re.sub(r",-+$", "", raw.strip()), lang, ".,") * 100
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def day(raw: str) -> date:
    """The date that `raw` stands for: `2026-03-02` or day-month-year; raises Unreadable."""
    text = raw.strip()
    try:
        if found := ISO_DATE.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := TYPED_DATE.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise Unreadable("form.no-such-date") from None
    raise Unreadable("form.not-a-date")


def _rating(raw: str, lang: str) -> Stored:
    if raw.isdecimal() and 1 <= int(raw) <= MAX_RATING:
        return int(raw)
    raise Unreadable("form.not-a-choice")


def _number(raw: str, lang: str) -> Stored:
    return format(number(raw, lang), "f")


def _day(raw: str, lang: str) -> Stored:
    return day(raw).isoformat()


def _text(raw: str, lang: str) -> Stored:
    return raw.replace("\r\n", "\n").strip()


READERS: dict[str, Callable[[str, str], Stored]] = {
    "number": _number,
    "money": money,
    "date": _day,
    "rating": _rating,
}


def read(asked: Asked, raw: str, lang: str) -> Stored:
    """The stored form of what was typed for a plain question; None when nothing was. Raises Unreadable."""
    if not raw.strip():
        return None
    return READERS.get(asked.type, _text)(raw, lang)


def shown(asked: Asked, stored: Stored, lang: str) -> str:
    """What stands in the input for a stored answer of a plain question."""
    if stored is None:
        return ""
    if asked.type == "money":
        return grouped(Decimal(int(stored)) / 100, lang, 2 if int(stored) % 100 else 0)
    if asked.type == "number":
        return str(stored).replace(".", "," if lang == "nl" else ".")
    return str(stored)


def grouped(value: Decimal, lang: str, places: int) -> str:
    """`1,234.50` or `1.234,50`, rounded half up to `places`."""
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text
