"""What somebody fills in of a row, held against its register: what fits, what is locked, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.definitions.message import refused
from app.definitions.text import Text
from app.runs.acceptable import There, accepted
from app.runs.pen import typed
from app.services.registers.definition import columns
from app.services.registers.form import RowForm
from app.services.runs.picking import picks_for
from app.services.work import Work
from app.store import EVERYTHING, files, people
from app.store.row_events import filled, whole_of

Json = Any


def there_for(work: Work, form: RowForm, values: Mapping[str, Json]) -> There:
    """What the cells of a row may refer to."""
    project_id = form.project.id if form.project else None
    known = files.files_of_rows(work.session, project_id, EVERYTHING)
    picks = picks_for(work, form.step.fields, project_id)
    return There(
        people=people.known_among(work.session, dict(values)),
        files={one.sha256: {"sha256": one.sha256, "name": one.name, "size": one.size} for one in known},
        picks={name: frozenset(code for code, _ in found) for name, found in picks.items()},
    )


def _locked(form: RowForm) -> frozenset[str]:
    return frozenset(id_ for id_, one in columns(form.register).items() if one.locked)


def cells_of(work: Work, form: RowForm, values: Mapping[str, Json]) -> dict[str, Json]:
    """The cells among `values` that people fill in, as they are kept.

    Raises Refused for what does not fit, and for what is changed only through its form.
    """
    return fitting_cells(form, values, there_for(work, form, values))


def fitting_cells(form: RowForm, values: Mapping[str, Json], there: There) -> dict[str, Json]:
    """The same, where it is known already what cells may refer to."""
    before = whole_of(form.row) if form.row is not None else {}
    locked = _locked(form)
    asked = {one.id: one for one in form.step.fields if typed(one)}
    found: dict[str, Json] = {}
    for name, value in values.items():
        if name not in asked:
            continue
        kept = accepted(asked[name], value, there, before.get(name))
        same = kept == before.get(name) or not (filled(kept) or filled(before.get(name)))
        if name in locked and not same:
            raise refused("row-cell-locked", column=asked[name].label)
        if not same:
            found[name] = kept
    return found


def demand_complete(form: RowForm, cells: Mapping[str, Json]) -> None:
    """Refuse cells that leave a question open which a row cannot do without."""
    locked = _locked(form)
    still: tuple[Text, ...] = tuple(
        one.field.label
        for name, one in form.walk.fields.items()
        if one.shown and one.field.required and typed(one.field) and name not in locked
        if not filled(cells.get(name))
    )
    if still:
        raise refused("row-still-open", labels=still)
