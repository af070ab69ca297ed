"""Who holds which role, and who may not be the same person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.definitions import kinds
from app.definitions.functions.function import NAMING, PERSONS, ROLES, Function, Names, a_truth
from app.definitions.kinds import UnfitError
from app.definitions.text import Text
from app.definitions.types import BOOL, Kind, Scales, Type, Value

_WRITTEN: frozenset[Kind] = frozenset({"literal", "code", "role"})


def _codes(given: str) -> list[str]:
    return [code.strip() for code in given.split(",") if code.strip()]


def _disjoint(columns: Sequence[Any], scales: Scales) -> Value:
    doubt = False
    for row in zip(*columns, strict=True):
        known = [one for one in row if one is not None]
        if len(set(known)) < len(known):
            return False
        doubt = doubt or len(known) < len(row)
    return None if doubt else True


def _one_each(args: Sequence[Any], scales: Scales) -> Value:
    held, wanted = Counter(args[0]), _codes(args[1])
    return all(held[code] == 1 for code in wanted)


def _has_roles(args: Sequence[Any], scales: Scales) -> Value:
    return set(_codes(args[1])) <= set(args[0])


def _same_person(args: Sequence[Any], scales: Scales) -> Value:
    roles, persons, one, other = args
    held = {(role, person) for role, person in zip(roles, persons, strict=True) if person is not None}
    holders = ({person for role, person in held if role == code} for code in (one, other))
    return bool(set.intersection(*holders))


def _maker_not_accepter(columns: Sequence[Any], scales: Scales) -> Value:
    makers, accepters, roles, persons = columns
    holds = {pair for pair in zip(roles, persons, strict=True) if None not in pair}
    pairs = list(zip(makers, accepters, strict=True))
    if any(pair in holds for pair in pairs):
        return False
    return None if any(None in pair for pair in pairs) else True


def _alike(types: tuple[Type, ...], names: Names) -> Type:
    for other in types[1:]:
        kinds.same("disjoint", types[0], other)
    return BOOL


def _known_roles(types: tuple[Type, ...], names: Names) -> Type:
    """A code that no role has would never be held: a slip of the author."""
    known, written = types[0].options, types[1].options
    if known is not None and written is not None:
        wrong = {code for listed in written for code in _codes(listed)} - known
        if wrong:
            options = ", ".join(sorted(known))
            raise UnfitError("rule-option", options=options, wrong=", ".join(sorted(wrong)))
    return BOOL


HOLDING = (
    Function(
        "disjoint", 1, (NAMING, NAMING), _alike, _disjoint,
        Text(
            en="in no row of {table} the same stands twice in {all}",
            nl="in geen enkele regel van {table} staat twee keer hetzelfde bij {all}",
        ),
        Text(en="{all} differ in every row", nl="{all} verschillen in elke regel"),
        rowwise=True, repeats=True,
        denial=Text(
            en="in a row of {table} the same stands twice in {all}",
            nl="in een regel van {table} staat twee keer hetzelfde bij {all}",
        ),
    ),
    Function(
        "one_each", 1, (ROLES, _WRITTEN), _known_roles, _one_each,
        Text(
            en="each of {1} stands exactly once in {0} of {table}",
            nl="elk van {1} staat precies één keer bij {0} van {table}",
        ),
        Text(en="each of {1} once in {0}", nl="elk van {1} één keer bij {0}"),
        tables=(0, None),
        denial=Text(
            en="not each of {1} stands exactly once in {0} of {table}",
            nl="niet elk van {1} staat precies één keer bij {0} van {table}",
        ),
    ),
    Function(
        "has_roles", 1, (ROLES, _WRITTEN), _known_roles, _has_roles,
        Text(en="each of {1} stands in {0} of {table}", nl="elk van {1} staat bij {0} van {table}"),
        Text(en="each of {1} in {0}", nl="elk van {1} bij {0}"),
        tables=(0, None),
        denial=Text(
            en="not each of {1} stands in {0} of {table}", nl="niet elk van {1} staat bij {0} van {table}"
        ),
    ),
    Function(
        "same_person", 1, (ROLES, PERSONS, _WRITTEN, _WRITTEN), a_truth, _same_person,
        Text(
            en="in {table} one person holds both {2} and {3}",
            nl="in {table} heeft één persoon zowel {2} als {3}",
        ),
        Text(en="one {1} with both {2} and {3}", nl="één {1} met zowel {2} als {3}"),
        tables=(0, 0, None, None),
        denial=Text(
            en="in {table} nobody holds both {2} and {3}", nl="in {table} heeft niemand zowel {2} als {3}"
        ),
    ),
    Function(
        "maker_not_accepter", 1, (ROLES, PERSONS, ROLES, PERSONS), a_truth, _maker_not_accepter,
        Text(
            en="in {table} nobody in {1} holds the role in {0}",
            nl="in {table} heeft niemand bij {1} de rol bij {0}",
        ),
        Text(en="{1} does not hold the role in {0}", nl="{1} heeft niet de rol bij {0}"),
        tables=(0, 0, 1, 1),
        denial=Text(
            en="in {table} somebody in {1} holds the role in {0}",
            nl="in {table} heeft iemand bij {1} de rol bij {0}",
        ),
    ),
)  # fmt: skip
