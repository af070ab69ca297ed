"""What people typed and did not save yet."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.store.model import Draft, JsonValue
from app.store.upsert import upsert


def put_draft(
    session: Session, run_id: str, person_id: str, step_id: str, body: JsonValue, at: dt.datetime
) -> None:
    """Keep what a person typed on a step; what was kept before is replaced."""
    key = {"run_id": run_id, "person_id": person_id, "step_id": step_id}
    upsert(session, Draft, [{**key, "body": body, "at": at}])


def get_draft(session: Session, run_id: str, person_id: str, step_id: str) -> Draft | None:
    """What a person typed on a step and did not save."""
    return session.get(Draft, (run_id, person_id, step_id), populate_existing=True)


def delete_draft(session: Session, run_id: str, person_id: str, step_id: str) -> None:
    """Throw a draft away once it is saved."""
    session.execute(
        delete(Draft).where(Draft.run_id == run_id, Draft.person_id == person_id, Draft.step_id == step_id)
    )
