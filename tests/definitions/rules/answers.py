"""What a rule comes to, in one line: `comes_to("a + b", a=Decimal(1), b=Decimal(2))`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.definitions.rules import evaluate, parse
from tests.definitions.rules.sample import SCALES


def comes_to(source: str, scales: Mapping[str, Any] = SCALES, **scope: Any) -> Any:
    """The outcome of a rule; `project__class=…` stands for `project.class`, numbers are written plainly."""
    given = {name.replace("__", "."): exact(value) for name, value in scope.items()}
    return evaluate(parse(source), given, scales)


def exact(value: Any) -> Any:
    """A number as the engine has it; everything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return Decimal(str(value))


def rows(**columns: list[Any]) -> tuple[Mapping[str, Any], ...]:
    """A table, column by column."""
    cells = ([exact(one) for one in column] for column in columns.values())
    return tuple(dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True))
