"""What the calendar asks for: rows that are due for something, the row that opens elsewhere, what is over."""

from __future__ import annotations

from collections.abc import Mapping

from app.definitions.checklist import Column
from app.definitions.register import Clock
from app.definitions.register_rules import RegisterRules
from app.definitions.rules import Node, Scales, evaluate
from app.runs.values import Json, Row, Value, to_stored

HEAD = ("owner", "due")  # stand beside the columns


def due(rules: RegisterRules, row: Row, scope: Mapping[str, Value]) -> tuple[Clock, ...]:
    """What is due for an open row (as `read_row` gives it), in the order of the register.

    `scope`: settings, the day it is, and what the conditions read of the project and of other registers. A
    condition that is unknown is not due; nor is a status that the row has already.
    """
    return tuple(
        one
        for one in rules.register.clock
        if one.status != row["status"]
        and evaluate(rules.clock[f"{one.id}.when"], scope, rules.scales, row) is True
    )


def too_late(rules: RegisterRules, status: str, row: Row, scope: Mapping[str, Value]) -> bool:
    """Whether a row can no longer get a status, by the condition written at it; `scope` as in `due`.

    A condition that is unknown keeps nobody from anything.
    """
    node = rules.lasting.get(status)
    return node is not None and evaluate(node, scope, rules.scales, row) is False


def cells_opened(
    nodes: Mapping[str, Node],
    prefix: str,
    columns: Mapping[str, Column],
    row: Row,
    scope: Mapping[str, Value],
    scales: Scales,
) -> dict[str, Json]:
    """The cells of a row that opens elsewhere: those formulas of `nodes` whose key begins with `prefix`.

    `columns`: of the register in which it opens; a cell that has none there is left out.
    """
    found: dict[str, Json] = {}
    for key, node in nodes.items():
        name = key.removeprefix(prefix)
        id_ = name.removeprefix("columns.")
        if key.startswith(prefix) and (name != id_ or name in HEAD) and id_ in columns:
            found[id_] = to_stored(columns[id_], evaluate(node, scope, scales, row))
    return found
