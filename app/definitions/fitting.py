"""Whether what a formula comes to can be kept where it is meant to go: in a column, in a fact."""

from __future__ import annotations

from app.definitions import kinds
from app.definitions.kinds import UnfitError
from app.definitions.rules import Node
from app.definitions.rules.problem import wrong
from app.definitions.types import Type

# What is kept as something else than it is: a code as its text, a truth as yes or no, one of several.
_AS = {("text", "code"), ("yesno", "bool"), ("refs", "ref"), ("codes", "code"), ("text", "role")}


def unfit(type_: Type, wanted: Type) -> UnfitError | None:
    """Why a value of `type_` cannot be kept as `wanted`; None when it can."""
    if (wanted.kind, type_.kind) in _AS:
        return _beyond(type_, wanted) if wanted.kind == "codes" else None
    if kinds.SEVERAL & {wanted.kind, type_.kind}:
        same = wanted.kind == type_.kind
        return _beyond(type_, wanted) if same else UnfitError(
            "rule-type", what="=", left=wanted.kind, right=type_.kind
        )  # fmt: skip
    try:
        kinds.same("=", wanted, type_)
    except UnfitError as error:
        return error
    return _beyond(type_, wanted)


def _beyond(type_: Type, wanted: Type) -> UnfitError | None:
    """Every code it can come to must be one of those that are wanted."""
    if type_.options is None or wanted.options is None or type_.options <= wanted.options:
        return None
    options, beyond = (", ".join(sorted(each)) for each in (wanted.options, type_.options - wanted.options))
    return UnfitError("rule-option", options=options, wrong=beyond)


def fits(node: Node, type_: Type, wanted: Type) -> None:
    """Raise RuleError where the formula `node`, which comes to `type_`, does not fit."""
    error = unfit(type_, wanted)
    if error is not None:
        raise wrong(error.message.id, node.at, **error.message.args)
