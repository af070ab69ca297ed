"""How long answers take: each question goes to all engines in turn: a busy machine disturbs all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median

from tests.bench.search.engine import Asked, Engine

BEST = 10
Act = Callable[[Engine, Asked], object]
Took = dict[str, dict[str, list[float]]]  # engine -> kind of question -> seconds, a median a question


def ranking(engine: Engine, asked: Asked) -> object:
    """The ids of the ten best sections."""
    return engine.rank(asked, BEST)


def showing(engine: Engine, asked: Asked) -> object:
    """The ten best sections with a passage each."""
    return engine.show(asked, BEST)


def in_turns(engines: Mapping[str, Engine], questions: Sequence[Asked], act: Act, rounds: int) -> Took:
    """The median of so many rounds; the engine that begins changes with each question."""
    names = list(engines)
    row: dict[tuple[str, int], list[float]] = {
        (name, at): [] for name in names for at in range(len(questions))
    }
    with _without_collecting():
        for round_ in range(rounds):
            for at, asked in enumerate(questions):
                begin = (at + round_) % len(names)
                for name in names[begin:] + names[:begin]:
                    row[name, at].append(seconds(engines[name], lambda one, asked=asked: act(one, asked)))
    found: Took = {name: {} for name in names}
    for (name, at), taken in row.items():
        found[name].setdefault(questions[at].kind, []).append(median(taken))
    return found


def seconds(engine: Engine, act: Callable[[Engine], object]) -> float:
    """What an act takes, by the engine's own clock if it has one."""
    engine.seconds = None
    began = time.perf_counter()
    act(engine)
    took = time.perf_counter() - began
    own: float | None = engine.seconds
    return took if own is None else own


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A collection of garbage would fall upon whoever comes next."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
