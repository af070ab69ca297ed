"""The work of a project: what is open and with whom, the one thing to do next, and what can be started."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.definitions.checklist import Checklist
from app.definitions.message import Message
from app.definitions.text import Text
from app.services.editions import library
from app.services.gate_days import GateDay
from app.services.overview import Standing
from app.services.projects import Page
from app.services.runs.form_views import Someone
from app.services.runs.home_views import HomeLine
from app.services.runs.opening import open_run
from app.services.runs.proof import BY_HAND
from app.services.runs.role_titles import title_of
from app.services.runs.start_views import Startable
from app.services.runs.waiting_lines import in_order, line_of
from app.services.work import Work
from app.store.model import Project, Run
from app.store.runs import OPEN

MOST_LIKELY = 6


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: a form to go on with (`line`), one to start, or what stands in its way."""

    line: HomeLine | None = None
    form: Checklist | None = None
    why_not: Message | None = None
    role: Text | None = None  # who starts it
    who: tuple[Someone, ...] = ()
    gate: GateDay | None = None  # the gate it leads to
    paper: bool = False  # a form that this gate looks at and that was not begun yet


@dataclass(frozen=True)
class FormsOf:
    """The forms of one process."""

    title: Text
    forms: tuple[Startable, ...]

    @property
    def count(self) -> int:
        return len(self.forms)


@dataclass(frozen=True)
class ToStart:
    """What can be started: what is likely now, all else, and what cannot be yet and because of what."""

    likely: tuple[Checklist, ...]
    others: tuple[FormsOf, ...]
    not_yet: tuple[FormsOf, ...]


def open_work(work: Work, page: Page) -> tuple[HomeLine, ...]:
    """The unfinished forms of a project, by due date, undated last."""
    going = [one for one in page.forms if one.status in OPEN]
    return in_order(line_of(work, open_run(work, one.number)) for one in going)


def next_step(
    work: Work, page: Page, standing: Standing, going: tuple[HomeLine, ...], forms: Iterable[Startable]
) -> NextStep | None:
    """What to go on with first: what waits for the reader, then a gate, be it still to start; else the rest.

    What others have in hand comes before a gate that can be started, for that looks at it; but what is made
    again and again, such as a lesson, holds no gate up.
    """
    gates = {one.number for one in page.forms if one.gates}
    me = work.actor.person_id
    mine = [one for one in going if any(each.id == me for each in one.waits)]
    holding = {one.number for one in page.forms if one.gates or _made_once(work, one)}
    theirs = [one for one in going if one.number in holding]
    first = next(iter([*_gates_first(mine, gates), *_gates_first(theirs, gates)]), None)
    ahead = _to_start(work, page, standing, tuple(forms)) if first is None else None
    if ahead is not None and (ahead.paper or _is_gate(ahead, standing)):
        return ahead
    first = first or next(iter(going), None)
    if first is not None:
        gate = standing.next_gate if first.number in gates else None
        return NextStep(line=first, who=first.waits, gate=gate)
    return ahead


def _made_once(work: Work, run: Run) -> bool:
    checklist = library(work).checklists.get(run.checklist_id)
    return checklist is not None and not checklist.repeatable


def _is_gate(step: NextStep, standing: Standing) -> bool:
    """Whether it is the next gate, and can be started."""
    wanted = standing.next_gate
    known = step.form is not None and wanted is not None and step.form.gate == wanted.gate
    return known and step.why_not is None


def _untaken(checklist: Checklist, page: Page) -> bool:
    """A gate for which this project never had a form."""
    return checklist.gate is not None and all(checklist.gate not in one.gates for one in page.forms)


def _gates_first(lines: Iterable[HomeLine], gates: set[str]) -> list[HomeLine]:
    return sorted(lines, key=lambda one: one.number not in gates)


