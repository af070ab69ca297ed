"""Events: appended, chained by hash, never changed; their words can be taken out."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.store.model import Event, JsonValue, Payload, Run, canonical, clean
from app.store.visible import Visible, select_runs


@dataclass(frozen=True)
class Recorded:
    """An event with its words. `body` is None where they were taken out (`erased`)."""

    id: str
    seq: int
    at: dt.datetime
    actor_id: str | None
    kind: str
    body: JsonValue
    erased: bool


@dataclass(frozen=True)
class Fault:
    """A place where a chain of events does not hold."""

    seq: int
    what: Literal["gap", "chain", "payload", "lost"]


def append(
    session: Session, run_id: str, actor_id: str | None, kind: str, body: JsonValue, at: dt.datetime
) -> Event:
    """Append an event (`kind` in the past tense) to a run. Raises LookupError for a run that is not there.

    The row of the run is locked first, so that two that append at once come one after the other.
    """
    session.flush()
    if session.scalars(select(Run.id).where(Run.id == run_id).with_for_update()).one_or_none() is None:
        raise LookupError(run_id)
    last = session.scalars(
        select(Event).where(Event.run_id == run_id).order_by(Event.seq.desc()).limit(1)
    ).one_or_none()
    salt, body = secrets.token_hex(16), clean(body)
    event = Event(
        run_id=run_id,
        seq=last.seq + 1 if last else 1,
        at=at.astimezone(dt.UTC),
        actor_id=actor_id,
        kind=kind,
        payload_hash=payload_hash(salt, body),
        prev_hash=event_hash(last) if last else "",
    )
    session.add(event)
    session.flush()
    session.add(Payload(event_id=event.id, salt=salt, body=body))
    session.flush()
    return event


def events_of(session: Session, run_id: str, after: int = 0) -> list[Recorded]:
    """What happened in a run, oldest first; `after` this event. Ask `runs.get_run` first who may see it."""
    what = (Event.id, Event.seq, Event.at, Event.actor_id, Event.kind, Payload.body, Payload.tombstone_at)
    asked = select(*what).join(Payload).where(Event.run_id == run_id, Event.seq > after)
    found = session.execute(asked.order_by(Event.seq))
    return [
        Recorded(id_, seq, at, actor_id, kind, body, bool(erased_at))
        for id_, seq, at, actor_id, kind, body, erased_at in found
    ]


def of_project(
    session: Session, project_id: str, visible: Visible, without: Collection[str], most: int
) -> list[tuple[dt.datetime, str | None, str, Run]]:
    """The newest events of the visible runs of a project: when, who, what kind, of which run."""
    runs = select_runs(visible).where(Run.project_id == project_id).subquery()
    seen = aliased(Run, runs)
    asked = (
        select(Event, seen)
        .join(seen, Event.run_id == seen.id)
        .where(Event.kind.not_in([*without]))
        .order_by(Event.at.desc(), Event.seq.desc(), Event.id)
        .limit(most)
    )
    return [(event.at, event.actor_id, event.kind, run) for event, run in session.execute(asked)]


def latest(session: Session, run_ids: Collection[str], kind: str) -> dict[str, dt.datetime]:
    """Run -> when something of this kind happened in it last. Ask first whether the runs may be seen."""
    if not run_ids:
        return {}
    asked = select(Event.run_id, Event.at).where(Event.run_id.in_([*run_ids]), Event.kind == kind)
    return dict(session.execute(asked.order_by(Event.seq)).all())


def erase(session: Session, event_id: str, at: dt.datetime) -> None:
    """Take the words out of an event for good. The event stays, and the chain holds."""
    payload = session.get_one(Payload, event_id)
    if payload.tombstone_at is None:
        payload.body, payload.salt, payload.tombstone_at = None, "", at
        session.flush()


def verify_chain(session: Session, run_id: str) -> tuple[Fault, ...]:
    """Where the chain of a run does not hold; nothing = it is whole.

    For an audit of the database, and for the tests that two who write at once never fork a chain.
    """
    rows = session.execute(
        select(Event, Payload)
        .outerjoin(Payload)
        .where(Event.run_id == run_id)
        .order_by(Event.seq)
        .execution_options(populate_existing=True)
    )
    faults: list[Fault] = []
    expected, prev = 1, ""
    for event, payload in rows:
        if event.seq != expected:
            faults.append(Fault(event.seq, "gap"))
        if event.prev_hash != prev:
            faults.append(Fault(event.seq, "chain"))
        faults += _payload_faults(event, payload)
        expected, prev = event.seq + 1, event_hash(event)
    return tuple(faults)


def _payload_faults(event: Event, payload: Payload | None) -> list[Fault]:
    if payload is None:
        return [Fault(event.seq, "lost")]
    if payload.tombstone_at is None and payload_hash(payload.salt, payload.body) != event.payload_hash:
        return [Fault(event.seq, "payload")]
    return []


def payload_hash(salt: str, body: JsonValue) -> str:
    """What an event remembers of its words. Salted, so that short words cannot be guessed from it."""
    return sha256(f"{salt}\n{canonical(body)}".encode()).hexdigest()


def event_hash(event: Event) -> str:
    """What the next event remembers of this one."""
    return sha256(
        canonical(
            [
                event.id,
                event.run_id,
                event.seq,
                event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
                event.actor_id,
                event.kind,
                event.payload_hash,
                event.prev_hash,
            ]
        ).encode()
    ).hexdigest()
