"""Two people on one page: what somebody else saved meanwhile is shown, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.definitions.checklist import Field, Step
from app.services.runs.form_views import Clash, Someone
from app.services.runs.opening import OpenRun
from app.services.work import Work
from app.store import people, row_events

Json = Any
_UNTOUCHED = object()


@dataclass(frozen=True)
class _Since:
    """What a field held before others changed it, and who changed it last."""

    base: dict[tuple[str, str], Json]
    by: str
    at: datetime


def merged(opened: OpenRun, mine: Mapping[str, Json]) -> dict[str, Json]:
    """All stored answers with `mine` laid over them; cells of a table that are not mine stay."""
    return {
        **opened.stored,
        **{name: _laid_over(opened.stored.get(name), value) for name, value in mine.items()},
    }


def _laid_over(stored: Json, mine: Json) -> Json:
    if not (isinstance(stored, dict) and "rows" in stored and isinstance(mine, dict) and "rows" in mine):
        return mine
    old = {row["_id"]: row for row in stored["rows"]}
    return {"rows": [{**old.get(row["_id"], {}), **row} for row in mine["rows"]]}


def _since(opened: OpenRun, step: Step, seen: int) -> dict[str, _Since]:
    found: dict[str, _Since] = {}
    for event in opened.happened:
        if event.kind != "step_saved" or event.seq <= seen or event.body.get("step") != step.id:
            continue
        for change in event.body["changes"]:
            earlier = found.get(change["field"])
            base = dict(earlier.base) if earlier else {}
            base.setdefault((change["row"], change["col"]), change["before"])
            found[change["field"]] = _Since(base, event.actor or "", event.at)
    return found


def _in_registers(work: Work, opened: OpenRun, step: Step, rows_seen: int, found: dict[str, _Since]) -> None:
    """What was changed since in the rows that stand ready in a live table, by hand or by another form."""
    for field in step.fields:
        ready = {str(row["_id"]) for row in opened.base.get(field.id, ())}
        columns = {column.id for column in field.columns}
        for event in row_events.events_of(work.session, ready, after=rows_seen):
            for change in row_events.changes_in(event):
                if change["col"] in columns:
                    earlier = found.get(field.id)
                    base = dict(earlier.base) if earlier else {}
                    base.setdefault((event.row_id, change["col"]), change["before"])
                    found[field.id] = _Since(base, event.actor_id or "", event.at)


def _rows(value: Json) -> list[Mapping[str, Json]]:
    return list(value.get("rows", [])) if isinstance(value, dict) else []


def _cell(value: Json, row: str, col: str) -> Json:
    """One cell of a table; for the field itself the value, or the order of its rows."""
    if not col:
        if isinstance(value, dict) and "rows" in value:
            return {"rows": [one["_id"] for one in value["rows"]]} if value["rows"] else None
        return value
    return next((one.get(col) for one in _rows(value) if one["_id"] == row), _UNTOUCHED)


def _was_there(since: _Since, row: str) -> bool:
    """Whether a row stood in the table before they changed it."""
    order = since.base.get(("", ""), _UNTOUCHED)
    return order is _UNTOUCHED or (isinstance(order, dict) and row in order.get("rows", []))


def _touched(field: Field, since: _Since, mine: Json, theirs: Json) -> bool:
    """Whether this person changed, differently, something that somebody else changed too."""
    for (row, col), base in since.base.items():
        own, other = _cell(mine, row, col), _cell(theirs, row, col)
        if own is _UNTOUCHED:  # a row they changed and this person took out
            if not field.preset and other is not _UNTOUCHED and _was_there(since, row):
                return True
        elif own not in (base, other):
            return True
    return False


def _with_theirs(since: _Since, mine: Json, theirs: Json) -> Json:
    """`mine`, in which what only they changed is theirs: their rows where they added, moved or took out."""
    moved = ("", "") in since.base
    if not (isinstance(mine, dict) and "rows" in mine) or (moved and not _rows(theirs)):
        return theirs
    given = {row["_id"]: row for row in mine["rows"]}
    there = {row["_id"]: row for row in _rows(theirs)}
    rows = []
    for row in there.values() if moved else mine["rows"]:
        name = row["_id"]
        own = {col: value for col, value in given.get(name, row).items() if (name, col) not in since.base}
        changed = {col: there[name].get(col) for key, col in since.base if key == name and name in there}
        rows.append({**own, **changed})
    return {"rows": rows}


def clashes(
    work: Work,
    opened: OpenRun,
    step: Step,
    mine: Mapping[str, Json],
    seen: int,
    choose: Mapping[str, str],
    rows_seen: int | None = None,
) -> tuple[dict[str, Json], tuple[Clash, ...]]:
    """What to save, and what must be chosen first. Untouched fields take what others saved since `seen`."""
    result = dict(mine)
    found = []
    fields = {field.id: field for field in step.fields}
    changed = _since(opened, step, seen)
    if rows_seen is not None:
        _in_registers(work, opened, step, rows_seen, changed)
    for name, since in changed.items():
        if name not in mine or choose.get(name) == "mine":
            continue
        theirs = opened.stored.get(name)
        if choose.get(name) != "theirs" and _touched(fields[name], since, mine[name], theirs):
            who = people.names(work.session, {since.by})
            found.append(
                Clash(fields[name], mine[name], theirs, Someone(since.by, who.get(since.by, "")), since.at)
            )
        else:
            result[name] = theirs if choose.get(name) == "theirs" else _with_theirs(since, mine[name], theirs)
    return result, tuple(found)
