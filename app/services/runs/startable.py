"""Which forms can be started, for which project, and why another one cannot."""

from __future__ import annotations

from collections.abc import Iterable

from app.definitions.checklist import Checklist
from app.definitions.compiled import Compiled
from app.definitions.message import Message, refused
from app.definitions.method import ProjectClass
from app.definitions.rules import evaluate
from app.definitions.text import Text
from app.services.editions import current_edition, definition, library
from app.services.rights import visible_to
from app.services.runs.context import About, Known, context_of, moment_of
from app.services.runs.known import known_of
from app.services.runs.start_views import Startable
from app.services.work import Work
from app.store import EVERYTHING, editions, projects, runs
from app.store.model import Project

STARTABLE = ("proposed", "running", "on-hold", "stopped")


def pinned_hash(work: Work, checklist_id: str) -> str:
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
    if number is None:
        return None
    found = projects.get_project(work.session, number, visible_to(work.actor))
    if found is None:
        raise refused("project-not-found", number=number)
    return found


def reasons_against(work: Work, checklist_id: str, project: Project | None) -> tuple[Message | Text, ...]:
    """Why this form cannot be started for this project now; nothing = it can."""
    compiled = definition(work, pinned_hash(work, checklist_id))
    known = known_of(work, project)
    gates = gates_of(compiled.checklist, known, compiled.resolved.classes)
    about = About(gates, None, str(work.actor.person_id), editions.today(work.session, work.now))
    scope = context_of(compiled, known, about)
    reasons: list[Message | Text] = [
        rule.message
        for rule, when in compiled.rules
        if rule.kind == "stop"
        and rule.at == "start"
        and when is not None
        and evaluate(when, scope, compiled.resolved.scales) is True
    ]
    twin = _open_twin(work, compiled.checklist, project) if project is not None else None
    if twin is not None:
        reasons.append(Message("start-already-open", {"number": twin}))
    if project is not None and project.state not in STARTABLE and not reasons:
        reasons.append(Message("start-project-ended"))
    return tuple(reasons)


def _open_twin(work: Work, checklist: Checklist, project: Project) -> str | None:
    """The number of an unfinished form of the same kind, where a project has one at a time."""
    found = runs.runs_of_project(work.session, project.id, EVERYTHING)
    twins = [one.number for one in found if one.checklist_id == checklist.id and one.status in runs.OPEN]
    return twins[0] if twins and not checklist.repeatable else None


def gates_of(checklist: Checklist, known: Known, classes: Iterable[ProjectClass]) -> tuple[str, ...]:
    if checklist.gate is None:
        return ()
    moment = moment_of(classes, known.project_class, checklist.gate)
    return moment[moment.index(checklist.gate) :]


def startables(work: Work, project_number: str | None) -> tuple[Startable, ...]:
    """Every form that can be started (for a project), and those that cannot be yet with the reason."""
    project = project_for(work, project_number)
    found = []
    for checklist in sorted(library(work).checklists.values(), key=lambda one: one.code):
        if checklist.status != "active" or (project is not None and checklist.new_project):
            continue
        reasons = reasons_against(work, checklist.id, project) if project is not None else ()
        first = reasons[0] if reasons else None
        found.append(
            Startable(checklist, Message("text", {"text": first}) if isinstance(first, Text) else first)
        )
    return tuple(found)
