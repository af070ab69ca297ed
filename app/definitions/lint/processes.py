"""Processes: known roles, exactly one that answers for each step, forms that exist."""

from __future__ import annotations

import re

from app.definitions.lint.look import Look
from app.definitions.method import Process, ProcessStep
from app.definitions.yaml12 import Source, Where

_SEVERAL = re.compile(r"[,/;&+| ]+|\band\b|\ben\b")


def check(look: Look) -> None:
    """Every process."""
    for stem, process in look.library.processes.items():
        _process(look, process, look.library.sources[f"processes/{stem}"])
    if "method" not in look.library.broken:
        _responsibilities(look)


def _responsibilities(look: Look) -> None:
    """What a PMO answers for is fulfilled by processes, each by one at least."""
    known = [one.id for one in look.library.method.responsibilities]
    fulfilled: set[str] = set()
    for stem, process in look.library.processes.items():
        source = look.library.sources[f"processes/{stem}"]
        fulfilled |= set(process.responsibility) if process.status != "retired" else set()
        for i, id_ in enumerate(process.responsibility):
            look.one_of("unknown-responsibility", id_, known, source, "responsibility", i)
    method = look.library.sources["method"]
    look.once((id_, method, ("responsibilities", i, "id")) for i, id_ in enumerate(known))
    some_unread = any(key.startswith("processes/") for key in look.library.broken)
    for i, id_ in enumerate(known):
        if id_ not in fulfilled and not some_unread:
            look.note("responsibility-without-process", method, "responsibilities", i, "id", id=id_)


def _process(look: Look, process: Process, source: Source) -> None:
    look.role(process.owner, source, "owner")
    look.review(process.review_by, source, "review_by")
    for i, id_ in enumerate(process.checklists):
        if not look.has("checklists", id_):
            look.note("unknown-checklist", source, "checklists", i, id=id_)
    for i, step in enumerate(process.steps):
        _step(look, step, source, ("steps", i))
    for i, kpi in enumerate(process.kpis):
        first = kpi.source.partition(".")[0]
        register = first in look.library.registers or "registers" in look.library.broken
        if not register and not look.has("checklists", first):
            look.note("unknown-checklist", source, "kpis", i, "source", id=kpi.source)


def _step(look: Look, step: ProcessStep, source: Source, at: Where) -> None:
    for key in ("responsible", "consulted", "informed"):
        for j, code in enumerate(getattr(step, key)):
            look.role(code, source, *at, key, j, words=True)
    if len([one for one in _SEVERAL.split(step.accountable) if one]) != 1:
        look.note("one-accountable", source, *at, "accountable", id=step.accountable)
    else:
        look.role(step.accountable, source, *at, "accountable", words=True)
    if step.checklist is not None and not look.has("checklists", step.checklist):
        look.note("unknown-checklist", source, *at, "checklist", id=step.checklist)
