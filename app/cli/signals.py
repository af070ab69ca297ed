"""How a command that goes on is told to end."""

from __future__ import annotations

import signal


def heed_signals() -> None:
    """End by Ctrl-C and by a polite kill alike, as a KeyboardInterrupt.

    SIGINT too: a program that was started in the background inherits that it is ignored.
    """
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)
