"""What a rule reckons with: the values the engine knows, and the types that are checked at load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias, Union

from app.definitions.method import Scale

Kind = Literal[
    "bool", "yesno", "number", "money", "text", "code", "codes", "date", "person", "role", "ref", "refs",
    "rows", "file", "approval",
    "map",  # a setting with one value a class: `setting.min_options[project.class]`
    "literal", "digits", "list", "null",  # written in the rule itself; they take the type of the other side
]  # fmt: skip

Row: TypeAlias = "Mapping[str, Value]"
# None = unanswered, or unknown because something it needs is unanswered.
Value: TypeAlias = Union[bool, Decimal, str, date, tuple[str, ...], tuple[Row, ...], Row, None]  # noqa: UP007

# Who must be present when something is decided: class -> gate (or `default`) -> roles; `A|B` = one of these.
Quorum: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
# What functions read of the method: scales by id, beside them the quorum and lists such as the closed days.
Scales: TypeAlias = Mapping[str, Scale | Quorum | tuple[str, ...]]
RAG = ("green", "amber", "red")  # colours, from best to worst


@dataclass(frozen=True)
class Type:
    """What kind of answer a name holds, and which answers it can hold.

    `options`: the codes it can be (None = not limited); for a map its keys.
    `columns`: of a table. `item`: what each entry of a map is.
    """

    kind: Kind
    options: frozenset[str] | None = None
    columns: Mapping[str, Type] | None = None
    item: Type | None = None


BOOL = Type("bool")
NUMBER = Type("number")
MONEY = Type("money")
TEXT = Type("text")
DATE = Type("date")
PERSON = Type("person")
YESNO = Type("yesno", frozenset({"yes", "no"}))
YESNONA = Type("yesno", frozenset({"yes", "no", "na"}))
APPROVAL = Type("approval", frozenset({"approved"}))
FILE = Type("file")
NULL = Type("null")
DIGITS = Type("digits")


def code(options: Iterable[str] | None = None) -> Type:
    """The type of one choice out of `options`."""
    return Type("code", None if options is None else frozenset(options))


def codes(options: Iterable[str] | None = None) -> Type:
    """The type of several choices out of `options`."""
    return Type("codes", None if options is None else frozenset(options))


def rows(columns: Mapping[str, Type]) -> Type:
    """The type of a table with these columns."""
    return Type("rows", columns=columns)
