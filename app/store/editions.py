"""Editions, the definitions in them, and the archives every node can fetch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.model import Bundle, Definition, Edition, EditionDefinition
from app.store.upsert import add_missing

_NEWEST = "newest edition"  # the name under which a session remembers it
_ALL = select(Edition).order_by(Edition.seq)  # made once: each request asks it


def list_editions(session: Session) -> list[Edition]:
    """All editions, in the order of publication."""
    return list(session.scalars(_ALL))


def edition_order(edition_id: str) -> tuple[tuple[int, int, str], ...]:
    """How edition numbers are ordered: 2026.10 comes after 2026.9."""
    return tuple(
        (1, int(part), "") if part.isascii() and part.isdigit() else (0, 0, part)
        for part in edition_id.split(".")
    )


def newest_edition(session: Session) -> Edition | None:
    """The edition with the highest number: the one in force. Looked up once in a transaction."""
    transaction, known = session.info.get(_NEWEST, (None, None))
    if isinstance(known, Edition) and transaction is session.get_transaction():
        return known
    found = max(list_editions(session), key=lambda edition: edition_order(edition.id), default=None)
    session.info[_NEWEST] = (session.get_transaction(), found)
    return found


def edition_by_id(session: Session, edition_id: str) -> Edition | None:
    """The edition with this number."""
    return session.get(Edition, edition_id)


def add_edition(
    session: Session,
    *,
    edition_id: str,
    seq: int,
    source_hash: str,
    site_hash: str,
    timezone: str,
    folder: str,
    published_at: dt.datetime,
    definitions: Mapping[str, str],
    published_by: str | None = None,
    note: str | None = None,
) -> Edition:
    """A published edition, its archives kept before, and its definitions: checklist id -> hash."""
    edition = Edition(
        id=edition_id,
        seq=seq,
        source_hash=source_hash,
        site_hash=site_hash,
        timezone=timezone,
        folder=folder,
        published_at=published_at,
        published_by=published_by,
        note=note,
    )
    session.info.pop(_NEWEST, None)
    session.add(edition)
    session.flush()
    session.add_all(
        EditionDefinition(edition_id=edition_id, checklist_id=checklist_id, hash=hash_)
        for checklist_id, hash_ in sorted(definitions.items())
    )
    session.flush()
    return edition


def add_definition(session: Session, hash_: str, checklist_id: str, format_: int, body: str) -> None:
    """Keep a resolved checklist; one that is there already is the same."""
    row = {"hash": hash_, "checklist_id": checklist_id, "format": format_, "body": body}
    add_missing(session, Definition, [row])


def definition_by_hash(session: Session, hash_: str) -> Definition | None:
    """A resolved checklist by its hash."""
    return session.get(Definition, hash_)


def definitions_in(session: Session, edition_id: str) -> dict[str, str]:
    """What an edition holds: checklist id -> hash."""
    found = session.execute(
        select(EditionDefinition.checklist_id, EditionDefinition.hash).where(
            EditionDefinition.edition_id == edition_id
        )
    )
    return dict(found.all())


def definition_hash(session: Session, edition_id: str, checklist_id: str) -> str | None:
    """The definition of a checklist that an edition holds."""
    found = session.get(EditionDefinition, (edition_id, checklist_id))
    return found.hash if found else None


def add_bundle(session: Session, hash_: str, kind: str, body: bytes) -> None:
    """Keep an archive (`source` or `site`) under the hash of its content; one that is there is the same."""
    add_missing(session, Bundle, [{"hash": hash_, "kind": kind, "body": body}])


def bundle_body(session: Session, hash_: str) -> bytes | None:
    """The bytes of an archive."""
    return session.scalars(select(Bundle.body).where(Bundle.hash == hash_)).one_or_none()


def today(session: Session, now: dt.datetime) -> dt.date:
    """The date it is for the organisation: in the time zone of the edition in force, UTC before the first."""
    edition = newest_edition(session)
    return now.astimezone(ZoneInfo(edition.timezone) if edition else dt.UTC).date()
