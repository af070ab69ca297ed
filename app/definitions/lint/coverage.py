"""Nothing is left out: a process has all that belongs to it, a form its place, a role something to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.definitions.checklist import Checklist
from app.definitions.finding import phrase
from app.definitions.lint import written
from app.definitions.lint.look import Look
from app.definitions.method import Process

_NEEDS = ("steps", "kpis", "checklists")


def check(look: Look) -> None:
    """Processes and forms in use, and every role; an unread file may hold what seems to be missing."""
    for stem, process in look.library.processes.items():
        if process.status == "active":
            _process(look, process, stem)
    for stem, checklist in look.library.checklists.items():
        if checklist.status == "active":
            _form(look, checklist, stem)
    if not look.library.broken:
        _roles(look)


def _process(look: Look, process: Process, stem: str) -> None:
    for key in _NEEDS:
        if not getattr(process, key):
            source = look.library.sources[f"processes/{stem}"]
            look.note("process-incomplete", source, key, id=stem, key=key, what=phrase(f"process-{key}"))


def _form(look: Look, checklist: Checklist, stem: str) -> None:
    """Somebody who reads about a process finds its forms, and knows at which step to fill them in."""
    process = look.library.processes.get(checklist.process)
    if process is None or any(name not in look.library.parts for name in checklist.include):
        return
    source = look.library.sources[f"checklists/{stem}"]
    if stem not in process.checklists:
        look.note("form-not-listed", source, "process", id=stem, of=checklist.process)
    pieces = written.whole(look.library, checklist)
    pages = [step.step for one, at in pieces for step, _ in written.steps(one, at)]
    begun = stem in {step.checklist for step in process.steps}
    if pages and not begun and not any(pages):
        look.note("form-without-step", source, "process", id=stem, of=checklist.process)


def _roles(look: Look) -> None:
    sources = {key: one.data for key, one in look.library.sources.items() if key not in ("roles", "glossary")}
    said = set(_words(list(sources.values())))
    for i, code in enumerate(look.library.roles):
        if code not in said:
            look.note("role-unused", look.library.sources["roles"], "roles", i, "code", id=code)


def _words(data: Any) -> Iterator[str]:
    """Every value that is a text; a code of a role stands by itself, as in `responsible: [PM]`."""
    if isinstance(data, str):
        yield from data.split("|") if len(data) < 20 else ()  # `FIN|SUP` in a quorum
    elif isinstance(data, dict):
        for one in data.values():
            yield from _words(one)
    elif isinstance(data, list):
        for one in data:
            yield from _words(one)
