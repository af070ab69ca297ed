"""A run is finished when nothing is left open: then it is frozen, decided, and its effects happen."""

from __future__ import annotations

from typing import Any

from app.definitions.checklist import Rule
from app.definitions.message import Message, Refused
from app.definitions.text import LANGS
from app.runs.complete import open_in
from app.runs.freeze import Signature, freeze
from app.services.runs.effects import apply_effects
from app.services.runs.form_head import name_of
from app.services.runs.happening import record_event
from app.services.runs.opening import OpenRun, open_run
from app.services.runs.revising import replace_old
from app.services.work import Work
from app.store import runs

Json = Any


def _may_all_the_same(opened: OpenRun, rule: Rule) -> bool:
    """Whether the answers a rule is about were given by people whom it lets through."""
    givers = {one.by for one in opened.given if one.field in rule.fields} if rule.unless_by else set()
    return bool(givers) and all(opened.cast.holds(one, rule.unless_by) for one in givers)


def stopping(opened: OpenRun, at: str) -> tuple[Rule, ...]:
    """The stop rules that block the whole act `at` (start, send, decide) now."""
    return tuple(
        rule
        for rule in opened.walk.biting
        if rule.kind == "stop"
        and rule.at == at
        and rule.closes is None
        and not _may_all_the_same(opened, rule)
    )


def keep_record(work: Work, opened: OpenRun) -> None:
    """Freeze what the run shows now, in both languages."""
    approvals = {
        name: Signature(opened.names.of(one.by) or "", one.at) for name, one in opened.state.approvals.items()
    }
    given = {**opened.signatures, **approvals}
    name = name_of(work, opened)
    title = opened.compiled.checklist.title
    head: dict[str, Json] = {
        "number": opened.run.number,
        "name": {lang: name[lang] for lang in LANGS},
        "checklist": {"id": opened.run.checklist_id, "title": {lang: title[lang] for lang in LANGS}},
        "project": {"number": opened.project.number, "title": opened.project.title}
        if opened.project
        else None,
        "edition": opened.run.edition_id,
        "revision": opened.run.revision,
        "status": opened.state.status,
        "started_by": opened.names.of(opened.run.started_by),
        "at": work.now.isoformat(),
    }
    runs.set_frozen(work.session, opened.run, freeze(opened.walk, head, opened.names, given))


def finish_if_complete(work: Work, opened: OpenRun) -> bool:
    """Decide the run when review and decision leave nothing open. Returns whether it did.

    Raises Refused when a rule stops the decision.
    """
    if opened.state.status not in ("submitted", "in_review"):
        return False
    if open_in(opened.walk, "review") or open_in(opened.walk, "decision"):
        return False
    blocked = stopping(opened, "decide")
    if blocked:
        raise Refused(blocked_by(blocked))
    decision = opened.walk.fields.get("decision")
    record_event(work, opened, "run_decided", {"decision": decision.stored if decision else None})
    decided = open_run(work, opened.run.number)
    keep_record(work, decided)
    if opened.run.supersedes_id is not None:
        replace_old(work, decided)
    apply_effects(work, decided, "decide")
    return True


def blocked_by(rules: tuple[Rule, ...]) -> Message:
    """The message that says, in the method's own words, why an act is blocked."""
    return Message("blocked-by-rules", {"reasons": tuple(rule.message for rule in rules)})


def deciding_rules(opened: OpenRun) -> tuple[Rule, ...]:
    """The rules that write a row when the run is decided, as far as they hold now."""
    biting = {rule.id for rule in opened.walk.biting}
    return tuple(
        rule
        for rule, when in opened.compiled.rules
        if rule.kind == "effect"
        and rule.at == "decide"
        and rule.writes is not None
        and (when is None or rule.id in biting)
    )
