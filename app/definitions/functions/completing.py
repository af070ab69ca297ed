"""Is each row of a table complete in the way that its own answer asks for?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.definitions.functions.function import CHOSEN, DATES, PERSONS, Function, a_truth
from app.definitions.text import Text
from app.definitions.types import Kind, Scales, Value

NEEDS_REASON = {"not_applicable", "adapt"}
NEEDS_ACTION = {"adopt", "adapt"}
NEEDS_TEXT = "other"
DECIDE = "decide"
_TEXT: frozenset[Kind] = frozenset({"text"})
_REFS: frozenset[Kind] = frozenset({"ref"})
_PAPER: frozenset[Kind] = frozenset({"file", "text", "ref"})
_YESNO: frozenset[Kind] = frozenset({"yesno", "bool"})


def _disposed(disposition: Any, reason: Any, owner: Any, due: Any, text: Any = NEEDS_TEXT) -> bool:
    if disposition is None:
        return False
    if disposition in NEEDS_REASON and (reason is None or (reason == NEEDS_TEXT and not text)):
        return False
    return disposition not in NEEDS_ACTION or None not in (owner, due)


def _all_disposed(columns: Sequence[Any], scales: Scales) -> Value:
    return all(_disposed(*row) for row in zip(*columns, strict=True))


def _option_feasible(args: Sequence[Any], scales: Scales) -> Value:
    # A choice that is no row of the table (any more) is not feasible.
    chosen, refs, feasible = args
    found = dict(zip(refs, feasible, strict=True)).get(chosen, False)
    return None if found is None else found in {"yes", True}


def _papers(columns: Sequence[Any], scales: Scales) -> Value:
    rows = zip(*columns, strict=True)
    return all(bool(proposal and paper) for purpose, proposal, paper in rows if purpose == DECIDE)


COMPLETING = (
    Function(
        "all_disposed", 1, (CHOSEN, CHOSEN | _TEXT, PERSONS, DATES, _TEXT), a_truth, _all_disposed,
        Text(
            en="every row of {table} has {0} with what belongs to it ({1}, {2}, {3})",
            nl="elke regel van {table} heeft {0} met wat erbij hoort ({1}, {2}, {3})",
        ),
        Text(en="every row has {0} with {1}, {2} and {3}", nl="elke regel heeft {0} met {1}, {2} en {3}"),
        rowwise=True, optional=1,
        denial=Text(
            en="a row of {table} lacks {0} or what belongs to it ({1}, {2}, {3})",
            nl="een regel van {table} mist {0} of wat erbij hoort ({1}, {2}, {3})",
        ),
    ),
    Function(
        "option_feasible", 1, (_REFS, _REFS, _YESNO), a_truth, _option_feasible,
        Text(
            en="the row of {table} in {0} is marked as {2}",
            nl="bij de regel van {table} in {0} staat {2} op ja",
        ),
        Text(en="{2} of the row in {0}", nl="{2} van de regel in {0}"),
        tables=(None, 0, 0),
        denial=Text(
            en="the row of {table} in {0} is not marked as {2}",
            nl="bij de regel van {table} in {0} staat {2} niet op ja",
        ),
    ),
    Function(
        "papers_for_decisions", 1, (CHOSEN, _TEXT, _PAPER), a_truth, _papers,
        Text(
            en="every row of {table} that asks a decision has {1} and {2}",
            nl="elke regel van {table} die een besluit vraagt heeft {1} en {2}",
        ),
        Text(en="{1} and {2} where {0} is a decision", nl="{1} en {2} waar {0} een besluit is"),
        rowwise=True,
        denial=Text(
            en="a row of {table} asks a decision without {1} or {2}",
            nl="een regel van {table} vraagt een besluit zonder {1} of {2}",
        ),
    ),
)  # fmt: skip
