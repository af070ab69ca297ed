"""Publishing: the working tree becomes an edition. It can be stopped at any point and done again.

The row in the database is the truth: check → build into a fresh folder → give the folder its name → commit.
What was left lying about by a process that died is swept away at a later start.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.definitions import canonical, lint, loader
from app.definitions.finding import Finding
from app.definitions.message import Message, Refused, refused
from app.definitions.resolve import resolve
from app.definitions.resolved import Resolved
from app.handbook.site import build_site
from app.services import archive
from app.services.editions import fetch, fresh_folder, settle, versions
from app.services.work import Installation
from app.store import Session, Store, editions
from app.store.model import Edition
from app.store.numbers import next_number

SOURCE = ("docs", "processes", "checklists", "mkdocs.yml", "mkdocs.nl.yml")
NUMBER = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
LEFTOVER_AGE = 3600  # seconds; a younger folder may belong to a process that is still filling it

Progress = Callable[[str], None]
Build = Callable[[Path, Path, str, Progress], None]


class NotPublishable(Refused):
    """The tree has errors; `findings` are all of them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(Message("publish-has-errors", {"count": len(findings)}))
        self.findings = findings


@dataclass(frozen=True)
class Draft:
    """What is about to be published: a copy of the tree, so that nobody edits under our hands."""

    edition_id: str
    source: Path
    source_hash: str
    timezone: str
    definitions: Mapping[str, Resolved]


def publish(
    store: Store,
    settings: Installation,
    edition_id: str,
    progress: Progress,
    *,
    now: dt.datetime,
    by: str | None = None,
    note: str | None = None,
    build: Build = build_site,
) -> Edition:
    """Publish the working tree under `settings.root` as edition `edition_id`.

    Published again unchanged, it is the edition that is there. Raises NotPublishable, SiteBuildFailed, and
    Refused for a number that is none or already stands for something else.
    """
    if not NUMBER.fullmatch(edition_id):
        raise refused("edition-number-not-valid", edition=edition_id)
    room = fresh_folder(settings.data)
    try:
        draft = _draft(settings.root, room / "source", edition_id, progress)
        with store.session() as session:
            known = _same(session, draft)
            if known is not None:
                fetch(session, settings.data, known)
                return known
        site = room / "site"
        build(draft.source, site, edition_id, progress)
        return _put_in_force(store, settings.data, draft, site, now, by, note)
    finally:
        shutil.rmtree(room, ignore_errors=True)


def ensure_published(
    store: Store, settings: Installation, progress: Progress, *, now: dt.datetime, build: Build = build_site
) -> Edition:
    """The edition in force. The first start publishes the working tree as `<year>.1`.

    Folders that this node does not have are fetched, those that belong to nothing are swept away.
    """
    with store.session() as session:
        found = editions.newest_edition(session)
    if found is None:
        progress("Publishing the first edition")
        found = publish(store, settings, f"{now.year}.1", progress, now=now, build=build)
    with store.session() as session:
        known = editions.list_editions(session)
        for edition in known:
            fetch(session, settings.data, edition)
    write_versions(settings.data, known)
    sweep(settings.data, known)
    return found


def sweep(data: Path, known: list[Edition], *, age: int = LEFTOVER_AGE) -> None:
    """Throw away what no edition names and nobody touched for `age` seconds."""
    named = {edition.folder for edition in known} | {"versions.json"}
    for path in (data / "editions").iterdir():
        with suppress(FileNotFoundError):  # somebody else swept it, or gave it its name
            if path.name not in named and path.stat().st_mtime <= time.time() - age:
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()


def write_versions(data: Path, known: list[Edition]) -> None:
    """Write `editions/versions.json`, whole or not at all."""
    draft = fresh_folder(data)
    draft.write_text(json.dumps(versions(known), indent=1) + "\n", encoding="utf-8")
    draft.replace(data / "editions" / "versions.json")


def _draft(root: Path, source: Path, edition_id: str, progress: Progress) -> Draft:
    progress("Checking the method")
    files = archive.files_of(root, SOURCE)
    archive.unpack(archive.pack(files), source, archive.content_hash(files))
    errors = tuple(one for one in lint.check(source) if one.severity == "error")
    if errors:
        raise NotPublishable(errors)
    library, _ = loader.load(source)
    definitions = {
        id_: resolve(library, id_) for id_, one in library.checklists.items() if one.status != "retired"
    }
    hash_ = archive.content_hash(archive.files_of(source))
    return Draft(edition_id, source, hash_, library.method.timezone, definitions)


def _same(session: Session, draft: Draft) -> Edition | None:
    """The edition with this number, if it is made of the same. Raises Refused if of something else."""
    known = editions.edition_by_id(session, draft.edition_id)
    if known is not None and known.source_hash != draft.source_hash:
        raise refused("edition-exists", edition=draft.edition_id)
    return known


def _put_in_force(
    store: Store, data: Path, draft: Draft, site: Path, now: dt.datetime, by: str | None, note: str | None
) -> Edition:
    files = archive.files_of(site)
    site_hash, site_body = archive.content_hash(files), archive.pack(files)
    source_body = archive.pack(archive.files_of(draft.source))
    archive.make_durable(site)
    folder = f"{draft.edition_id}-{draft.source_hash[:12]}"
    settle(site, data / "editions" / folder)
    with store.writing() as session:
        seq = next_number(session, "edition")  # from here on, others who publish wait for us
        known = _same(session, draft)
        if known is not None:
            return known
        editions.add_bundle(session, draft.source_hash, "source", source_body)
        editions.add_bundle(session, site_hash, "site", site_body)
        hashes = {id_: _kept(session, id_, one) for id_, one in draft.definitions.items()}
        edition = editions.add_edition(
            session,
            edition_id=draft.edition_id,
            seq=seq,
            source_hash=draft.source_hash,
            site_hash=site_hash,
            timezone=draft.timezone,
            folder=folder,
            published_at=now,
            published_by=by,
            note=note,
            definitions=hashes,
        )
        write_versions(data, editions.list_editions(session))
        return edition


def _kept(session: Session, checklist_id: str, resolved: Resolved) -> str:
    hash_ = canonical.digest(resolved)
    editions.add_definition(session, hash_, checklist_id, resolved.format, canonical.dump(resolved))
    return hash_
