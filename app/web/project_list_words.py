"""The list of projects in words: which ones the address asks for, and where each choice leads."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import request

from app.definitions.method import Method
from app.services.gate_days import GateDay
from app.services.project_list import COLOURS, DIFFERS, EVERY, NO_REPORT, ProjectList, Wanted
from app.web.language import chosen
from app.web.method import phase, status
from app.web.texts import gettext as _
from app.web.texts import ngettext

BASE = "/projects"
STATES = ("proposed", "running", "on-hold", "stopped", "closed", "rejected")
MONTH = 31  # days after which a report is called old


@dataclass(frozen=True)
class Head:
    """The head of a column: a link that puts the projects in its order, or the other way round."""

    label: str
    url: str
    order: str  # ascending, descending or none


@dataclass(frozen=True)
class Pick:
    """One choice to narrow the list by: a list of codes with their words."""

    name: str
    label: str
    now: str
    options: tuple[tuple[str, str], ...]


def asked() -> Wanted:
    """What the address of this request asks for."""
    given = request.args
    return Wanted(
        state=given.get("state", ""),
        phase=given.get("phase", ""),
        size=given.get("class", ""),
        colour=given.get("colour", ""),
        mine=given.get("mine") == "1",
        text=given.get("text", "").strip(),
        sort=given.get("sort", ""),
        down=given.get("down") == "1",
    )


def address(wanted: Wanted, base: str = BASE, **changes: Any) -> str:
    """The address of a list, with something changed; what goes without saying is left out."""
    said = asdict(replace(wanted, **changes))
    said["class"] = said.pop("size")
    kept = {name: "1" if value is True else value for name, value in said.items() if value}
    return f"{base}?{urlencode(kept)}" if kept else base


def colour(code: str | None) -> str:
    """A colour in a word."""
    words = {"green": _("Green"), "amber": _("Amber"), "red": _("Red")}
    return words.get(code or "", _("no colour"))


def slip(gate: GateDay | None) -> str:
    """How much later than planned, in words; empty where there is no plan."""
    days = gate.slip if gate is not None else None
    if days is None:
        return ""
    if days > 0:
        return ngettext("%(num)s day later than planned", "%(num)s days later than planned", days)
    if days < 0:
        return ngettext("%(num)s day earlier than planned", "%(num)s days earlier than planned", -days)
    return _("as planned")


def report_age(days: int | None) -> str:
    """How long ago the last report was."""
    if days is None:
        return _("no report yet")
    if days == 0:
        return _("today")
    return ngettext("%(num)s day ago", "%(num)s days ago", days)


@dataclass(frozen=True)
class ListWords:
    """What the page of the list asks."""

    page: ProjectList
    method: Method

    def head(self, name: str, label: str) -> Head:
        wanted = self.page.wanted
        here = wanted.sort == name
        order = ("descending" if wanted.down else "ascending") if here else "none"
        return Head(label, address(wanted, sort=name, down=here and not wanted.down), order)

    def picks(self) -> tuple[Pick, ...]:
        """What the list can be narrowed by."""
        wanted = self.page.wanted
        going = [("", _("Still going on")), (EVERY, _("All"))]
        phases = [(one.id, phase(one.id)) for one in self.method.phases]
        classes = [(one.id, f"{one.id} · {one.title[chosen()]}") for one in self.method.classes]
        colours = [(code, colour(code)) for code in COLOURS]
        colours += [(DIFFERS, _("Not as computed")), (NO_REPORT, _("No report yet"))]
        return (
            Pick("state", _("State"), wanted.state, (*going, *((one, status(one)) for one in STATES))),
            Pick("phase", _("Phase"), wanted.phase, (("", _("Any")), *phases)),
            Pick("class", _("Class"), wanted.size, (("", _("Any")), *classes)),
            Pick("colour", _("Colour"), wanted.colour, (("", _("Any")), *colours)),
            Pick("sort", _("Order"), wanted.sort, self._orders()),
        )

    def _orders(self) -> tuple[tuple[str, str], ...]:
        """The same orders as the heads of the columns: on a phone there are no heads."""
        return (
            ("", _("newest first")),
            ("title", _("Project")),
            ("class", _("Class")),
            ("phase", _("Phase")),
            ("colour", _("Colour")),
            ("gate", _("Next gate")),
            ("report", _("Last report")),
            ("manager", _("Project manager")),
            ("slip", _("Slip")),
        )

    def sheet(self, ending: str) -> str:
        """Where this list is to be had as a spreadsheet."""
        return address(self.page.wanted, f"{BASE}.{ending}")

    @property
    def narrowed(self) -> bool:
        """Whether something else than the usual list is asked for."""
        return replace(self.page.wanted, sort="", down=False) != Wanted()

    @property
    def title(self) -> str:
        """How many of how many."""
        shown, every = len(self.page.lines), self.page.every
        return _("%(shown)s of %(every)s projects", shown=shown, every=every)


def list_words(page: ProjectList, method: Method) -> dict[str, Any]:
    """What the template of the list asks."""
    return {"list": ListWords(page, method), **LINE_WORDS}


LINE_WORDS: dict[str, Any] = {"colour": colour, "slip": slip, "report_age": report_age, "month": MONTH}
