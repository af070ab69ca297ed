"""Which forms come over when projects are merged, and which stay to be read where they are.

What is finished stays: its record stands alone, under the number for which it was decided. An unfinished
form goes on, unless the other project has such a form of its own or it is about a gate, which is always
asked anew for the project that goes on.
"""

from __future__ import annotations

from collections.abc import Collection

from app.definitions.checklist import Checklist
from app.definitions.text import Text
from app.services.editions import definition
from app.services.runs.discarding import GONE
from app.services.work import Work
from app.store.model import RegisterRow, Run
from app.store.runs import DECIDED, OPEN


def form_of(work: Work, run: Run) -> Checklist:
    """The form that a run is an execution of."""
    return definition(work, run.definition_hash).checklist


def coming(
    work: Work, theirs: Collection[Run], ours: Collection[Run], rows: Collection[RegisterRow]
) -> tuple[Run, ...]:
    """The unfinished forms that go on in the other project. `rows`: those that come over by themselves."""
    there = {one.checklist_id for one in ours if one.status not in GONE}
    along = {one.id for one in rows}
    return tuple(
        one
        for one in theirs
        if one.status in OPEN
        and not one.gates
        and (form_of(work, one).repeatable or one.checklist_id not in there)
        and (one.row_id is None or one.row_id in along)
    )


def twice(work: Work, theirs: Collection[Run], ours: Collection[Run]) -> tuple[tuple[Text, Run, Run], ...]:
    """Forms that a project has once and that both have: what it is, theirs, ours."""
    found = []
    for one in theirs:
        if one.status in GONE or one.gates or form_of(work, one).repeatable:
            continue
        same = [our for our in ours if our.checklist_id == one.checklist_id and our.status not in GONE]
        found += [(form_of(work, one).title, one, same[-1])] if same else []
    return tuple(found)


def gates_taken(forms: Collection[Run]) -> tuple[str, ...]:
    """The gates at which a project had a decision, in the order in which they were taken."""
    taken = (gate for one in forms if one.status in DECIDED for gate in one.gates)
    return tuple(dict.fromkeys(taken))
