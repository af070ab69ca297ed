"""The index of a node is built anew beside its readers, who go on with the old one meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from app.handbook.search import IndexBusy

_LOG = logging.getLogger(__name__)
_AFTER_ANOTHER, _AFTER_A_FAULT = 5.0, 300.0  # seconds until it is tried once more


class Renewal:
    """At most one thread of this process that builds. Safe in every thread."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self._thread: threading.Thread | None = None
        self._next = 0.0

    def start(self, build: Callable[[], bool], why: str) -> None:
        """Let `build` be done once, unless that is going on, or it failed a moment ago.

        It says whether it built; another process of this node may have been first. Returns at once.
        """
        with self._one:
            if time.monotonic() < self._next or (self._thread is not None and self._thread.is_alive()):
                return
            # A process that ends does not wait for it: a build that was cut off leaves the old index whole.
            self._thread = threading.Thread(target=self._do, args=(build, why), daemon=True)
            self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until no thread builds any more."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _do(self, build: Callable[[], bool], why: str) -> None:
        began = time.monotonic()
        try:
            if build():
                took = time.monotonic() - began
                _LOG.warning("the search index was built anew in %.1f s: %s", took, why)
        except IndexBusy:
            self._next = time.monotonic() + _AFTER_ANOTHER
        except Exception:
            self._next = time.monotonic() + _AFTER_A_FAULT
            _LOG.exception("the search index cannot be built anew, the old one goes on: %s", why)
