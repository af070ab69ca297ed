"""Comparing what things cost: turn by turn in one run, so that a busy machine disturbs all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any, TypeAlias

Prepare: TypeAlias = Callable[[], Callable[[], Any]]
WARM = 2  # rounds that do not count: caches fill, templates are compiled


def costs(acts: Mapping[str, Prepare], rounds: int = 21) -> dict[str, float]:
    """Seconds of processor time that each act takes: the median of so many rounds.

    Each of `acts` prepares it and gives back what to call; only that call is measured.
    """
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for at in range(rounds + WARM):
        for name, prepare in acts.items():
            act = prepare()
            gc.collect()
            began = time.process_time()
            act()
            if at >= WARM:
                taken[name].append(time.process_time() - began)
    return {name: median(found) for name, found in taken.items()}
