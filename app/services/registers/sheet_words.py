"""Cells of rows in words, as they stand in a spreadsheet, and back again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from app.definitions.checklist import Asked
from app.definitions.text import LANGS, Text
from app.runs.freeze import Names
from app.services.registers.book import Value, day_of

Json = Any
Engine = Any
BETWEEN = "; "  # several answers in one cell
_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "yes": Text(en="Yes", nl="Ja"),
        "no": Text(en="No", nl="Nee"),
        "na": Text(en="Not applicable", nl="Niet van toepassing"),
        "green": Text(en="Green", nl="Groen"),
        "amber": Text(en="Amber", nl="Oranje"),
        "red": Text(en="Red", nl="Rood"),
    }
)
_CODED = {"yesno": ("yes", "no"), "yesnona": ("yes", "no", "na"), "rag": ("green", "amber", "red")}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class UnreadableError(ValueError):
    """What stands in a cell cannot be read as an answer to its column."""


def _options(asked: Asked) -> dict[str, Text]:
    if isinstance(asked.choices, tuple):
        return {one.code: one.label for one in asked.choices}
    return {code: _WORDS[code] for code in _CODED.get(asked.type, ())}


def worked_out(value: Engine) -> Value:
    """A value that the product works out, as a cell."""
    if isinstance(value, bool):
        return _WORDS["yes" if value else "no"].en
    if isinstance(value, Decimal | date | int | str) or value is None:
        return value
    return str(value)


def as_cell(asked: Asked, stored: Json, names: Names, lang: str) -> Value:
    """A stored answer as a cell: dates and numbers as such, codes and ids in words."""
    if stored in (None, "", []):
        return None
    match asked.type:
        case "money":
            return Decimal(int(stored)) / 100
        case "number" | "rating":
            return Decimal(str(stored))
        case "date":
            return date.fromisoformat(stored)
        case "file":
            return str(stored.get("name", ""))
        case "person" | "ref":
            several = stored if isinstance(stored, list) else [stored]
            return BETWEEN.join(names.of(one, lang) or str(one) for one in several)
        case "role":
            return names.roles[stored][lang] if stored in names.roles else str(stored)
    return _words(asked, stored, lang)


def _words(asked: Asked, stored: Json, lang: str) -> str:
    if isinstance(stored, dict):
        stored = "na" if "na" in stored else str(stored)
    known = _options(asked)
    several = stored if isinstance(stored, list) else [stored]
    return BETWEEN.join(known[one][lang] if one in known else str(one) for one in several)


def number_in(raw: Any, lang: str) -> Decimal:
    """The number in a cell, also where it is text: `1.250,50` or `1,250.50`."""
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return Decimal(str(raw))
    text = re.sub(r"[\s€$'\u00a0]", "", str(raw))
    comma, point = text.rfind(","), text.rfind(".")
    decimal = "," if comma > point else "."
    if min(comma, point) < 0 and max(comma, point) >= 0:  # only one kind of mark: by the language
        decimal = "," if lang == "nl" else "."
        if text.count("," if comma >= 0 else ".") == 1 and len(text) - max(comma, point) - 1 != 3:
            decimal = "," if comma >= 0 else "."
    other = "." if decimal == "," else ","
    try:
        found = Decimal(text.replace(other, "").replace(decimal, "."))
    except InvalidOperation as problem:
        raise UnreadableError from problem
    if not found.is_finite():
        raise UnreadableError
    return found


def date_in(raw: Any) -> str:
    """The date in a cell, as it is stored."""
    found = day_of(raw)
    if found is not None:
        return found.isoformat()
    text = str(raw).strip()
    iso, dutch = _ISO.fullmatch(text), _DUTCH.fullmatch(text)
    try:
        if iso:
            return date(*(int(one) for one in iso.groups())).isoformat()
        if dutch:
            day, month, year = (int(one) for one in dutch.groups())
            return date(year, month, day).isoformat()
    except ValueError as problem:
        raise UnreadableError from problem
    raise UnreadableError


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _code(asked: Asked, text: str) -> str:
    wanted = text.strip().casefold()
    for code, label in _options(asked).items():
        if wanted in {code.casefold(), *(label[lang].casefold() for lang in LANGS)}:
            return code
    raise UnreadableError


def _found(text: str, picks: Mapping[str, str]) -> str:
    found = picks.get(text.strip().casefold())
    if found is None:
        raise UnreadableError
    return found


def _several(asked: Asked, text: str, read: Callable[[str], str]) -> Json:
    if not (asked.many or asked.type == "multi"):
        return read(text)
    return list(dict.fromkeys(read(one) for one in text.split(BETWEEN.strip()) if one.strip()))


def as_stored(asked: Asked, raw: Any, picks: Mapping[str, str], lang: str) -> Json:
    """A cell as a stored answer; None = empty. `picks`: words in small letters -> value.

    Raises UnreadableError.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match asked.type:
        case "money":
            return int((number_in(raw, lang) * 100).to_integral_value())
        case "number":
            return _plain(number_in(raw, lang))
        case "rating":
            return int(number_in(raw, lang))
        case "date":
            return date_in(raw)
        case "person" | "ref" | "role":
            return _several(asked, str(raw), lambda one: _found(one, picks))
        case "text" | "long":
            return _plain(Decimal(str(raw))) if isinstance(raw, int | float) else str(raw)
    return _several(asked, str(raw), lambda one: _code(asked, one))
