"""What is handed in for a step, held against what is really there: people, files, and what can be picked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.checklist import Step
from app.runs.acceptable import There, accepted
from app.services.files import path_of
from app.services.runs.opening import OpenRun
from app.services.runs.picking import choices_for
from app.services.work import Work
from app.store import EVERYTHING, files, people

Json = Any


def _files(work: Work, opened: OpenRun) -> dict[str, Json]:
    """The files of this run that are really there: hash -> what an answer keeps of it."""
    found = files.files_of_run(work.session, opened.run.id, EVERYTHING)
    return {
        one.sha256: {"sha256": one.sha256, "name": one.name, "size": one.size}
        for one in found
        if path_of(work.settings.data, one.sha256).is_file()
    }


def _rows(values: Mapping[str, Json], table: str) -> frozenset[str]:
    """The rows of a table that are handed in together with what refers to them."""
    value = values.get(table)
    rows = value.get("rows") if isinstance(value, dict) else None
    found = (row.get("_id") for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
    return frozenset(one for one in found if isinstance(one, str))


def _picks(work: Work, opened: OpenRun, step: Step, values: Mapping[str, Json]) -> dict[str, frozenset[str]]:
    found = {
        name: frozenset(code for code, _ in picks) for name, picks in choices_for(work, opened, step).items()
    }
    for field in step.fields:
        for asked in (field, *field.columns):
            name = asked.id if asked is field else f"{field.id}.{asked.id}"
            if name in found and asked.to is not None:
                found[name] |= _rows(values, asked.to)
    return found


def there_for(work: Work, opened: OpenRun, step: Step, values: Mapping[str, Json]) -> There:
    """What the answers to this step may refer to."""
    return There(
        people=people.known_among(work.session, dict(values)),
        files=_files(work, opened),
        picks=_picks(work, opened, step, values),
        criteria=frozenset(one.code for one in opened.compiled.checklist.criteria),
    )


def as_kept(work: Work, opened: OpenRun, step: Step, values: Mapping[str, Json]) -> dict[str, Json]:
    """The answers to this step as they are kept. Raises Refused for one that does not fit its question."""
    there = there_for(work, opened, step, values)
    fields = {field.id: field for field in step.fields}
    return {
        name: accepted(fields[name], value, there, opened.stored.get(name), opened.base.get(name, ()))
        for name, value in values.items()
    }
