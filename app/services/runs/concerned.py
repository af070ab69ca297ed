"""Whom a form can concern at all, read from its definition: so that home opens no form for nothing.

What is said here may be too much (the form is then opened, and asks nothing after all), never too little.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.definitions.checklist import Turn
from app.definitions.compiled import Compiled
from app.definitions.reading import ANSWER
from app.runs.pen import STARTER_WORDS, as_roles, roles_of, turn_of, typed
from app.services.editions import definition
from app.services.rights import OFFICE
from app.services.runs.cast import gate_of
from app.services.work import Work
from app.store.model import Run

Asked = frozenset[str]
# A definition never changes once it is published, so whom it asks is read once in the life of a process.
_KNOWN: dict[tuple[str, tuple[Turn, ...]], Asked] = {}


def asked_roles(compiled: Compiled, turns: tuple[Turn, ...]) -> Asked:
    """Every role and role word that a form asks something of in these turns, shown or not."""
    return frozenset(_asked(compiled, turns))


def _asked(compiled: Compiled, turns: tuple[Turn, ...]) -> Iterator[str]:
    if "author" in turns:
        yield from as_roles(compiled.checklist.sender)
    gate = gate_of(compiled.resolved)
    words = {"decider": gate.decider.values(), "checker": gate.checker.values()} if gate else {}
    for step in compiled.steps:
        for field in step.fields:
            for one in (field, *field.columns):
                asks = typed(one) or one.type == "approval"
                beside = None if one is field else field
                if asks and turn_of(one, step, beside) in turns:
                    for role in roles_of(one, step, beside):
                        yield from (role, *words.get(role, ()))
                        if role == "checker" and gate is not None:
                            yield from gate.decider.values()


def _of(work: Work, run: Run, turns: tuple[Turn, ...]) -> Asked:
    key = (run.definition_hash, turns)
    if key not in _KNOWN:
        _KNOWN[key] = asked_roles(definition(work, run.definition_hash), turns)
    return _KNOWN[key]


def _turns(run: Run) -> tuple[Turn, ...]:
    return ("author",) if run.status == "draft" else ("review", "decision")


def may_wait_for_me(work: Work, run: Run) -> bool:
    """Whether an unfinished form can ask something of the actor now."""
    asked = _of(work, run, _turns(run))
    own = run.started_by == work.actor.person_id and not asked.isdisjoint(STARTER_WORDS)
    named = any(role.startswith(ANSWER) for role in asked)  # whom an answer names is known only inside
    return own or named or work.actor.holds(*asked, project_id=run.project_id)


def may_be_mine(work: Work, run: Run) -> bool:
    """Whether the actor started or can have sent this form."""
    sends = _of(work, run, ("author",))
    return run.started_by == work.actor.person_id or work.actor.holds(*sends, project_id=run.project_id)


def may_be_told(work: Work, run: Run) -> bool:
    """Whether the actor can be one of those who are told that the decision of this form is late."""
    if run.status == "draft" or not run.gates:
        return False
    return work.actor.holds(*OFFICE, *_of(work, run, ("decision",)), project_id=run.project_id)


def may_approve_late(work: Work, run: Run) -> bool:
    """Whether a finished form can still ask the actor for an approval."""
    return work.actor.holds(*_of(work, run, ("review", "decision")), project_id=run.project_id)
