"""Letting something happen in a run: the event, and the one denormalised status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.runs.events import Happened, Kind
from app.runs.state import RunState, fold
from app.services.runs.opening import OpenRun
from app.services.search_changes import touch_run
from app.services.work import Work
from app.store import events, runs

Json = Any


def record_event(work: Work, opened: OpenRun, kind: Kind, body: Mapping[str, Json]) -> RunState:
    """Append an event and write the status that follows from it. Returns the new state."""
    event = events.append(work.session, opened.run.id, work.actor.person_id, kind, dict(body), work.now)
    state = fold([Happened(event.seq, event.at, event.actor_id, kind, body)], opened.state)
    if state.status != opened.state.status:
        runs.set_status(work.session, opened.run, state.status)
        touch_run(work, opened.run.id)
    return state
