"""`make compat`: does the handbook also work with what we do not use yet?

Each trial is a function that prints a short table and says whether all went as it should. `make compat`
makes all of them, `make compat ARGS=engines` the one of that name.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.compat.trial_engines import engines
from tests.compat.trial_search import search

TRIALS: dict[str, Callable[[], bool]] = {"engines": engines, "search": search}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TRIALS]
    if unknown:
        print(f"leidraad: there is no trial {unknown[0]!r}; there are: {', '.join(TRIALS)}", file=sys.stderr)
        return 2
    results = [TRIALS[name]() for name in names or TRIALS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
