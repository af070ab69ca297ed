"""Keeping the search index in step with editions and records. The database is the truth, the index a copy."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from app.handbook.entry import Entry
from app.handbook.pages import handbook_entries
from app.handbook.search import RECORDS, IndexMissing, Search, Source, digest, groups
from app.services import archive, search_entries
from app.services.editions import current_id, fetch, library
from app.services.work import Installation, Work
from app.store import EVERYTHING, asking, editions
from app.store.model import Edition


@lru_cache(maxsize=8)
def _opened(folder: Path) -> Search:
    return Search.open(folder)


def index_for(settings: Installation) -> Search:
    """The search of this installation; one a process."""
    return _opened(settings.data / "index")


def edition_found(work: Work, edition: str | None) -> str | None:
    """The edition to search in for a form that is bound to `edition`: that one while the index holds it."""
    held = {one.partition(":")[0] for one in (index_for(work.settings).mark() or "").split()}
    return edition if edition in held else current_id(work)


def source(work: Work) -> Source:
    """What the index is built from: the editions people read now, and every record."""
    found = _editions(work)
    terms = library(work).glossary.values() if found else ()
    return Source(_entries(work, found), groups(terms), _mark(found))


def reindex(work: Work) -> None:
    """Build the index anew. Raises BuildFailed, IndexBusy; the old one stays then."""
    index_for(work.settings).build(source(work))


def make_ready(work: Work) -> None:
    """At a start: build the index if it is missing or of other editions, else mend what a crash left out."""
    search = index_for(work.settings)
    if search.mark() != _mark(_editions(work)):
        reindex(work)
        return
    try:
        _mend(work, search)
    except IndexMissing:
        reindex(work)


def _mend(work: Work, search: Search) -> None:
    fresh = {entry.id: entry for entry in search_entries.all_entries(work.session)}
    held = search.digests(RECORDS)
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
    yield from search_entries.all_entries(work.session)


def _handbook(work: Work, edition: Edition) -> Iterator[Entry]:
    site = fetch(work.session, work.settings.data, edition)
    body = editions.bundle_body(work.session, edition.source_hash)
    if body is None:
        raise archive.DamagedArchive(edition.source_hash)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "source"
        archive.unpack(body, root, edition.source_hash)
        yield from handbook_entries(root, site, edition.id)
