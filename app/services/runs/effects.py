"""What the product does by itself when a form is sent or decided. Rules name these deeds (`do:`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Literal

from app.definitions.checklist import Deed, Rule
from app.services.editions import method
from app.services.lessons.consequences import after_form
from app.services.registers.definition import register_of
from app.services.registers.writing import Source, put_new
from app.services.runs.cast import gate_of
from app.services.runs.facts import forget_facts, keep_facts, propose_class
from app.services.runs.happening import record_event
from app.services.runs.lesson_keeping import call_lesson_back, publish_lesson, submit_lesson
from app.services.runs.opening import OpenRun
from app.services.runs.register_rows import write_by_rule, write_rows
from app.services.runs.team import give_roles
from app.services.runs.undoing import take_rows_back
from app.services.runs.working_days import after_working_days
from app.services.search_changes import touch_project
from app.services.work import Work
from app.store import editions

Json = Any
Moment = Literal["send", "decide"]
Act = Callable[[Work, OpenRun], None]
VALIDATION_DAYS = "lesson_validation_days"


def _phase_moved(_: Work, opened: OpenRun) -> None:
    """A gate's decision moves the project to the phase after the last gate that the form covers."""
    gate, project = gate_of(opened.compiled.resolved), opened.project
    decision = opened.walk.fields["decision"].stored
    option = next((one for one in opened.compiled.resolved.decisions if one.code == decision), None)
    if gate is None or project is None or option is None:
        return
    last = opened.run.gates[-1] if opened.run.gates else gate.id
    project.state = option.state
    if option.moves == "next":
        phases = {one.id: one.leads_to for one in opened.compiled.resolved.gates}
        project.phase = phases.get(last, gate.leads_to)
    elif option.moves == "closure":
        project.phase = "closure"


def _conditions_written(work: Work, opened: OpenRun) -> None:
    write_rows(work, opened, "conditions")


def _files(opened: OpenRun) -> Iterator[str]:
    """The hash of every file that answers a question now, or stands in a row."""
    for one in opened.walk.fields.values():
        if one.field.type == "file" and one.value is not None:
            yield str(one.value)
        for row in one.rows:
            found = (row.values.get(column.id) for column in one.field.columns if column.type == "file")
            yield from (str(value) for value in found if value is not None)


def _evidence_frozen(work: Work, opened: OpenRun) -> None:
    """What was handed in cannot be exchanged unseen: its hashes stand in the chain of events."""
    record = json.dumps(opened.run.frozen, sort_keys=True, ensure_ascii=False)
    body = {"record": sha256(record.encode()).hexdigest(), "files": list(_files(opened))}
    record_event(work, opened, "evidence_frozen", body)


def _closure_started(_: Work, opened: OpenRun) -> None:
    if opened.project is not None:
        opened.project.phase = "closure"


def _closure_left(_: Work, opened: OpenRun) -> None:
    """The project is again in the phase in which the form was sent."""
    phases = [one.body["phase"] for one in opened.happened if one.kind == "run_sent" and "phase" in one.body]
    if opened.project is not None and phases:
        opened.project.phase = phases[-1]


def _project_closed(_: Work, opened: OpenRun) -> None:
    """A project that was carried out goes on into the period in which its benefits are measured."""
    if opened.project is None:
        return
    stopped = opened.project.state == "stopped"
    opened.project.state = "closed"
    opened.project.phase = "closure" if stopped else "benefits"


def _access_task(work: Work, opened: OpenRun) -> None:
    """Ending access is a task with a date, for who closed the project."""
    due = opened.walk.fields["access_off_on"].value
    cells = {
        "action": opened.compiled.field("access_off_on").label[opened.run.lang],
        "owner": opened.run.started_by,
        "due": due.isoformat() if due else None,
        "kind": "access",  # so that the register can tell it from other actions
    }
    source = Source(opened.run.id, "access_off_on", "access")
    put_new(work, register_of(work, "actions"), opened.run.project_id, cells, source)


def _validation_due(work: Work, opened: OpenRun) -> None:
    """A lesson waits at most so many working days for who tests it; then it stands among the late ones."""
    setting = method(work).settings.get(VALIDATION_DAYS)  # a later edition may not have it any more
    if setting is not None and isinstance(setting.value, int):
        opened.run.due = after_working_days(work, editions.today(work.session, work.now), setting.value)


DEEDS: Mapping[Deed, Act] = MappingProxyType(
    {
        "project_opened": write_rows,  # the word for it that older forms use
        "phase_moved": _phase_moved,
        "conditions_written": _conditions_written,
        "evidence_frozen": _evidence_frozen,
        "closure_started": _closure_started,
        "project_closed": _project_closed,
        "access_task": _access_task,
        "validation_due": _validation_due,
        "lesson_submitted": submit_lesson,
        "lesson_published": publish_lesson,
        "rows_written": write_rows,
        "facts_kept": keep_facts,
        "class_proposed": propose_class,
        "roles_given": give_roles,
    }
)


UNDONE: Mapping[Deed, Act] = MappingProxyType(
    {"closure_started": _closure_left, "lesson_submitted": call_lesson_back}
)


def _due(opened: OpenRun, at: Moment) -> tuple[Rule, ...]:
    biting = {rule.id for rule in opened.walk.biting}
    return tuple(
        rule
        for rule, when in opened.compiled.rules
        if rule.kind == "effect" and rule.at == at and (when is None or rule.id in biting)
    )


def _kept_when_sent(opened: OpenRun) -> bool:
    """Facts that were kept at sending are not kept again: meanwhile a later form may know better."""
    return any(rule.do == "facts_kept" and rule.at == "send" for rule, _ in opened.compiled.rules)


def apply_effects(work: Work, opened: OpenRun, at: Moment) -> None:
    """Do what sending or deciding this run sets off, in the order of its rules."""
    if at == "decide" and not _kept_when_sent(opened):
        keep_facts(work, opened)
    for rule in _due(opened, at):
        if rule.do is not None:
            DEEDS[rule.do](work, opened)
        if rule.writes is not None:
            write_by_rule(work, opened, rule)
    work.session.flush()
    after_form(work, opened.run.id)
    if opened.run.project_id is not None:
        touch_project(work, opened.run.project_id)


def undo_sending(work: Work, opened: OpenRun) -> None:
    """Undo what this run set off since it was sent: it goes back to its author, or is withdrawn."""
    take_rows_back(work, opened, opened.state.sent_at)
    forget_facts(work, opened)
    for rule in _due(opened, "send"):
        undo = UNDONE.get(rule.do) if rule.do is not None else None
        if undo is not None:
            undo(work, opened)
    work.session.flush()
