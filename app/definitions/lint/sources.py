"""Something of another checklist that is named as `checklist.field`: is it there?"""

from __future__ import annotations

from app.definitions.checklist import Step
from app.definitions.lint.look import Look
from app.definitions.yaml12 import Source


def source_of(look: Look, id_: str, source: Source, *where: str | int) -> None:
    """`checklist.field` must be a field of a checklist that is there."""
    checklist, _, field = id_.partition(".")
    if f"checklists/{checklist}" in look.library.broken:
        return
    one = look.library.checklists.get(checklist)
    if one is not None and any(name not in look.library.parts for name in one.include):
        return
    known: set[str] = set()
    for steps in (one.steps, *(_steps(look, name) for name in one.include)) if one else ():
        known |= {asked.id for step in steps for asked in step.fields}
    if field not in known:
        look.note("unknown-source", source, *where, id=id_)


def _steps(look: Look, part: str) -> tuple[Step, ...]:
    found = look.library.parts.get(part)
    return found.steps if found else ()
