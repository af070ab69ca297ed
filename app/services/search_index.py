"""Keeping the search index in step with editions and records. The database is the truth, the index a copy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.pages import handbook_entries
from app.handbook.search import IndexMissing, Search, Source, digest, groups
from app.services import archive, search_entries
from app.services.editions import current_id, fetch, library
from app.services.search_following import following
from app.services.work import Installation, Work
from app.store import EVERYTHING, asking, editions, search_changes
from app.store.model import Edition

_KEPT = ("project", "record", "row", "lesson")  # what comes from the database, and changes by the day


def index_for(settings: Installation) -> Search:
    """The search of this installation; one a process."""
    return following(settings).search


def edition_found(work: Work, edition: str | None) -> str | None:
    """The edition to search in for a form that is bound to `edition`: that one while the index holds it."""
    held = edition is not None and edition in editions_held(work.settings)
    return edition if held else current_id(work)


def editions_held(settings: Installation) -> frozenset[str]:
    """The editions whose handbook the index holds: the one in force, and those of open forms."""
    return frozenset(one.partition(":")[0] for one in (index_for(settings).mark() or "").split())


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


def ensure(work: Work) -> None:
    """Build the index if there is none that can be used. Raises BuildFailed, IndexBusy."""
    upto = search_changes.last(work.session)
    if index_for(work.settings).ensure(lambda: source(work)):
        following(work.settings).reached(upto)


def catch_up(work: Work) -> None:
    """Bring the index to what any process and node changed in the database. Raises IndexMissing."""
    index = following(work.settings)
    index.catch_up(work, lambda: _mend(work, index.search))


def make_ready(work: Work) -> None:
    """At a start: build the index if it is missing or of other editions, else mend what a crash left out."""
    search, upto = index_for(work.settings), search_changes.last(work.session)
    if search.mark() != _mark(_editions(work)):
        reindex(work)
        return
    try:
        _mend(work, search)
        following(work.settings).reached(upto)
    except IndexMissing:
        reindex(work)


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
