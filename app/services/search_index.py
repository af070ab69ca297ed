"""Keeping the search index in step with editions and records. The database is the truth, the index a copy."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.pages import handbook_entries
from app.handbook.search import WAIT, IndexMissing, Search, Source, State, digest, groups, scattered
from app.services import archive, search_entries
from app.services.editions import current_id, fetch, library
from app.services.search_following import following
from app.services.work import PRODUCT, Installation, Work
from app.store import EVERYTHING, Store, asking, beside, editions, search_changes
from app.store.model import Edition

_KEPT = ("project", "record", "row", "lesson")  # what comes from the database, and changes by the day


def index_for(settings: Installation) -> Search:
    """The search of this installation; one a process."""
    return following(settings).search


def edition_found(work: Work, edition: str | None) -> str | None:
    """The edition to search in: `edition` (of a form) while the index holds it, else the one in force.

    Until this node has built its index for a new one, that is the newest of those it holds.
    """
    held, current = editions_held(work), current_id(work)
    wanted = edition if edition in held else current
    return wanted if wanted in held else max(held, key=editions.edition_order, default=current)


def editions_held(work: Work) -> frozenset[str]:
    """The editions whose handbook the index holds: the one in force, and those of open forms.

    Where there is no index, these are the ones of which it will be built.
    """
    mark = index_for(work.settings).mark()
    return frozenset(_numbers(_mark(_editions(work)) if mark is None else mark))


def source(work: Work) -> Source:
    """What the index is built from: the editions people read now, and every record."""
    found = _editions(work)
    terms = library(work).glossary.values() if found else ()
    return Source(_entries(work, found), groups(terms), _mark(found))


def reindex(work: Work) -> None:
    """Build the index anew. Raises BuildFailed, IndexBusy; the old one stays then."""
    # Read before anything else: what is committed meanwhile is put into the index once more afterwards.
    upto = search_changes.last(work.session)
    index_for(work.settings).build(source(work))
    following(work.settings).reached(upto)


def ensure(work: Work, keep: Callable[[State], bool] = lambda _: True, wait: float = WAIT) -> bool:
    """Build the index if there is none that can be used and that is to `keep`; says whether it did.

    Raises BuildFailed, and IndexBusy when another process builds for longer than `wait` seconds.
    """
    upto = search_changes.last(work.session)
    built = index_for(work.settings).ensure(lambda: source(work), keep, wait)
    if built:
        following(work.settings).reached(upto)
    return built


def catch_up(work: Work) -> None:
    """Bring the index to what any process and node changed in the database. Raises IndexMissing.

    Where it is not of the edition in force, which another node published, it is built anew meanwhile.
    """
    index = following(work.settings)
    if index.catch_up(work, lambda: _mend(work, index.search)) and not _in_force(work, index.search.mark()):
        store, settings, now = beside(work.session), work.settings, work.now
        index.renewal.start(lambda: _renew(store, settings, now), "another handbook is in force")


def make_ready(work: Work) -> bool:
    """At a start, and every night: build the index if it is missing, of other editions or in many parts.

    Else mend what a crash left out. Says whether it built.
    """
    search, upto, mark = index_for(work.settings), search_changes.last(work.session), _mark(_editions(work))
    if search.mark() is None:  # the first start: no news for the log
        reindex(work)
        return True
    try:
        built = ensure(work, lambda state: state.pointer.mark == mark and not scattered(state.parts))
        if not built:
            _mend(work, search)
            following(work.settings).reached(upto)
    except IndexMissing:
        reindex(work)
        return True
    return built


def _in_force(work: Work, mark: str | None) -> bool:
    """Whether an index with this mark holds the edition in force; so it is while there is none of either."""
    found = editions.newest_edition(work.session)
    return found is None or mark is None or _mark([found]) in mark.split()


def _renew(store: Store, settings: Installation, now: dt.datetime) -> bool:
    with store.session() as session:
        work = Work(session, PRODUCT, now, settings)
        return ensure(work, lambda state: _in_force(work, state.pointer.mark), wait=0)


def _mend(work: Work, search: Search) -> None:
    fresh = {entry.id: entry for entry in search_entries.all_entries(work)}
    held = search.digests(_KEPT)
    changed = [entry for id_, entry in fresh.items() if held.get(id_) != digest(entry)]
    search.put(changed, instead_of=[id_ for id_ in held if id_ not in fresh])


def _editions(work: Work) -> list[Edition]:
    """The edition in force, and those to which open forms are bound."""
    ids = {run.edition_id for run in asking.runs_waiting(work.session, EVERYTHING)} | {current_id(work)}
    return [one for one in editions.list_editions(work.session) if one.id in ids]


def _mark(found: list[Edition]) -> str:
    return " ".join(f"{one.id}:{one.source_hash[:12]}" for one in found)


def _numbers(mark: str) -> Iterator[str]:
    return (one.partition(":")[0] for one in mark.split())


def _entries(work: Work, found: list[Edition]) -> Iterator[Entry]:
    for edition in found:
        yield from _handbook(work, edition)
    yield from search_entries.all_entries(work)


def _handbook(work: Work, edition: Edition) -> Iterator[Entry]:
    site = fetch(work.session, work.settings.data, edition)
    body = editions.bundle_body(work.session, edition.source_hash)
    if body is None:
        raise archive.DamagedArchive(edition.source_hash)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "source"
        archive.unpack(body, root, edition.source_hash)
        yield from handbook_entries(root, site, edition.id)
