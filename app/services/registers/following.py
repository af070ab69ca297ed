"""What a status brings about when somebody gives it by hand: a row elsewhere, as the register says."""

from __future__ import annotations

from app.definitions.columns import columns_of
from app.definitions.register import Status
from app.definitions.rules import evaluate
from app.runs.register_rows import read_row
from app.runs.values import to_stored
from app.services.editions import library
from app.services.registers.values import rules_of, stored_row
from app.services.registers.writing import Source, put_new
from app.services.work import Work
from app.store import editions
from app.store.model import Project, RegisterRow


def open_elsewhere(
    work: Work, row: RegisterRow, status: Status, project: Project | None
) -> RegisterRow | None:
    """Add the row that `status` opens; it is of the owner of `row` unless the register says otherwise."""
    known = library(work)
    opens = status.opens
    into = known.registers.get(opens.register_) if opens is not None else None
    if into is None:
        return None
    rules, today = rules_of(known, row.register), editions.today(work.session, work.now)
    values = read_row(rules, stored_row(row, project.number if project else None), today)
    scope, columns = {**rules.settings, "run.now": today}, columns_of(into)
    cells = {"owner": row.owner_id}
    for name, node in rules.opens.items():
        code, _, what = name.partition(".")
        column = columns.get(what.removeprefix("columns."))
        if code == status.code and column is not None:
            cells[column.id] = to_stored(column, evaluate(node, scope, rules.scales, values))
    return put_new(work, into, row.project_id, cells, Source(None, row.register, row.id))
