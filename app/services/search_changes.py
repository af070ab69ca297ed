"""What a transaction changed is found right after its commit, on every node; what was rolled back never is.

The same transaction notes it in the database (`store.search_changes`). Who committed writes it into the index
of this node at once; every other process and node does so before it next answers (`search_following`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.handbook.search import IndexMissing
from app.services.search_following import Following, following
from app.services.search_subjects import PROJECT, ROW, RUN, Fresh, read
from app.services.work import Work
from app.store import EVERYTHING, runs, search_changes
from app.store.after import after_commit, before_commit

_NOTED = "search_changes.noted"


def touch_run(work: Work, run_id: str) -> None:
    """Let the search find a run, its project and its lesson as they are when this transaction commits."""
    _noted(work).subjects.add(f"{RUN}:{run_id}")


def touch_project(work: Work, project_id: str) -> None:
    """Let the search find a project as it is when this transaction commits."""
    _noted(work).subjects.add(f"{PROJECT}:{project_id}")


def touch_row(work: Work, row_id: str) -> None:
    """Let the search find a row of a register as it is when this transaction commits."""
    _noted(work).subjects.add(f"{ROW}:{row_id}")


@dataclass
class _Noted:
    """What a transaction changed, how it is to be found, and the number it got on the list."""

    subjects: set[str] = field(default_factory=set)
    fresh: Fresh = field(default_factory=Fresh)
    seq: int = 0

    def gather(self, work: Work) -> None:
        """Read what was changed, at the end of the transaction, and put it on the list."""
        self.subjects |= set(_projects(work, self.subjects))
        self.fresh = read(work, sorted(self.subjects))
        self.seq = search_changes.note(work.session, sorted(self.subjects), work.now)

    def write(self, index: Following) -> None:
        """Put it into the index. What fails here fails nobody's work: it is on the list for a next time."""
        try:
            index.put(self.fresh, self.seq)
        except IndexMissing:
            return
        except Exception as problem:  # the transaction has committed all the same
            index.failed(problem)


def _projects(work: Work, subjects: set[str]) -> list[str]:
    """The projects of the runs among these: what a form says may be told of its project too."""
    touched = [one.partition(":")[2] for one in subjects if one.startswith(f"{RUN}:")]
    found = [runs.run_by_id(work.session, one, EVERYTHING) for one in touched]
    return [f"{PROJECT}:{run[0].project_id}" for run in found if run is not None and run[0].project_id]


def _noted(work: Work) -> _Noted:
    """What the transaction of `work` noted so far."""
    session = work.session
    known: _Noted | None = session.info.get(_NOTED)
    if known is None:
        noted = session.info[_NOTED] = _Noted()
        index = following(work.settings)

        def gather() -> None:
            del session.info[_NOTED]
            noted.gather(work)

        before_commit(session, gather)
        after_commit(session, lambda: noted.write(index))
        return noted
    return known
