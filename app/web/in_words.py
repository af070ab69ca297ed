"""An answer as people read it: names for ids, labels for codes, amounts and dates in their own way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from app.definitions.checklist import Asked
from app.services.runs.form_views import Cell, FieldView
from app.web import language
from app.web.asking import Questions, choices_of
from app.web.texts import gettext as _
from app.web.words import listed, say


def value_of(asked: Asked, value: Any, view: Questions, table: str = "") -> str:
    """One stored answer in words; empty when there is none."""
    if value in (None, "", []):
        return ""
    if asked.type in PLAIN:
        return str(PLAIN[asked.type](value))
    labels = _labels(asked, view, table)
    if isinstance(value, list):
        return listed([labels.get(one, str(one)) for one in value])
    if isinstance(value, dict):
        return _described(value)
    label = labels.get(str(value), str(value))
    if asked.type == "rating":
        return _("%(points)s of 5", points=value) + (f" · {label}" if label != str(value) else "")
    return label


def _described(value: dict[str, Any]) -> str:
    """An answer with parts: not applicable and why, or a file."""
    if "na" in value:
        reason = value["na"]
        return _("Not applicable: %(reason)s", reason=reason) if reason else _("Not applicable")
    return str(value.get("name", ""))


def _labels(asked: Asked, view: Questions, table: str) -> dict[str, str]:
    found = choices_of(asked, view, table)
    return {one.code: (asked.type == "rating" and one.help) or one.label for one in found}


def _text(value: Any) -> str:
    return str(value)


PLAIN: dict[str, Callable[[Any], str]] = {
    "text": _text,
    "long": _text,
    "date": language.day,
    "money": language.amount,
    "number": language.figure,
}


def computed_of(one: FieldView | Cell) -> str:
    """A value that the product worked out; empty when it could not."""
    if one.money and isinstance(one.computed, Decimal):
        return language.whole_amount(one.computed)
    return say(one.said) or engine_value(one.computed)


def engine_value(value: Any) -> str:
    """A worked-out value in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return language.figure(value)
    if isinstance(value, date):
        return language.day(value)
    if isinstance(value, tuple):
        return listed([engine_value(one) for one in value])
    codes = {"yes": _("Yes"), "no": _("No"), "na": _("Not applicable")}
    codes |= {"green": _("Green"), "amber": _("Amber"), "red": _("Red")}
    return codes.get(str(value), str(value))
