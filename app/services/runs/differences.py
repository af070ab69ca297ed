"""What is different from last time, for a form that is a revision or a gate that is taken again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.definitions.text import Text
from app.runs.freeze import freeze
from app.services.runs.again import last_time
from app.services.runs.form_views import Difference, SinceLastTime
from app.services.runs.opening import OpenRun
from app.services.work import Work

Json = Any
Kept = Mapping[str, Json]
UNSAID = ("info", "approval")


def since_last_time(work: Work, opened: OpenRun) -> SinceLastTime | None:
    """What differs from the form this one goes back to; None where it goes back to none."""
    old = last_time(work, opened.run)
    if old is None or not isinstance(old.frozen, dict):
        return None
    now = freeze(opened.walk, {}, opened.names, {})
    before, after = _fields(old.frozen), _fields(now)
    found = [
        one
        for name in dict.fromkeys((*after, *before))
        for one in _differences(after.get(name, before.get(name)), before.get(name), after.get(name))
    ]
    return SinceLastTime(old.number, tuple(found))


def _fields(kept: Json) -> dict[str, tuple[str, Kept]]:
    return {
        field["id"]: (step["id"], field)
        for step in kept["steps"]
        for field in step["fields"]
        if field["type"] not in UNSAID
    }


def _differences(
    named: tuple[str, Kept] | None, before: tuple[str, Kept] | None, after: tuple[str, Kept] | None
) -> Iterator[Difference]:
    if named is None:
        return
    step, field = named
    old, new = (one[1] if one else None for one in (before, after))
    label = Text(**field["label"])
    if any((one or {}).get("rows") for one in (old, new)):
        yield from _in_rows(step, field["id"], label, _rows(old), _rows(new))
    elif _value(old) != _value(new):
        yield Difference(step, field["id"], label, None, old, new)


def _in_rows(
    step: str, field: str, label: Text, old: Mapping[str, Kept], new: Mapping[str, Kept]
) -> Iterator[Difference]:
    for id_ in dict.fromkeys((*new, *old)):
        then, now = old.get(id_), new.get(id_)
        name = _name(now or then or {})
        if then is None or now is None:
            yield Difference(step, field, label, None, name if then else None, name if now else None)
            continue
        cells = {cell["id"]: cell for cell in then["cells"]}
        for cell in now["cells"]:
            if _value(cells.get(cell["id"])) != _value(cell):
                label_of = Text(**cell["label"])
                yield Difference(step, field, label_of, name, cells.get(cell["id"]), cell)


def _rows(field: Kept | None) -> dict[str, Kept]:
    return {row["id"]: row for row in (field or {}).get("rows", [])}


def _name(row: Kept) -> Kept:
    """What a row is called: its first cell that says something in words."""
    told = [cell for cell in row.get("cells", []) if cell["id"] != "code" and _value(cell) is not None]
    wordy = [
        cell for cell in told if cell["id"] == "text" or cell["type"] in ("text", "long", "person", "ref")
    ]
    return next(iter(wordy or told), {"id": "", "type": "text", "value": None, "shown": None})


def _value(kept: Kept | None) -> Json:
    """What an answer comes to; the criteria of a gate are named by their text alone."""
    if kept is None:
        return None
    value = kept.get("value", kept.get("shown"))
    return None if value in ("", [], {}) else value
