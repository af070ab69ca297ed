"""Which forms can be started, for which project, and why another one cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.definitions.checklist import Checklist, Rule
from app.definitions.compiled import Compiled
from app.definitions.message import Message, refused
from app.definitions.method import ProjectClass
from app.definitions.rules import Node, evaluate, reads
from app.definitions.text import Text
from app.services.editions import current_edition, definition, library
from app.services.registers.reading import find
from app.services.rights import visible_to
from app.services.runs.around import around_of
from app.services.runs.context import About, Known, context_of, moment_of
from app.services.runs.exceptions import reported
from app.services.runs.holding_back import reason_to_wait
from app.services.runs.known import known_of
from app.services.runs.start_views import Startable
from app.services.waivers import waived
from app.services.work import Work
from app.store import EVERYTHING, editions, projects, runs
from app.store.model import Project, RegisterRow

STARTABLE = ("proposed", "running", "on-hold", "stopped")


def pinned_hash(work: Work, checklist_id: str) -> str:
    """The hash of a form in the edition in force. Raises Refused where it is not in there."""
    found = editions.definitions_in(work.session, current_edition(work).id).get(checklist_id)
    if found is None:
        raise refused("checklist-not-found", checklist=checklist_id)
    return found


def offered(work: Work, checklist_id: str) -> Compiled:
    """A form as it can be started now; raises Refused for one that is not, or not any more, in use."""
    compiled = definition(work, pinned_hash(work, checklist_id))
    if compiled.checklist.status != "active":
        raise refused("checklist-not-found", checklist=checklist_id)
    return compiled


def project_for(work: Work, number: str | None) -> Project | None:
    """The project that somebody names, if he sees it; None where none is named. Raises Refused."""
    if number is None:
        return None
    found = projects.get_project(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("project-not-found", number=number)
    if found.merged_into_id is not None:
        raise refused("project-merged", number=number)
    return found


def reasons_against(
    work: Work,
    checklist_id: str,
    project: Project | None,
    row: RegisterRow | None = None,
    known: Known | None = None,
) -> tuple[Message | Text, ...]:
    """Why this form cannot be started for this project (about this row) now; nothing = it can."""
    compiled = definition(work, pinned_hash(work, checklist_id))
    rules = _start_rules(compiled)
    known = known or known_of(work, project)
    scope = _scope(work, compiled, project, row, known, rules)
    biting = [(rule, when) for rule, when in rules if evaluate(when, scope, compiled.resolved.scales) is True]
    reasons: list[Message | Text] = [rule.message for rule, _ in biting]
    read = frozenset(name for _, when in biting for name in reads(when))
    waits = reason_to_wait(compiled.checklist, read, bool(biting), known.waiting)
    if waits is not None:
        reasons.insert(0, waits)
    twin = _open_twin(work, compiled.checklist, project, row) if project is not None else None
    if twin is not None:
        reasons.append(Message("start-already-open", {"number": twin}))
    says_itself = any("project.state" in reads(when) for _, when in rules)
    if project is not None and project.state not in STARTABLE and not reasons and not says_itself:
        reasons.append(Message("start-project-ended"))
    return tuple(reasons)


def _start_rules(compiled: Compiled) -> tuple[tuple[Rule, Node], ...]:
    """The rules that hold back the start of a form, with their conditions."""
    return tuple(
        (rule, when)
        for rule, when in compiled.rules
        if rule.kind == "stop" and rule.at == "start" and when is not None
    )


def _scope(
    work: Work,
    compiled: Compiled,
    project: Project | None,
    row: RegisterRow | None,
    known: Known,
    rules: Iterable[tuple[Rule, Node]],
) -> dict[str, Any]:
    """What those rules read."""
    gates = gates_of(compiled.checklist, known, compiled.resolved.classes)
    today = editions.today(work.session, work.now)
    made = sum(1 for one in known.records if one.checklist_id == compiled.checklist.id)
    exception = reported(work, known)
    about = About(gates, None, str(work.actor.person_id), today, waived(work), made + 1, exception)
    read = frozenset(name for _, when in rules for name in reads(when))
    names = frozenset(name for name in compiled.around if any(_under(one, name) for one in read))
    around = around_of(work, compiled, project, row_id=row.id if row else None, names=names)
    return context_of(compiled, known, about, around.values)


def _under(read: str, name: str) -> bool:
    return read == name or read.startswith(f"{name}.")


def _open_twin(work: Work, checklist: Checklist, project: Project, row: RegisterRow | None) -> str | None:
    """The number of an unfinished form of the same kind, where a project (or a row) has one at a time."""
    found = runs.runs_of_project(work.session, project.id, EVERYTHING)
    twins = [one for one in found if one.checklist_id == checklist.id and one.status in runs.OPEN]
    about = [one for one in twins if row is not None and one.row_id == row.id]
    one_at_a_time = twins if not checklist.repeatable and row is None else about
    return one_at_a_time[0].number if one_at_a_time else None


def subject_for(work: Work, checklist: Checklist, row_id: str | None) -> RegisterRow | None:
    """The row that a form is to be about. Raises Refused for one that it cannot be about."""
    if row_id is None:
        return None
    row = find(work, row_id)
    if row.register != checklist.about:
        raise refused("start-not-about-row")
    return row


def gates_of(checklist: Checklist, known: Known, classes: Sequence[ProjectClass]) -> tuple[str, ...]:
    """The gates that one form of this checklist decides together, its own first; none for other forms."""
    if checklist.gate is None:
        return ()
    moment = moment_of(classes, known.project_class, checklist.gate)
    return moment[moment.index(checklist.gate) :]


def startables(work: Work, project_number: str | None) -> tuple[Startable, ...]:
    """Every form that can be started (for a project), and those that cannot be yet with the reason."""
    project = project_for(work, project_number)
    known = known_of(work, project) if project is not None else None
    found = []
    for checklist in sorted(library(work).checklists.values(), key=lambda one: one.code):
        if checklist.status != "active" or (project is not None and checklist.new_project):
            continue
        reasons = reasons_against(work, checklist.id, project, None, known) if project is not None else ()
        first = reasons[0] if reasons else None
        why_not = Message("text", {"text": first}) if isinstance(first, Text) else first
        size = project.project_class if project is not None else None
        found.append(Startable(checklist, why_not, checklist.takes(size)))
    return tuple(found)


def beginning(work: Work) -> Checklist | None:
    """The form with which a project begins."""
    found = (one for one in library(work).checklists.values() if one.new_project and one.status == "active")
    return min(found, key=lambda one: one.code, default=None)
