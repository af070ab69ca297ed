"""What kind of answer a question, a column or a fact holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.definitions import types
from app.definitions.checklist import Asked, Option
from app.definitions.method import Fact
from app.definitions.types import TEXT, Type, code, codes

_PLAIN: Mapping[str, Type] = {
    "text": types.TEXT, "long": types.TEXT, "yesno": types.YESNO, "yesnona": types.YESNONA,
    "date": types.DATE, "money": types.MONEY, "number": types.NUMBER, "rating": types.NUMBER,
    "rag": code(types.RAG), "person": types.PERSON, "file": types.FILE, "approval": types.APPROVAL,
}  # fmt: skip


def options_of(choices: tuple[Option, ...] | str | None) -> list[str]:
    """The codes that can be chosen; none where they stand in a setting."""
    return [one.code for one in choices] if isinstance(choices, tuple) else []


def type_of(asked: Asked, roles: Iterable[str]) -> Type | None:
    """What kind of answer a question or column holds; None for tables, calculated and read-only ones."""
    return _type(asked.type, options_of(asked.choices), roles, asked.many)


def fact_type(fact: Fact, roles: Iterable[str]) -> Type:
    """What kind of answer a fact of a project holds; without options every code can be."""
    return _type(fact.type, options_of(fact.choices) or None, roles, False) or TEXT


def _type(kind: str, options: list[str] | None, roles: Iterable[str], many: bool) -> Type | None:
    match kind:
        case "choice":
            return code(options)
        case "multi":
            return codes(options)
        case "role":
            return Type("role", frozenset(roles))
        case "ref":
            return Type("refs" if many else "ref")
        case _:
            return _PLAIN.get(kind)
