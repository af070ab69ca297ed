"""How types go together: what may be added, compared or chosen between, and what comes out."""

from __future__ import annotations

from app.definitions.message import Argument, Message
from app.definitions.types import NUMBER, Kind, Type

NUMERIC: frozenset[Kind] = frozenset({"number", "money", "digits"})
ORDERED: frozenset[Kind] = NUMERIC | {"date"}
CODED: frozenset[Kind] = frozenset({"code", "yesno", "role", "approval", "literal"})
# The number of a project is a text where rules read it, and a reference where people choose it.
_WRITTEN = frozenset({frozenset({"text", "literal"}), frozenset({"text", "ref"})})
SEVERAL: frozenset[Kind] = frozenset({"codes", "refs", "rows", "map", "list"})


class UnfitError(Exception):
    """Two types do not go together; who knows the place in the rule makes a RuleError of it."""

    def __init__(self, id_: str, **args: Argument) -> None:
        super().__init__(id_)
        self.message = Message(id_, args)


def _refuse(what: str, left: Type, right: Type) -> UnfitError:
    return UnfitError("rule-type", what=what, left=left.kind, right=right.kind)


def settled(type_: Type) -> Type:
    """The type of a whole rule: what was written in it is a text or a number after all."""
    if type_.kind == "literal":
        return Type("code", type_.options)
    return NUMBER if type_.kind == "digits" else type_


def added(left: Type, right: Type) -> Type:
    """The type of a sum or difference: money with money, numbers with numbers."""
    if {left.kind, right.kind} <= NUMERIC:
        if left.kind == "digits":
            return right
        if right.kind in {"digits", left.kind}:
            return left
    raise _refuse("+", left, right)


def multiplied(left: Type, right: Type) -> Type:
    """The type of a product: money times money means nothing."""
    kinds = {left.kind, right.kind}
    if not kinds <= NUMERIC or (left.kind, right.kind) == ("money", "money"):
        raise _refuse("*", left, right)
    return left if left.kind == "money" or right.kind == "digits" else right


def divided(left: Type, right: Type) -> Type:
    """The type of a quotient: money divided by money is a number."""
    if not {left.kind, right.kind} <= NUMERIC or (right.kind == "money" and left.kind != "money"):
        raise _refuse("/", left, right)
    return left if left.kind == "money" and right.kind != "money" else NUMBER


def joined(left: Type, right: Type) -> Type:
    """The type of something that is either `left` or `right` (`a if c else b`, the highest of)."""
    if left.kind == "null" or right.kind == "null":
        return right if left.kind == "null" else left
    if {left.kind, right.kind} <= NUMERIC:
        return added(left, right)
    if {left.kind, right.kind} <= CODED:
        return Type(_coded(left, right), _together(left, right))
    if left.kind == "literal" or right.kind == "literal":
        left, right = (left, right) if right.kind == "literal" else (right, left)
    if left.kind == right.kind or (left.kind, right.kind) == ("text", "literal"):
        return Type(left.kind, _together(left, right), left.columns, left.item)
    raise _refuse("if", left, right)


def _coded(left: Type, right: Type) -> Kind:
    if left.kind == right.kind:
        return "code" if left.kind == "literal" else left.kind
    return "code"


def _together(left: Type, right: Type) -> frozenset[str] | None:
    if left.options is None or right.options is None:
        return None
    return left.options | right.options


def compared(operator: str, left: Type, right: Type) -> None:
    """Raise UnfitError where `left operator right` means nothing."""
    if "null" in {left.kind, right.kind}:
        if operator not in {"==", "!="} or left.kind == right.kind:
            raise UnfitError("rule-null", operator=operator)
    elif operator not in {"==", "!="}:
        _in_order(operator, left, right)
    else:
        same(operator, left, right)


def _in_order(operator: str, left: Type, right: Type) -> None:
    if not {left.kind, right.kind} <= ORDERED:
        raise _refuse(operator, left, right)
    if "date" in {left.kind, right.kind}:
        if left.kind != right.kind:
            raise _refuse(operator, left, right)
    else:
        added(left, right)


def same(operator: str, left: Type, right: Type) -> None:
    """Raise UnfitError where `left` can never be the same as `right`, because of kind or options."""
    if SEVERAL & {left.kind, right.kind}:
        raise UnfitError("rule-several", operator=operator)
    if {left.kind, right.kind} <= NUMERIC:
        added(left, right)
    elif {left.kind, right.kind} <= CODED:
        _overlapping(operator, left, right)
    elif left.kind != right.kind and frozenset({left.kind, right.kind}) not in _WRITTEN:
        raise _refuse(operator, left, right)


def _overlapping(operator: str, left: Type, right: Type) -> None:
    written = {"literal", "yesno", "code"}
    if left.kind != right.kind and not {left.kind, right.kind} & written:
        raise _refuse(operator, left, right)
    if left.options is None or right.options is None or left.options & right.options:
        return
    known, wrong = (right, left) if left.kind == "literal" else (left, right)
    raise UnfitError("rule-option", options=_listed(known.options), wrong=_listed(wrong.options))


def _listed(options: frozenset[str] | None) -> str:
    return ", ".join(sorted(options or ()))
