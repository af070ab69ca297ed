"""What the product does by itself when a form is sent or decided. The rules name these deeds (`do:`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from app.definitions.checklist import Rule
from app.runs.freeze import plain
from app.services.cast import gate_of
from app.services.numbers import next_lesson_number
from app.services.opening import OpenRun
from app.services.register_rows import write_rows
from app.services.work import Work
from app.store import editions, lessons, people, projects

Json = Any
Deed = Callable[[Work, OpenRun], None]


def _value(opened: OpenRun, field: str) -> Json:
    one = opened.walk.fields[field]
    return one.stored if one.stored is not None and one.field.calc is None else plain(one.value)


def _facts(work: Work, opened: OpenRun) -> None:
    project = opened.project
    if project is None:
        return
    for fact, field in opened.compiled.checklist.sets.items():
        value = _value(opened, field)
        if value is None:
            continue
        if fact == "class":
            project.project_class = str(value)
        elif fact == "title":
            project.title = str(value)
        else:
            projects.put_fact(work.session, project.id, fact, value, opened.run.id, work.now)
            _role_of_fact(work, opened, fact, value)


def _role_of_fact(work: Work, opened: OpenRun, fact: str, value: Json) -> None:
    """Who is named sponsor in a decided form holds that role in the project from then on."""
    roles = {"sponsor": "SPO"}
    project_id = opened.run.project_id
    if fact not in roles or project_id is None:
        return
    today = editions.today(work.session, work.now)
    held = people.members(work.session, project_id, today)
    if not any(one.role == roles[fact] and one.person_id == value for one in held):
        people.assign_role(
            work.session,
            person_id=str(value),
            role=roles[fact],
            valid_from=today,
            project_id=project_id,
        )


def _phase_moved(work: Work, opened: OpenRun) -> None:
    gate, project = gate_of(opened.compiled.resolved), opened.project
    decision = opened.walk.fields["decision"].stored
    option = next((one for one in opened.compiled.resolved.decisions if one.code == decision), None)
    if gate is None or project is None or option is None:
        return
    last = opened.run.gates[-1] if opened.run.gates else gate.id
    leads_to = next((one.leads_to for one in opened.compiled.resolved.gates if one.id == last), gate.leads_to)
    project.state = option.state
    if option.moves == "next":
        project.phase = leads_to
    elif option.moves == "closure":
        project.phase = "closure"


def _conditions_written(work: Work, opened: OpenRun) -> None:
    write_rows(work, opened, "conditions", status="open")


def _rows_written(work: Work, opened: OpenRun) -> None:
    for one in opened.walk.fields.values():
        if one.field.register_ and one.field.register_ != "conditions":
            write_rows(work, opened, one.field.register_, status="open")


def _closure_started(_: Work, opened: OpenRun) -> None:
    if opened.project is not None:
        opened.project.phase = "closure"


def _project_closed(_: Work, opened: OpenRun) -> None:
    if opened.project is not None:
        opened.project.state = "closed"
        opened.project.phase = "benefits" if opened.context.get("project.stopped") != "yes" else "closure"


def _lesson_data(opened: OpenRun) -> dict[str, Json]:
    return {name: _value(opened, name) for name, one in opened.walk.fields.items() if one.shown}


def _lesson_submitted(work: Work, opened: OpenRun) -> None:
    known = lessons.lesson_of_run(work.session, opened.run.id)
    data = _lesson_data(opened)
    first = str(data.get("recommendation") or "")[:200]
    if known is None:
        lessons.create_lesson(
            work.session,
            number=next_lesson_number(work),
            run_id=opened.run.id,
            project_id=opened.run.project_id,
            state="submitted",
            kind=str(data.get("les_kind")),
            title={"en": first, "nl": first},
            data=data,
            author_id=opened.run.started_by,
        )
    else:
        known.state, known.kind, known.data, known.title = (
            "submitted",
            str(data.get("les_kind")),
            data,
            {"en": first, "nl": first},
        )


def _lesson_published(work: Work, opened: OpenRun) -> None:
    lesson = lessons.lesson_of_run(work.session, opened.run.id)
    if lesson is None:
        return
    data = _lesson_data(opened)
    title = str(data.get("les_title") or "")
    lesson.data = data
    lesson.title = {"en": title, "nl": str(data.get("les_title_nl") or title)}
    lesson.state = "discarded" if data.get("destination") == "discard" else "published"
    approval = opened.state.approvals.get("validated")
    lesson.validator_id = approval.by if approval else None
    lesson.review_on = date.fromisoformat(data["review_on"]) if data.get("review_on") else None
    lesson.confidentiality = str(data.get("confidentiality") or "internal")


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "project_opened": _rows_written,
        "phase_moved": _phase_moved,
        "conditions_written": _conditions_written,
        "closure_started": _closure_started,
        "project_closed": _project_closed,
        "lesson_submitted": _lesson_submitted,
        "lesson_published": _lesson_published,
    }
)


def _due(opened: OpenRun, at: str) -> tuple[Rule, ...]:
    biting = set(opened.walk.biting)
    return tuple(
        rule
        for rule, when in opened.compiled.rules
        if rule.kind == "effect" and rule.do in DEEDS and rule.at == at and (when is None or rule in biting)
    )


def apply_effects(work: Work, opened: OpenRun) -> None:
    """Do what sending or deciding this run sets off, in the order of its rules."""
    at = "decide" if opened.state.status == "decided" else "send"
    if at == "decide":
        _facts(work, opened)
    for rule in _due(opened, at):
        if rule.do is not None:
            DEEDS[rule.do](work, opened)
    work.session.flush()
