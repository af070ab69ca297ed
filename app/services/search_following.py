"""The index of this node follows the list of changes that all nodes share.

Beside the index stands the number of the last change that it holds. One thread at a time brings it further,
and at most so often; all others answer from what is there.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import lru_cache
from pathlib import Path

from app.handbook.search import IndexBusy, IndexMissing, Search
from app.handbook.search.generations import locked
from app.services.search_renewal import Renewal
from app.services.search_subjects import Fresh, read
from app.services.work import Installation, Work
from app.store import search_changes
from app.store.search_changes import ChangesForgottenError

_LOG = logging.getLogger(__name__)
_STATE, _LOCK = "changes.json", "changes"
_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE))
_EVERY, _AFTER_A_FAULT = 0.5, 30.0  # seconds between two looks at the list
_MOMENT = 0.2  # seconds that a reader waits for another process that brings the index further
_SENDER = 2.0  # seconds that somebody who changed something waits for it: what he changed is on the list


class Following:
    """The index of one node, and how far it has come on the list of changes. Safe in every thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.search = Search.open(folder)
        self.renewal = Renewal()
        self._one = threading.Lock()
        self._next = 0.0

    def seq(self) -> int:
        """The last change that the index holds for certain; 0 when nobody knows."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            return int(json.loads((self.folder / _STATE).read_text(encoding="utf-8"))["seq"])
        return 0

    def reached(self, seq: int) -> None:
        """Note that the index holds everything up to change `seq`."""
        fresh = self.folder / f".{_STATE}-{os.getpid()}-{threading.get_ident()}"
        fresh.write_text(json.dumps({"seq": seq}), encoding="utf-8")
        fresh.replace(self.folder / _STATE)

    def put(self, fresh: Fresh, seq: int) -> None:
        """Write what change `seq` brought, unless the index has come further. Raises IndexMissing, IndexBusy.

        Where changes of others lie between they are still to come, and may bring this one once more.
        """
        with locked(self.folder, _LOCK, _SENDER):
            held = self.seq()
            if held >= seq:
                return
            self.search.put(fresh.entries, instead_of=fresh.ids)
            if held == seq - 1:
                self.reached(seq)

    def catch_up(self, work: Work, compare: Callable[[], None]) -> bool:
        """Bring the index as far as the list goes; `compare` brings it there when the list is too short.

        Does nothing while another thread or process does so, and right after the last time; says whether it
        looked at the list. Raises IndexMissing.
        """
        if time.monotonic() < self._next or not self._one.acquire(blocking=False):
            return False
        try:
            self._next = time.monotonic() + _EVERY
            upto = search_changes.last(work.session)
            if upto != self.seq():
                self._alone(lambda: self._go_on(work, upto, compare))
        except IndexMissing:
            raise
        except Exception as problem:  # whoever asks gets what is there
            self._next = time.monotonic() + _AFTER_A_FAULT
            self.failed(problem)
        finally:
            self._one.release()
        return True

    def _alone(self, act: Callable[[], None]) -> None:
        """Do `act`, unless another process is at the same; then who asks gets what is there."""
        with ExitStack() as held:
            try:
                held.enter_context(locked(self.folder, _LOCK, _MOMENT))
            except IndexBusy:
                return
            act()

    def failed(self, problem: Exception) -> None:
        """Say that the index could not be written, and give it up where only a new one can help.

        A full disk and a lock held too long leave it as it was: the list is followed further a little later.
        """
        no_room = isinstance(problem, OSError) and problem.errno in _NO_ROOM
        if no_room or isinstance(problem, IndexBusy | MemoryError):
            _LOG.warning("the search index cannot follow what has changed; it is tried again: %s", problem)
            return
        _LOG.error("the search index cannot be written; it will be built anew", exc_info=problem)
        self.search.forget()

    def _go_on(self, work: Work, upto: int, compare: Callable[[], None]) -> None:
        try:
            fresh = read(work, search_changes.after(work.session, self.seq(), upto))
        except ChangesForgottenError as gap:
            _LOG.warning("the search index was left behind and is compared with the database: %s", gap)
            compare()
        else:
            self.search.put(fresh.entries, instead_of=fresh.ids)
        self.reached(upto)


@lru_cache(maxsize=8)
def _opened(folder: Path) -> Following:
    return Following(folder)


def following(settings: Installation) -> Following:
    """The index of this installation on this node; one a process."""
    return _opened(settings.data / "index")
