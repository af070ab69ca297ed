"""Several processes that answer at one address.

Python works on one thing at a time, so a process uses one core of the machine, however many threads it has.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import wait

from app.cli.ending import ending_in_a_sentence

Ready = Callable[[], None]


def in_processes(many: int, first: Callable[[Ready], None], further: Callable[[], None]) -> None:
    """Run `first`, and once it calls what it is given `further` in as many processes as make `many`.

    They are forked from here, so this process must not have begun anything. Where one of them ends all of
    them end, with SystemExit: whoever keeps the server running then starts all of them anew.
    """
    if many == 1:
        first(lambda: None)
        return
    fork = get_context("fork")
    said, saying = fork.Pipe(duplex=False)
    team = [fork.Process(target=_alone, args=(partial(first, partial(saying.send, None)),))]
    try:
        team[0].start()
        wait([said, team[0].sentinel])
        if said.poll():
            team += [fork.Process(target=_alone, args=(further,)) for _ in range(many - 1)]
            for one in team[1:]:
                one.start()
        wait([one.sentinel for one in team])
    finally:
        living = [one for one in team if one.is_alive()]
        for one in living:
            one.terminate()
        for one in living:
            one.join()
    raise SystemExit(1)


def _alone(work: Callable[[], None]) -> None:
    """What a process does; Ctrl-C reaches all of them, and only the one that forked them heeds it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ending_in_a_sentence():
        work()
