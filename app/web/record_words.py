"""A kept answer in words: what a record holds, written in the reader's way. No rule is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.services.runs.records import plain_words
from app.web import language
from app.web.texts import gettext as _

Kept = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # how a date is stored


def words(kept: Kept) -> str:
    """The value of a field or a cell."""
    value = kept.get("value")
    if value is not None and not kept.get("shown"):
        match kept["type"]:
            case "money" if isinstance(value, int):
                return language.amount(value)
            case "calc" | "money" if kept.get("money") and _is_number(value):
                return language.whole_amount(Decimal(value))
            case "date":
                return language.day(value)
            case "calc" if _DAY.fullmatch(str(value)):
                return language.day(value)
            case "number" | "calc" if _is_number(value):
                return language.figure(value)
            case "rating":
                return _("%(points)s of 5", points=value)
    return plain_words(kept, language.chosen())


def _is_number(value: Any) -> bool:
    text = str(value).removeprefix("-")
    return text.replace(".", "", 1).isdecimal()
