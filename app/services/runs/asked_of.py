"""Of whom a form asks something, and whom it is about, read from its definition without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.definitions.checklist import Turn
from app.definitions.compiled import Compiled
from app.definitions.reading import ANSWER
from app.runs.pen import as_roles, roles_of, turn_of, typed
from app.services.editions import definition_in
from app.services.runs.cast import gate_of
from app.store import Session, asking
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
    for role in _named(compiled, turns):
        yield role
        gate = gate_of(compiled.resolved)
        if gate is not None and role in ("decider", "checker"):
            yield from gate.decider.values()
            yield from gate.checker.values()


def _named(compiled: Compiled, turns: tuple[Turn, ...]) -> Iterator[str]:
    for step in compiled.steps:
        for field in step.fields:
            for one in (field, *field.columns):
                beside = None if one is field else field
                if (typed(one) or one.type == "approval") and turn_of(one, step, beside) in turns:
                    yield from roles_of(one, step, beside)


def asked_by(session: Session, run: Run, turns: tuple[Turn, ...]) -> Asked:
    """The same for the definition that a run is pinned to."""
    key = (run.definition_hash, turns)
    if key not in _KNOWN:
        _KNOWN[key] = asked_roles(definition_in(session, run.definition_hash), turns)
    return _KNOWN[key]


def asked_now(session: Session, run: Run) -> Asked:
    """Of whom an unfinished form can ask something now."""
    turns: tuple[Turn, ...] = ("author",) if run.status == "draft" else ("review", "decision")
    return asked_by(session, run, turns)


def names_people(asked: Asked) -> bool:
    """Whether whom it asks is known only from its answers."""
    return any(role.startswith(ANSWER) for role in asked)


def forms_about(session: Session, person_id: str) -> frozenset[str]:
    """The forms that are about this person, finished or not, by what each says of whom it is about."""
    known = {one: definition_in(session, one).checklist for one in asking.hashes_of_person_forms(session)}
    named_in = {hash_: one.person for hash_, one in known.items() if one.person is not None}
    return asking.about_person(session, named_in, person_id)


def forms_asking(session: Session, person_id: str, roles: Iterable[str]) -> frozenset[str]:
    """The unfinished forms that not everybody sees and that ask something of who holds these roles.

    `roles`: in the organisation. Whoever is asked must be able to read what is asked, and no more than that.
    """
    held = frozenset(roles)
    asked = {run.id: asked_now(session, run) for run in asking.waiting_for_few(session)}
    by_role = frozenset(id_ for id_, of in asked.items() if of & held)
    unsure = [id_ for id_, of in asked.items() if id_ not in by_role and names_people(of)]
    return by_role | asking.naming(session, unsure, person_id)
