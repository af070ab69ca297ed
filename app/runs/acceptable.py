"""Which stored JSON fits which question. What does not fit is refused; what nobody asked for is left out.

The pages of a form check what people type; this holds for whoever calls a service, in whatever way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from app.definitions.checklist import Asked, Field
from app.definitions.message import refused
from app.definitions.text import Text
from app.runs.pen import writable_columns

Json = Any
Base = Sequence[Mapping[str, Json]]

LONGEST = 20_000  # letters in one answer
MOST_ROWS = 500
DEAREST = 10**15  # minor units
BEST = 5  # of a rating
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,20})?")
_ROW = re.compile(r"[A-Za-z0-9]{1,40}")


@dataclass(frozen=True)
class There:
    """What answers may refer to: people by id, files by hash, and what each question lets people pick.

    `picks`: field id or `table.column` -> codes. `criteria`: the rows of a preset table.
    """

    people: Container[str] = frozenset()
    files: Mapping[str, Json] = field(default_factory=lambda: MappingProxyType({}))
    picks: Mapping[str, Container[str]] = field(default_factory=lambda: MappingProxyType({}))
    criteria: Container[str] = frozenset()


@dataclass(frozen=True)
class _Question:
    """A question with the name under which its picks stand and the labels that say where it is."""

    asked: Asked
    name: str
    labels: tuple[Text, ...]
    there: There


Fits = Callable[[_Question, Json], bool]


def _text(_: _Question, stored: Json) -> bool:
    return isinstance(stored, str) and not any("\ud800" <= one <= "\udfff" for one in stored)


def _several(of: Fits) -> Fits:
    def fits(question: _Question, stored: Json) -> bool:
        known = isinstance(stored, list) and all(of(question, one) for one in stored)
        return known and len(set(stored)) == len(stored)

    return fits


def _chosen(question: _Question, stored: Json) -> bool:
    choices = question.asked.choices
    return isinstance(choices, tuple) and stored in [one.code for one in choices]


def _picked(question: _Question, stored: Json) -> bool:
    return isinstance(stored, str) and stored in question.there.picks.get(question.name, ())


def _ref(question: _Question, stored: Json) -> bool:
    return (_several(_picked) if question.asked.many else _picked)(question, stored)


def _person(question: _Question, stored: Json) -> bool:
    return isinstance(stored, str) and stored in question.there.people


def _one_of(*codes: str) -> Fits:
    return lambda _, stored: isinstance(stored, str) and stored in codes


def _yesnona(question: _Question, stored: Json) -> bool:
    if isinstance(stored, dict):
        return set(stored) == {"na"} and _text(question, stored["na"])
    return stored in ("yes", "no")


def _whole(stored: Json) -> bool:
    return isinstance(stored, int) and not isinstance(stored, bool)


def _day(stored: Json) -> bool:
    if not (isinstance(stored, str) and _DATE.fullmatch(stored)):
        return False
    try:
        date.fromisoformat(stored)
    except ValueError:
        return False
    return True


def _file(question: _Question, stored: Json) -> bool:
    if not (isinstance(stored, dict) and isinstance(stored.get("sha256"), str)):
        return False
    known = stored["sha256"] in question.there.files
    dated = stored.get("dated") is None or _day(stored["dated"])
    return known and dated and _text(question, stored.get("version", ""))


_FITS: Mapping[str, Fits] = MappingProxyType(
    {
        "text": _text,
        "long": _text,
        "choice": _chosen,
        "multi": _several(_chosen),
        "yesno": _one_of("yes", "no"),
        "yesnona": _yesnona,
        "date": lambda _, stored: _day(stored),
        "money": lambda _, stored: _whole(stored) and abs(stored) <= DEAREST,
        "number": lambda _, stored: isinstance(stored, str) and bool(_NUMBER.fullmatch(stored)),
        "rating": lambda _, stored: _whole(stored) and 1 <= stored <= BEST,
        "rag": _one_of("green", "amber", "red"),
        "person": _person,
        "role": _picked,
        "ref": _ref,
        "file": _file,
    }
)


def _words(stored: Json) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict | list):
        for one in stored.values() if isinstance(stored, dict) else stored:
            yield from _words(one)


def _kept(question: _Question, stored: Json) -> Json:
    """A plain answer as it is kept. Raises Refused for what does not fit."""
    if stored in (None, "", []):
        return None
    if any(len(one) > LONGEST for one in _words(stored)):
        raise refused("answer-too-long", labels=question.labels, most=LONGEST)
    fits = _FITS.get(question.asked.type)
    if fits is None or not fits(question, stored):
        raise refused("answer-unfit", labels=question.labels)
    if question.asked.type == "file":
        given = {"version": stored.get("version", ""), "dated": stored.get("dated")}
        return {**question.there.files[stored["sha256"]], **given}
    return stored


def _row_id(field: Field, row: Json, base: Container[str]) -> str | None:
    """The id of a row that was handed in; `None` = a new one."""
    given = row.get("_id") if isinstance(row, dict) else 0
    if given in (None, ""):
        return None
    if not isinstance(given, str) or not (field.preset or given in base or _ROW.fullmatch(given)):
        raise refused("answer-unfit", labels=(field.label,))
    return given


def _rows(field: Field, rows: Json, there: There, before: Json, base: Base) -> list[dict[str, Json]]:
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise refused("answer-unfit", labels=(field.label,))
    ready = {one["_id"]: one for one in base}
    ids = [_row_id(field, row, ready) for row in rows]
    named = [one for one in ids if one is not None]
    if len(set(named)) < len(named):
        raise refused("answer-unfit", labels=(field.label,))
    old = {row["_id"]: row for row in before.get("rows", [])} if isinstance(before, dict) else {}
    found = [
        _row(field, row, there, {**ready.get(id_, {}), **old.get(id_, {})}, id_ in ready) | {"_id": id_}
        for id_, row in zip(ids, rows, strict=True)
        if not field.preset or id_ in there.criteria
    ]
    changed = (_changed(row, ready[row["_id"]]) if row["_id"] in ready else row for row in found)
    return [row for row in changed if row is not None]


def _changed(row: dict[str, Json], ready: Mapping[str, Json]) -> dict[str, Json] | None:
    """The cells of a row of the register that are really changed; None where none are."""
    cells = {name: cell for name, cell in row.items() if name != "_id" and cell != ready.get(name)}
    return {"_id": row["_id"], "_ref": row["_id"], **cells} if cells else None


def _row(
    field: Field, row: Mapping[str, Json], there: There, old: Mapping[str, Json], standing: bool
) -> dict[str, Json]:
    """The cells of a row; what is locked stays as it is where the row stands in the register already."""
    found: dict[str, Json] = {}
    for column in writable_columns(field):
        if column.id in row and not (standing and column.locked):
            question = _Question(column, f"{field.id}.{column.id}", (field.label, column.label), there)
            same = row[column.id] == old.get(column.id)
            found[column.id] = row[column.id] if same else _kept(question, row[column.id])
    return found


def _table(field: Field, stored: Json, there: There, before: Json, base: Base) -> Json:
    if stored is None:
        return None
    if isinstance(stored, dict) and set(stored) == {"rows"}:
        return {"rows": _rows(field, stored["rows"], there, before, base)}
    none = stored.get("none") if isinstance(stored, dict) and set(stored) == {"none"} else None
    question = _Question(field, field.id, (field.label,), there)
    if not isinstance(none, str) or field.preset or base or not _text(question, none):
        raise refused("answer-unfit", labels=(field.label,))
    if len(none) > LONGEST:
        raise refused("answer-too-long", labels=(field.label,), most=LONGEST)
    return {"none": none}


def accepted(field: Field, stored: Json, there: There, before: Json = None, base: Base = ()) -> Json:
    """What was handed in for a question, as it is kept. Raises Refused for what does not fit.

    `before`: what stands there now; what did not change was looked at before. Columns that people do not
    fill in and rows that a preset table does not have are left out. `base`: the rows of the register that
    stand ready in a live table; of these only the cells that differ are kept.
    """
    if field.type == "table":
        return _table(field, stored, there, before, base)
    question = _Question(field, field.id, (field.label,), there)
    return stored if stored == before else _kept(question, stored)
