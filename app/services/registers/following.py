"""What a status brings about when somebody gives it by hand: a row elsewhere, as the register says."""

from __future__ import annotations

from typing import Any

from app.definitions.columns import columns_of
from app.definitions.register import Opens, Status
from app.runs.clock import cells_opened
from app.runs.register_rows import read_row
from app.services.editions import library
from app.services.registers.holders import holder_of, language_of
from app.services.registers.values import rules_of, stored_row
from app.services.registers.writing import Source, put_new
from app.services.work import Work
from app.store import editions
from app.store.model import Project, RegisterRow

Json = Any


def open_elsewhere(
    work: Work, row: RegisterRow, status: Status, project: Project | None
) -> RegisterRow | None:
    """Add the row that `status` opens; it is of the owner of `row` unless the register says otherwise."""
    known = library(work)
    opens = status.opens
    into = known.registers.get(opens.register_) if opens is not None else None
    if opens is None or into is None:
        return None
    rules, today = rules_of(known, row.register), editions.today(work.session, work.now)
    values = read_row(rules, stored_row(row, project.number if project else None), today)
    scope = {**rules.settings, "run.now": today}
    cells = cells_opened(rules.opens, f"{status.code}.", columns_of(into), values, scope, rules.scales)
    whole = {"owner": row.owner_id, **cells}
    addressed = said_to(work, opens, row.project_id, whole)
    return put_new(work, into, row.project_id, addressed, Source(None, row.register, row.id))


def said_to(work: Work, opens: Opens, project_id: str | None, cells: dict[str, Json]) -> dict[str, Json]:
    """The cells of a row that opens, addressed: to who holds the role, with fixed words in his language."""
    holder = holder_of(work, opens.to, project_id) if opens.to is not None else None
    owner = holder or cells.get("owner")
    lang = language_of(work, owner)
    return {**cells, **{name: text[lang] for name, text in opens.words().items()}, "owner": owner}
