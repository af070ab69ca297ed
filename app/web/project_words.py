"""The page of a project in words: gates with states and dates, why the next step is next, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app.definitions.method import Method
from app.handbook.pictures import GateState, life_cycle
from app.services.gate_days import GateDay
from app.services.overview import Standing
from app.services.project_work import NextStep
from app.services.projects import Page
from app.web.language import chosen, short_day, since
from app.web.page_words import late
from app.web.project_list_words import slip
from app.web.texts import gettext as _
from app.web.texts import ngettext
from app.web.words import say

OPEN = ("draft", "submitted", "in_review")
ENDED = ("decided", "closed")
DECIDED: dict[str, GateState] = {
    "approve": "passed", "conditional": "conditional", "rework": "returned", "hold": "held",
    "stop": "stopped",
}  # fmt: skip
PASSED = ("passed", "conditional")


@dataclass(frozen=True)
class GateLine:
    """A gate as the list below the picture tells it."""

    gate: str
    title: str
    state: str
    day: GateDay
    link: str


def gate_states(page: Page) -> dict[str, GateState]:
    """How each gate stands, from the forms of the project."""
    found: dict[str, GateState] = {}
    for run in sorted(page.forms, key=lambda one: one.started_at):
        for gate in run.gates:
            if run.status in OPEN:
                found[gate] = "waiting"
            elif run.status in ENDED:
                found[gate] = _decided(run.frozen)
    return found


def _decided(frozen: object) -> GateState:
    steps = frozen.get("steps", []) if isinstance(frozen, dict) else []
    for step in steps:
        for field in step["fields"]:
            if field["id"] == "decision":
                return DECIDED.get(str(field.get("value")), "passed")
    return "passed"


def picture(method: Method, page: Page, standing: Standing) -> Markup:
    """The line of phases and gates, with "here", and the date of each gate."""
    known = {one.id for one in method.phases}
    here = page.project.phase if page.project.phase in known else None
    states = gate_states(page)
    notes = {gate: _note(one, states.get(gate)) for gate, one in standing.gates.items()}
    drawn = life_cycle(method, chosen(), here, states, _links(page), notes=notes)
    return Markup(drawn)  # noqa: S704 - drawn by us, texts escaped there


def _note(one: GateDay, state: GateState | None) -> tuple[str, ...]:
    days = one.slip
    if one.expected is None:
        return ()
    by = ngettext("%(slip)s day", "%(slip)s days", abs(days or 0), slip=f"{days or 0:+d}")
    return (short_day(one.expected), by) if days else (short_day(one.expected),)


def _links(page: Page) -> dict[str, str]:
    """Gate -> its newest form."""
    runs = sorted(page.forms, key=lambda one: one.started_at)
    counting = [one for one in runs if one.status in (*OPEN, *ENDED)]
    return {gate: f"/f/{run.number}" for run in counting for gate in run.gates}


def gate_lines(
    method: Method, page: Page, standing: Standing, taken: tuple[str, ...]
) -> tuple[GateLine, ...]:
    """Every gate that this project takes, with its dates: the picture as a list."""
    states, links = gate_states(page), _links(page)
    words = {
        "passed": _("passed"), "conditional": _("passed, with conditions"), "waiting": _("being decided"),
        "returned": _("sent back to be reworked"), "held": _("on hold"), "stopped": _("stopped"),
    }  # fmt: skip
    return tuple(
        GateLine(
            one.id,
            say(one.title),
            words.get(states.get(one.id, ""), _("to come")),
            standing.gates.get(one.id, GateDay(one.id)),
            links.get(one.id, ""),
        )
        for one in method.gates
        if one.id in taken
    )


def why_now(step: NextStep) -> str:
    """Why this is what to do now."""
    if step.line is not None:
        return _("It has waited for %(time)s.", time=since(step.line.since)) + _gate_near(step.gate)
    if step.paper and step.gate is not None:
        return _("Gate %(gate)s asks for it.", gate=step.gate.gate) + _gate_near(step.gate)
    return _gate_near(step.gate).strip() or _("It is what moves the project on.")


def _gate_near(gate: GateDay | None) -> str:
    if gate is None or gate.expected is None:
        return ""
    day = short_day(gate.expected)
    if late(gate.expected):
        told = _("Gate %(gate)s was expected on %(day)s; that date has passed.", gate=gate.gate, day=day)
    else:
        told = _("Gate %(gate)s is expected on %(day)s.", gate=gate.gate, day=day)
    late_by = f" ({slip(gate)})" if gate.slip else ""
    return f" {told[:-1]}{late_by}." if late_by else f" {told}"


def deed(kind: str) -> str:
    """What was done, in a word or two."""
    words = {
        "run_started": _("started"), "run_sent": _("sent"), "run_taken_back": _("taken back"),
        "run_returned": _("returned"), "approval_given": _("approved"), "run_decided": _("finished"),
        "run_closed": _("closed"), "run_withdrawn": _("withdrawn"), "answer_corrected": _("corrected"),
        "run_replaced": _("replaced"), "run_discarded": _("thrown away"),
        "run_restored": _("taken out of the bin"), "decision_contested": _("decision contested"),
        "ground_contested": _("a decision that it rests on was contested"),
        "somebody_reminded": _("others reminded of it"), "words_emptied": _("words taken out"),
        "row_added": _("added"), "row_changed": _("changed"), "row_closed": _("closed"),
        "row_reopened": _("opened again"), "row_withdrawn": _("taken back"),
        "row_moved": _("came over from another project"), "run_moved": _("came over from another project"),
        "took_over": _("merged into this project"), "went_on_as": _("this project was merged into it"),
        "parted": _("merging was taken back: two projects again"),
    }  # fmt: skip
    return words.get(kind, kind.replace("_", " "))


def overdue_words(count: int) -> str:
    """How many are overdue."""
    return ngettext("%(num)s overdue", "%(num)s overdue", count)


PAGE_WORDS: Mapping[str, Any] = {"why_now": why_now, "deed": deed, "overdue_words": overdue_words}