def _to_start(work: Work, page: Page, standing: Standing, forms: tuple[Startable, ...]) -> NextStep | None:
    """The form of the next gate, or why it cannot be started; of a stopped project what is left to do."""
    gate = standing.next_gate
    form = next((one for one in forms if gate and one.checklist.gate == gate.gate), None)
    ready = [one for one in forms if one.why_not is None and one.checklist.scope == "project"]
    if page.project.state == "stopped" and (form is None or form.why_not is not None):
        form = next((one for one in ready if not one.checklist.repeatable), form)
    if form is None or form.why_not is not None:
        form = next((one for one in ready if _untaken(one.checklist, page)), form)
    if form is None:
        return None
    if gate is not None and form.checklist.gate not in (None, gate.gate):
        gate = standing.gates.get(form.checklist.gate)
    paper = _paper_for(work, page, gate, ready) if form.why_not is None else None
    form = paper or form
    sender = form.checklist.sender
    held = tuple(Someone(one.person_id, one.person.name) for one in page.members if one.role == sender)
    return NextStep(
        form=form.checklist,
        why_not=form.why_not,
        role=title_of(work, sender),
        who=held,
        gate=gate,
        paper=paper is not None,
    )


def _paper_for(work: Work, page: Page, gate: GateDay | None, ready: list[Startable]) -> Startable | None:
    """The first form that the requirements of this gate ask for, that is made once and was not begun.

    Nothing for a class that answers by hand what such forms would have said.
    """
    if page.project.project_class == BY_HAND:
        return None
    begun = {one.checklist_id for one in page.forms}
    once = {one.checklist.id: one for one in ready if not (one.checklist.repeatable or one.checklist.about)}
    return next((once[id_] for id_ in _asked_by(work, gate) if id_ in once and id_ not in begun), None)


def to_start(work: Work, page: Page, standing: Standing, forms: Iterable[Startable]) -> ToStart:
    """The forms of the method by what can be done with them now; by process, for there are many."""
    there = [one for one in forms if one.checklist.scope == "project"]
    ready = [one for one in there if one.why_not is None]
    asked = _asked_by(work, standing.next_gate)
    found = [one.checklist for one in ready if _likely(page, one.checklist, asked)]
    first = {id_: at for at, id_ in enumerate(asked)}
    likely = sorted(found, key=lambda one: first.get(one.id, len(first) + (one.kind != "gate")))[:MOST_LIKELY]
    rest = [one for one in ready if one.checklist not in likely]
    blocked = [one for one in there if one.why_not is not None]
    return ToStart(tuple(likely), _by_process(work, rest), _by_process(work, blocked))


def _asked_by(work: Work, gate: GateDay | None) -> tuple[str, ...]:
    """The forms whose records answer the requirements of a gate, in the order of these."""
    known = library(work)
    form = next((one.checklist for one in known.method.gates if gate and one.id == gate.gate), None)
    criteria = known.checklists[form].criteria if form and form in known.checklists else ()
    return tuple(dict.fromkeys(name.partition(".")[0] for one in criteria for name in one.auto))


def _likely(page: Page, form: Checklist, asked: tuple[str, ...]) -> bool:
    """A gate, what the next gate asks for and is not there yet, or what this project makes again and again.

    Where no requirement names a form, everything that is made once and was not made yet.
    """
    made = any(one.checklist_id == form.id for one in page.forms)
    if form.kind == "gate" or (form.repeatable and made):
        return True
    return not made and (form.id in asked or (not asked and not form.repeatable))


def _by_process(work: Work, forms: Iterable[Startable]) -> tuple[FormsOf, ...]:
    known = library(work).processes
    found: dict[str, list[Startable]] = {}
    for one in forms:
        found.setdefault(one.checklist.process, []).append(one)
    order = [id_ for id_ in known if id_ in found] + [id_ for id_ in found if id_ not in known]
    return tuple(
        FormsOf(known[id_].title if id_ in known else Text(en=id_, nl=id_), tuple(found[id_]))
        for id_ in order
    )


def class_gates(work: Work, project: Project) -> tuple[str, ...]:
    """The gates that a project of this class takes, in their order."""
    method = library(work).method
    moments = [one.moments for one in method.classes if one.id == project.project_class]
    taken = {gate for each in moments for moment in each for gate in moment}
    return tuple(one.id for one in method.gates if not taken or one.id in taken)
