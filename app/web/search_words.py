"""What kinds and filters of the search are called, and what of them the address says."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from app.services import search_results
from app.services.editions import current_id, library
from app.services.search_filters import GROUPS, Wanted
from app.web.edge import actor, work
from app.web.language import chosen
from app.web.texts import gettext as _

KINDS = tuple(kind for kinds in GROUPS.values() for kind in kinds)


@dataclass(frozen=True)
class Filter:
    """One way to narrow what was found: `options` are (code, label, whether it lies in the one above)."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]
    chosen: str


def heading(group: str) -> str:
    """What a group is called above its hits."""
    match group:
        case "do":
            return _("Do it: forms")
        case "read":
            return _("Read it: the handbook")
        case "terms":
            return _("Terms")
        case _:
            return _("Projects and records")


def kind_name(kind: str) -> str:
    """What one thing of a kind is called."""
    names = {
        "form": _("Form"), "process": _("Process"), "handbook": _("Page"), "question": _("Training question"),
        "role": _("Role"), "term": _("Term"), "project": _("Project"), "record": _("Finished form"),
        "row": _("Row of a register"), "lesson": _("Lesson"),
    }  # fmt: skip
    return names.get(kind, kind)


def offered_as(kind: str) -> str:
    """What one thing is called where it is offered while somebody types."""
    return _("Start this form") if kind == "form" else kind_name(kind)


def wanted() -> Wanted:
    """The choice in the address; what it names and is not there is no choice."""
    kind = request.args.get("kind", "")
    there = library(work()) if current_id(work()) is not None else None
    process, phase = request.args.get("process", ""), request.args.get("phase", "")
    phases = {one.id for one in there.method.phases} if there else set()
    edition = request.args.get("edition", "")
    return Wanted(
        kind=kind if kind in (*GROUPS, *KINDS) else None,
        process=process if there and process in there.processes else None,
        phase=phase if phase in phases else None,
        edition=edition if edition in search_results.choices(work()) else None,
        mine=request.args.get("mine") == "1" and actor().known,
    )


def filters(choice: Wanted) -> tuple[Filter, ...]:
    """What can be chosen, each with what is chosen now; a filter with nothing to choose is left out."""
    lang = chosen()
    there = library(work()) if current_id(work()) is not None else None
    processes = [(id_, one.title[lang]) for id_, one in there.processes.items()] if there else []
    phases = [(one.id, one.title[lang]) for one in there.method.phases] if there else []
    held = search_results.choices(work())
    newest = held[0] if held else ""
    found = [
        Filter("kind", _("Kind"), tuple(_kinds()), choice.kind or ""),
        _filter("process", _("Process"), sorted(processes, key=lambda one: one[1]), choice.process),
    ]
    if actor().known:
        found.append(_filter("phase", _("Phase of the project"), phases, choice.phase))
        found.append(_filter("mine", _("Projects"), [("1", _("Only my own"))], "1" if choice.mine else None))
    older = [(one, one) for one in held[1:]]
    if older:
        found.append(_filter("edition", _("Handbook"), older, choice.edition, first=newest))
    return tuple(found)


def _filter(
    name: str, label: str, options: list[tuple[str, str]], now: str | None, first: str | None = None
) -> Filter:
    every = ("", first or _("All"), False)
    return Filter(name, label, (every, *((code, text, False) for code, text in options)), now or "")


def _kinds() -> list[tuple[str, str, bool]]:
    found = [("", _("All"), False)]
    for group, kinds in GROUPS.items():
        found.append((group, heading(group), False))
        found += [(kind, kind_name(kind), True) for kind in kinds if len(kinds) > 1]
    return found
