"""Editions: which one is in force, what it holds, and where its handbook lies on this node."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from pathlib import Path
from typing import TypedDict

from app.definitions import canonical, loader
from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.library import Library
from app.definitions.message import refused
from app.definitions.method import Method
from app.services import archive
from app.services.work import Work
from app.store import Session, editions
from app.store.model import Edition

# Both never change once they are read, so they are read once in the life of a process.
_COMPILED: dict[str, Compiled] = {}
_LIBRARIES: dict[str, Library] = {}


class Version(TypedDict):
    """A line of `versions.json`, as Material's edition selector reads it."""

    version: str
    title: str
    aliases: list[str]


def current_edition(work: Work) -> Edition:
    """The edition in force: the one with the highest number. Raises Refused before the first."""
    found = editions.newest_edition(work.session)
    if found is None:
        raise refused("nothing-published")
    return found


def current_id(work: Work) -> str | None:
    """The number of the edition in force; None before the first."""
    found = editions.newest_edition(work.session)
    return found.id if found else None


def listed(work: Work) -> tuple[Edition, ...]:
    """All editions, the one in force first."""
    return tuple(in_order(editions.list_editions(work.session)))


def in_order(found: list[Edition]) -> list[Edition]:
    """Editions by number, the highest first: 2026.10 before 2026.9."""
    return sorted(found, key=lambda edition: editions.edition_order(edition.id), reverse=True)


def definition(work: Work, hash_: str) -> Compiled:
    """The definition a run is pinned to, ready to be walked. LookupError for a hash that nobody published."""
    return definition_in(work.session, hash_)


def definition_in(session: Session, hash_: str) -> Compiled:
    """The same before it is known who asks."""
    known = _COMPILED.get(hash_)
    if known is None:
        kept = editions.definition_by_hash(session, hash_)
        if kept is None:
            raise LookupError(hash_)
        known = _COMPILED[hash_] = compile_checklist(canonical.load(kept.body))
    return known


def library(work: Work, edition_id: str | None = None) -> Library:
    """All that an edition holds (None = the one in force). Raises Refused where there is no such edition."""
    found = current_edition(work) if edition_id is None else _edition(work, edition_id)
    known = _LIBRARIES.get(found.source_hash)
    if known is None:
        known = _LIBRARIES[found.source_hash] = _read(work.session, found)
    return known


def method(work: Work) -> Method:
    """The method in force."""
    return library(work).method


def handbook_folder(work: Work, edition_id: str) -> Path:
    """Where the built handbook of an edition lies; fetched first if this node does not have it.

    English at its top, Dutch in `nl/`. Raises Refused where there is no such edition.
    """
    return fetch(work.session, work.settings.data, _edition(work, edition_id))


def versions(found: list[Edition], dutch_of: str | None = None) -> list[Version]:
    """What `versions.json` says: beside the editions, or (`dutch_of` an edition) beside its `nl/`.

    The selector takes the last part of the address for the version it stands in: for Dutch that is `nl`.
    """
    lines: list[Version] = []
    for place, one in enumerate(in_order(found)):
        aliases = ["latest"] if place == 0 else []
        if dutch_of is None:
            lines.append({"version": one.id, "title": one.id, "aliases": aliases})
        else:
            own = ["nl"] if one.id == dutch_of else []
            lines.append({"version": f"../{one.id}/nl", "title": one.id, "aliases": own + aliases})
    return lines


def fetch(session: Session, data: Path, edition: Edition) -> Path:
    """The folder of an edition's handbook on this node, put back from its archive if it is not there."""
    target = data / "editions" / edition.folder
    if target.is_dir():
        return target
    body = editions.bundle_body(session, edition.site_hash)
    if body is None:
        raise archive.DamagedArchive(edition.site_hash)
    draft = fresh_folder(data)
    archive.unpack(body, draft, edition.site_hash)
    archive.make_durable(draft)
    return settle(draft, target)


def fresh_folder(data: Path) -> Path:
    """A name for a folder that is being filled; it is not there yet."""
    folder = data / "editions" / f".filling-{secrets.token_hex(8)}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def settle(draft: Path, target: Path) -> Path:
    """Give a filled folder its name, all at once. Where another process was first, its folder stays."""
    try:
        draft.rename(target)
    except OSError:
        if not target.is_dir():
            raise
        shutil.rmtree(draft)
    return target


def _edition(work: Work, edition_id: str) -> Edition:
    found = editions.edition_by_id(work.session, edition_id)
    if found is None:
        raise refused("edition-not-found", edition=edition_id)
    return found


def _read(session: Session, edition: Edition) -> Library:
    body = editions.bundle_body(session, edition.source_hash)
    if body is None:
        raise archive.DamagedArchive(edition.source_hash)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "source"
        archive.unpack(body, root, edition.source_hash)
        return loader.load(root)[0]
