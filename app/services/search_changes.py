"""What a transaction changed is found right after its commit; what was rolled back never is."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from app.handbook.entry import Entry
from app.handbook.search import IndexMissing, Search
from app.services import search_entries
from app.services.search_index import index_for
from app.services.work import Work
from app.store import EVERYTHING, Session, lessons, projects, runs
from app.store.after import after_commit, before_commit

_LOG = logging.getLogger(__name__)
_NOTED = "search_changes.noted"


def touch_run(work: Work, run_id: str) -> None:
    """Let the search find a run, its project and its lesson as they are when this transaction commits."""
    _noted(work).runs.add(run_id)


def touch_project(work: Work, project_id: str) -> None:
    """Let the search find a project as it is when this transaction commits."""
    _noted(work).projects.add(project_id)


@dataclass
class _Noted:
    """What a transaction changed, and how it is to be found."""

    runs: set[str] = field(default_factory=set)
    projects: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def gather(self, session: Session) -> None:
        """Read what was changed, at the end of the transaction."""
        for run_id in self.runs:
            self._gather_run(session, run_id)
        for project_id in self.projects:
            project = projects.project_by_id(session, project_id, EVERYTHING)
            self.ids += search_entries.project_ids(project_id)
            self.entries += search_entries.of_project(session, project) if project else ()

    def _gather_run(self, session: Session, run_id: str) -> None:
        self.ids += search_entries.run_ids(run_id)
        found = runs.run_by_id(session, run_id, EVERYTHING)
        if found is None:
            return
        run, _ = found
        lesson = lessons.lesson_of_run(session, run_id)
        self.entries += search_entries.of_run(session, run, lesson)
        self.projects |= {run.project_id} if run.project_id else set()
        if lesson is not None:
            self.ids += search_entries.lesson_ids(lesson.id)
            self.entries += search_entries.of_lesson(lesson)

    def write(self, search: Search) -> None:
        """Put it into the index. What fails here fails nobody's work: the index is then built anew."""
        try:
            search.put(self.entries, instead_of=self.ids)
        except IndexMissing:
            return
        except Exception:  # a full disk, a lock held too long: the transaction has committed all the same
            _LOG.exception("the search index cannot be written; it will be built anew")
            search.forget()


def _noted(work: Work) -> _Noted:
    """What the transaction of `work` noted so far."""
    session = work.session
    known: _Noted | None = session.info.get(_NOTED)
    if known is None:
        noted = session.info[_NOTED] = _Noted()
        search = index_for(work.settings)

        def gather() -> None:
            del session.info[_NOTED]
            noted.gather(session)

        before_commit(session, gather)
        after_commit(session, lambda: noted.write(search))
        return noted
    return known
