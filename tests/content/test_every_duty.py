"""Every separation of duties is enforced somewhere, refuses who it should and lets others through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.definitions.checklist import Asked, Field, Step
from app.definitions.message import Message
from app.runs.duties import Given, answered_self, may_approve
from app.runs.pen import TURNS, Cast, as_roles, may_fill, roles_of, turn_of, typed
from app.runs.state import RunState
from tests.content.test_repository import FORMS, compiled, method

DUTIES = sorted(method().duties)
# A deputy is bound like the person replaced: no place in a form, but true of all of them.
OF_PEOPLE = {"SoD-11"}
REVIEW = RunState(status="in_review")


@dataclass(frozen=True)
class Place:
    """Something that is filled in or approved, and the roles that never do it."""

    form: str
    step: Step
    asked: Asked
    field: Field | None
    never: tuple[str, ...]
    duty: str | None

    @property
    def name(self) -> str:
        table = f"{self.field.id}." if self.field else ""
        return f"{self.form}:{table}{self.asked.id}"

    def refusal(self, cast: Cast, person: str = "anna") -> Message | None:
        return may_fill(self.asked, self.step, self.field, person, cast, TURNS)


def _questions() -> Iterator[tuple[str, Step, Field, Field | None]]:
    for form in FORMS:
        for step in compiled(form).steps:
            for field in step.fields:
                if typed(field) or field.type == "approval":
                    yield form, step, field, None


def places() -> list[Place]:
    found = []
    for form, step, field, _ in _questions():
        never, duty = (*as_roles(step.never), *as_roles(field.never)), field.duty or step.duty
        if never:
            found.append(Place(form, step, field, None, never, duty))
    return found


def approvals() -> list[tuple[str, Field]]:
    return [(form, field) for form, _, field, _ in _questions() if field.type == "approval"]


def _marked() -> set[str]:
    """The duties that a question, a page or a rule of some form names."""
    named = {one.duty for one in places()} | {field.duty for _, field in approvals()}
    rules = " ".join(rule.when or "" for form in FORMS for rule in compiled(form).checklist.rules)
    return {duty for duty in DUTIES if duty in named or f"'{duty}'" in rules}


@pytest.mark.parametrize("duty", DUTIES)
def test_every_duty_is_enforced_somewhere(duty: str) -> None:
    assert duty in _marked() | OF_PEOPLE


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_who_holds_a_role_that_must_keep_away_is_refused_and_another_is_not(place: Place) -> None:
    fills = dict.fromkeys(roles_of(place.asked, place.step, place.field), frozenset({"anna", "ben"}))
    assert place.refusal(Cast(fills)) is None
    for role in place.never:
        both = Cast({**fills, role: fills.get(role, frozenset()) | {"anna"}})
        refused = place.refusal(both)
        assert refused is not None
        assert refused.id == "duty-never"
        assert role in fills or place.refusal(both, "ben") is None


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_who_stands_in_for_somebody_is_bound_like_that_person(place: Place) -> None:
    fills = dict.fromkeys(roles_of(place.asked, place.step, place.field), frozenset({"anna"}))
    held = {**fills, place.never[0]: frozenset({"ben"})}
    deputy = Cast(held, stands_for={"anna": frozenset({"ben"})})
    refused = place.refusal(deputy)
    assert refused is not None
    assert refused.id == "duty-never"
    if place.never[0] not in fills:
        assert place.refusal(Cast(held)) is None


COVERING = [pytest.param(form, one, id=f"{form}:{one.id}") for form, one in approvals() if one.covers]


@pytest.mark.parametrize(("form", "approval"), COVERING)
def test_nobody_approves_an_own_answer_and_another_may(form: str, approval: Field) -> None:
    found = compiled(form)
    step = found.step_of(approval.id)
    cast = Cast(dict.fromkeys(roles_of(approval, step), frozenset({"anna", "ben"})))
    covered = [
        Given(field.id, "", "anna")
        for one in found.steps
        if one.id in approval.covers
        for field in one.fields
        if typed(field)
    ]
    open_now = (turn_of(approval, step),)
    assert answered_self(found, approval, covered, "anna", cast)
    assert may_approve(found, approval, "anna", cast, open_now, covered, REVIEW) is not None
    assert may_approve(found, approval, "ben", cast, open_now, covered, REVIEW) is None


def test_an_approval_that_covers_nothing_keeps_somebody_away_by_name() -> None:
    kept_apart = {(one.form, one.asked.id) for one in places()}
    assert [
        (form, one.id) for form, one in approvals() if not one.covers and (form, one.id) not in kept_apart
    ] == []


def test_only_a_waivable_duty_is_written_so_that_a_waiver_lifts_it() -> None:
    waivable = {id_ for id_, one in method().duties.items() if one.waivable}
    assert waivable == {"SoD-2", "SoD-5", "SoD-6", "SoD-7"}
    for form in FORMS:
        for rule in compiled(form).checklist.rules:
            lifted = {duty for duty in DUTIES if f"'{duty}' in run.waived" in (rule.when or "")}
            assert lifted <= waivable, rule.id


@pytest.mark.parametrize("duty", ["SoD-2", "SoD-5", "SoD-6", "SoD-7"])
def test_a_waiver_lifts_its_own_duty_only(duty: str) -> None:
    marked = [one for one in places() if one.duty == duty and one.never]
    for place in marked:
        fills = dict.fromkeys(roles_of(place.asked, place.step), frozenset({"anna"}))
        bound = {**fills, place.never[0]: frozenset({"anna"})}
        assert place.refusal(Cast(bound, waived=frozenset({"SoD-1"}))) is not None
        if {duty} == {place.duty, place.step.duty or duty}:
            assert place.refusal(Cast(bound, waived=frozenset({duty}))) is None
