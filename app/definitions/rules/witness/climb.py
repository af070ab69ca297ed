"""When trying values in order did not do: change one answer at a time, towards meeting all conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import cast

from app.definitions.rules.witness.candidates import Candidates
from app.definitions.rules.witness.distance import Distance
from app.definitions.rules.witness.follow import Path
from app.definitions.rules.witness.goal import Goal
from app.definitions.types import Row, Value

Given = Mapping[str, Value]
STARTS = 8  # how often it begins anew, with other values
SEVERAL = 3  # rows, so that they can differ
MOST_STEPS = 25_000  # how often the form is followed before it gives up


class Climb:
    """Comes nearer to the goals answer by answer, until they are met or no single change helps."""

    def __init__(self, path: Path, candidates: Candidates, goals: tuple[Goal, ...], free: list[str]) -> None:
        self.path = path
        self.candidates = candidates
        self.goals = goals
        self.free = free
        self.last = path.steps + MOST_STEPS

    def first(self, given: Given) -> Given | None:
        """Values that meet all goals, starting from what is `given`; None when none were found."""
        for level, size in product(range(STARTS), (1, SEVERAL)):
            found = self._climbed({**given, **{name: self._start(name, level, size) for name in self.free}})
            if found is not None:
                return found
        return None

    def _start(self, name: str, level: int, size: int) -> Value:
        """The values of a level; a table with so many rows, each of the next level."""
        columns = self.candidates.columns(name)
        if columns is None:
            values = self.candidates.of(name)
            return values[level % len(values)]
        return tuple(
            {**row, **{column: values[(level + at) % len(values)] for column, values in columns.items()}}
            for at, row in enumerate(self.candidates.rows(name, size))
        )

    def _climbed(self, given: Given) -> Given | None:
        best, here = self._far(given), given
        while best > 0 and self.path.steps < self.last:
            before = best
            for name in self.free:
                for changed in self._changes(name, here[name]):
                    far = self._far({**here, name: changed})
                    if far < best:
                        best, here = far, {**here, name: changed}
            if best == before:
                return None
        return here if best == 0 else None

    def _far(self, given: Given) -> float:
        measured = Distance(self.path.form, self.path.follow(given))
        return sum(measured.of(goal.node, goal.want) for goal in self.goals)

    def _changes(self, name: str, now: Value) -> Iterator[Value]:
        columns = self.candidates.columns(name)
        if columns is None:
            yield from (value for value in self.candidates.of(name) if value != now)
            return
        rows = cast("tuple[Row, ...]", now)
        for place, row in enumerate(rows):
            for column, values in columns.items():
                for value in values:
                    if row.get(column) != value:
                        yield (*rows[:place], {**row, column: value}, *rows[place + 1 :])
        if name not in self.candidates.presets:
            yield (*rows, {**(rows[-1] if rows else {}), "_id": f"ref-{len(rows) + 1}"})
            yield rows[:-1]
