"""Who did what, when: the events of a form in the order in which they happened."""

from __future__ import annotations

from app.definitions.message import Message
from app.definitions.text import Text
from app.runs.events import Happened
from app.services.runs.form_views import Someone
from app.services.runs.home_views import HistoryLine, Remark
from app.services.runs.opening import OpenRun, open_run
from app.services.work import Work
from app.store import events

ERASED = ("step", "label", "note", "reason", "number", "duty", "before", "act", "moments")


def _label(opened: OpenRun, field: str) -> Text:
    known = opened.walk.fields.get(field)
    return known.field.label if known else Text(en=field, nl=field)


def _what(opened: OpenRun, event: Happened) -> Message:
    body = event.body
    if not body and event.kind != "run_started":
        return Message(f"happened-{event.kind}", dict.fromkeys(ERASED, ""))
    args: dict[str, str | int | Text] = {}
    if "step" in body:
        steps = {step.id: step.title for step in opened.compiled.checklist.steps}
        args["step"] = steps.get(body["step"], Text(en=body["step"], nl=body["step"]))
    if "field" in body:
        args["label"] = _label(opened, body["field"])
    for name in ("note", "reason", "number", "duty", "before", "act", "moments"):
        if name in body:
            args[name] = str(body[name])
    if event.kind == "run_started" and "number" in body:
        return Message("happened-run_revised", args)
    return Message(f"happened-{event.kind}", args)


def _line(opened: OpenRun, event: Happened, erased: bool) -> HistoryLine:
    changes = tuple(
        (_label(opened, change["field"]), change["before"], change["after"])
        for change in event.body.get("changes", [])
    )
    who = Someone(event.actor, opened.names.of(event.actor) or "") if event.actor else None
    return HistoryLine(event.at, who, event.kind, _what(opened, event), changes, erased)


def history(work: Work, number: str) -> tuple[HistoryLine, ...]:
    """Every event of a form, oldest first."""
    return lines_of(work, open_run(work, number))


def lines_of(work: Work, opened: OpenRun) -> tuple[HistoryLine, ...]:
    """The same of a form that is open."""
    erased = {one.seq for one in events.events_of(work.session, opened.run.id) if one.erased}
    return tuple(_line(opened, event, event.seq in erased) for event in opened.happened)


def remarks_of(opened: OpenRun) -> tuple[Remark, ...]:
    """What the one who returned the form wants changed, with the questions it is about."""
    found = []
    for one in opened.state.remarks:
        known = opened.walk.fields.get(one.field) if one.field else None
        by = Someone(one.by, opened.names.of(one.by) or "")
        found.append(
            Remark(
                one.field,
                known.step.id if known else None,
                known.field.label if known else None,
                one.text,
                by,
            )
        )
    return tuple(found)
