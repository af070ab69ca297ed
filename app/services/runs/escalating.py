"""Silence never approves: a decision that is late is shown one level up and to the PMO, and stays open."""

from __future__ import annotations

from datetime import date

from app.services.editions import method
from app.services.rights import OFFICE
from app.services.runs.cast import class_that_counts, decider_role, gate_of
from app.services.runs.opening import OpenRun
from app.services.runs.working_days import after_working_days
from app.services.work import Work, day

DAYS = "decision_days"


def decision_due(work: Work, opened: OpenRun) -> date | None:
    """The day by which a gate that waits for its decision should have it; None where it waits for none."""
    setting = method(work).settings.get(DAYS)
    if setting is None or not isinstance(setting.value, int) or not opened.review_complete:
        return None
    if opened.compiled.checklist.kind != "gate" or opened.state.sent_at is None:
        return None
    steps = {step.id: step.turn for step in opened.compiled.steps}
    reviewed = [
        one.at
        for one in opened.happened
        if one.kind == "step_saved"
        and one.at >= opened.state.sent_at
        and steps.get(one.body.get("step", "")) != "decision"
    ]
    since = max((opened.state.contested_at or opened.state.sent_at, *reviewed))
    return after_working_days(work, day(since, method(work).timezone), setting.value)


def levels_above(opened: OpenRun) -> tuple[str, ...]:
    """The roles that decide for larger projects at this gate than the one that has to decide now."""
    gate = gate_of(opened.compiled.resolved)
    if gate is None:
        return ()
    classes = opened.compiled.resolved.classes
    by_size = (gate.decider.get(one.id) for one in classes)
    order = tuple(dict.fromkeys(role for role in by_size if role is not None))
    now = decider_role(gate, class_that_counts(classes, opened.known.project_class))
    return order[order.index(now) + 1 :] if now in order else ()


def escalated_to(work: Work, opened: OpenRun) -> bool:
    """Whether the actor is one of those who are shown that this decision is late."""
    due = decision_due(work, opened)
    if opened.cast.holds(work.actor.person_id, ("decider",)):
        return False  # it stands among his own work
    if due is None or day(work.now, method(work).timezone) <= due:
        return False
    return work.actor.holds(*OFFICE, *levels_above(opened)[:1], project_id=opened.run.project_id)
