"""What a form would wait for in vain: it asks somebody of whom there is nobody yet."""

from __future__ import annotations

from app.definitions.checklist import Turn
from app.definitions.message import Message
from app.runs.complete import open_in
from app.services.runs.form_views import Problem
from app.services.runs.opening import OpenRun
from app.services.runs.role_titles import NAMED
from app.services.runs.team import named

AFTER_SENDING: tuple[Turn, ...] = ("review", "decision")


def nobody_there(opened: OpenRun) -> tuple[Problem, ...]:
    """A warning for each question after sending that nobody could answer, once for the same roles."""
    coming = _given_by_sending(opened)
    found: dict[tuple[str, ...], Problem] = {}
    for turn in AFTER_SENDING:
        for one in open_in(opened.walk, turn):
            in_answer = any(role.startswith(NAMED) for role in one.roles)
            if in_answer or coming & set(one.roles) or opened.cast.of(one.roles):
                continue
            message = Message("send-nobody-there", {"roles": one.roles})
            found.setdefault(one.roles, Problem(one.step, one.field, one.label, message))
    return tuple(found.values())


def _given_by_sending(opened: OpenRun) -> set[str]:
    """The roles that sending this form itself gives to somebody."""
    effects = [rule for rule, _ in opened.compiled.rules if rule.kind == "effect" and rule.at == "send"]
    gives = any(rule.do == "roles_given" for rule in effects)
    return {role for role, _, _ in named(opened)} if gives else set()
