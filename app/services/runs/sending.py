"""Handing over: check the answers, send, take back, return with remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.definitions.checklist import Rule, Turn
from app.definitions.message import Message, Refused, refused
from app.definitions.text import Text
from app.runs.acceptable import LONGEST
from app.runs.complete import Open, open_in, warnings_in
from app.runs.pen import as_roles
from app.services.runs.auto import unexplained
from app.services.runs.differences import since_last_time
from app.services.runs.effects import apply_effects, undo_sending
from app.services.runs.finishing import blocked_by, finish_if_complete, keep_record, stopping
from app.services.runs.form_head import form_head
from app.services.runs.form_views import CheckPage, Problem, Someone
from app.services.runs.happening import record_event
from app.services.runs.nobody_there import nobody_there
from app.services.runs.opening import OpenRun, open_run, open_to_change
from app.services.runs.step_page import step_page
from app.services.runs.waiting import whose_turn
from app.services.work import Work
from app.store import runs


def _problem(one: Open) -> Problem:
    return Problem(one.step, one.field, one.label, one.message, one.row)


def _to_do(opened: OpenRun, one: Open, person: str | None) -> Problem:
    """The same; what others have to do first is said as theirs."""
    if not one.roles or opened.cast.holds(person, one.roles):
        return _problem(one)
    return replace(_problem(one), message=Message("open-for-others", {"roles": one.roles}))


def _rule_problem(opened: OpenRun, rule: Rule) -> Problem:
    field = rule.fields[0] if rule.fields else None
    known = opened.walk.fields.get(field) if field else None
    return Problem(
        known.step.id if known else None, field, known.field.label if known else None, rule.message
    )


def _still_open(opened: OpenRun) -> tuple[Open, ...]:
    """What the author still has to do before the form can be sent."""
    return (*open_in(opened.walk, "author"), *unexplained(opened.walk, opened.verdicts))


def may_send(opened: OpenRun, person: str | None) -> Message | None:
    """Why this person cannot send the form now, apart from what is still open in it."""
    if opened.state.status != "draft":
        return Message("send-not-draft")
    sender = as_roles(opened.compiled.checklist.sender)
    if not opened.cast.holds(person, sender):
        return Message("send-other-role", {"roles": sender})
    return None


def check_page(work: Work, number: str) -> CheckPage:
    """All answers before sending: what is still to do, the warnings, and who gets it next."""
    opened = open_run(work, number)
    problems = [_to_do(opened, one, work.actor.person_id) for one in _still_open(opened)]
    problems += [_rule_problem(opened, rule) for rule in stopping(opened, "send")]
    warnings = [_problem(one) for one in warnings_in(opened.walk)]
    warnings += [
        _rule_problem(opened, rule)
        for rule in opened.walk.biting
        if rule.kind == "warn" and rule.at == "send"
    ]
    if opened.state.status == "draft":
        warnings += nobody_there(opened)
    refusal = may_send(opened, work.actor.person_id)
    return CheckPage(
        head=form_head(work, opened),
        steps=tuple(step_page(work, opened, step) for step in opened.walk.steps()),
        problems=tuple(problems),
        warnings=tuple(warnings),
        next=opened.compiled.checklist.next,
        next_people=next_people(opened),
        can_send=refusal is None and not problems,
        why_not=refusal,
        since=since_last_time(work, opened) if opened.state.status == "draft" else None,
        brings=_brings(opened) if opened.state.status == "draft" else (),
    )


def _brings(opened: OpenRun) -> tuple[Text, ...]:
    """What sending it will bring about, in the words of the rules that hold now."""
    effects = [one for one in opened.compiled.rules if one[0].kind == "effect" and one[0].at == "send"]
    now = [rule for rule, when in effects if when is None or rule in opened.walk.biting]
    return tuple(dict.fromkeys(rule.message for rule in now))


def next_people(opened: OpenRun) -> tuple[Someone, ...]:
    """Who gets the form after sending: everybody whom the review asks something."""
    turns: tuple[Turn, ...] = ("review", "decision")
    for turn in turns:
        roles = tuple(dict.fromkeys(role for one in open_in(opened.walk, turn) for role in one.roles))
        found = opened.cast.of(roles)
        if found:
            return tuple(Someone(one, opened.names.of(one) or "") for one in sorted(found))
    return ()


def send(work: Work, number: str) -> None:
    """Send the form to those who review it. Raises Refused with everything that is still open."""
    opened = open_to_change(work, number)
    refusal = may_send(opened, work.actor.person_id)
    if refusal is not None:
        raise Refused(refusal)
    still_open = _still_open(opened)
    if still_open:
        labels: tuple[Text, ...] = tuple(dict.fromkeys(one.label for one in still_open))
        raise refused("send-still-open", labels=labels, count=len(still_open))
    blocked = stopping(opened, "send")
    if blocked:
        raise Refused(blocked_by(blocked))
    record_event(work, opened, "run_sent", _standing(opened))
    sent = open_run(work, number)
    keep_record(work, sent)
    apply_effects(work, sent, "send")
    finish_if_complete(work, open_run(work, number))


def _standing(opened: OpenRun) -> dict[str, str]:
    """Where the project stands when its form is sent: it goes back there when the form counts no longer."""
    project = opened.project
    return {"phase": project.phase, "state": project.state} if project else {}


def may_take_back(opened: OpenRun, person: str | None) -> Message | None:
    """Why this person cannot take the form back: until someone acted, who sent it can."""
    if opened.state.status != "submitted":
        return Message("take-back-too-late" if opened.state.status == "in_review" else "take-back-not-sent")
    return None if person == opened.state.sent_by else Message("take-back-not-sender")


def take_back(work: Work, number: str) -> None:
    """Take a sent form back to go on with it."""
    opened = open_to_change(work, number)
    refusal = may_take_back(opened, work.actor.person_id)
    if refusal is not None:
        raise Refused(refusal)
    record_event(work, opened, "run_taken_back", {})
    _back_to_author(work, number)


def may_send_back(opened: OpenRun, person: str | None) -> Message | None:
    """Why this person cannot return the form: those can whom review or decision asks something."""
    if opened.state.status not in ("submitted", "in_review"):
        return Message("return-not-sent")
    return None if person in whose_turn(opened, ("review", "decision")) else Message("return-not-reviewer")


def send_back(work: Work, number: str, note: str, remarks: Mapping[str, str]) -> None:
    """Return a form with remarks on named questions; approvals stay unless their answers change."""
    opened = open_to_change(work, number)
    refusal = may_send_back(opened, work.actor.person_id)
    if refusal is not None:
        raise Refused(refusal)
    asked = {name for name, one in opened.walk.fields.items() if one.shown}
    named = [
        {"field": name, "text": _words(text)}
        for name, text in remarks.items()
        if text.strip() and name in asked
    ]
    if not note.strip() and not named:
        raise refused("return-needs-remark")
    record_event(work, opened, "run_returned", {"note": _words(note), "remarks": named})
    _back_to_author(work, number)


def _words(text: str) -> str:
    """A remark as it is kept: as long as an answer may be."""
    return text.strip()[:LONGEST]


def _back_to_author(work: Work, number: str) -> None:
    """What was sent is a draft again: there is no record of it, and what sending set off is undone."""
    opened = open_run(work, number)
    runs.set_frozen(work.session, opened.run, None)
    undo_sending(work, opened)
