"""Who holds which role, and who may not be the same person."""

from typing import Any

import pytest

from app.definitions.rules import RuleError, parse, typecheck
from app.definitions.types import PERSON, TEXT, Type, rows
from tests.definitions.rules.answers import comes_to
from tests.definitions.rules.answers import rows as table

ROLE = Type("role", frozenset({"SPO", "PM", "BCO", "SUP"}))
NAMES = {
    "roles": rows({"role": ROLE, "person": PERSON}),
    "things": rows({"maker": ROLE, "accepter": PERSON, "name": TEXT}),
}


def holders(*pairs: tuple[str | None, str | None]) -> Any:
    return table(role=[role for role, _ in pairs], person=[person for _, person in pairs])


@pytest.mark.parametrize(
    ("held", "has", "once"),
    [
        (["SPO", "PM"], True, True), (["SPO", "PM", "BCO", None], True, True),
        (["SPO", "PM", "PM"], True, False), (["SPO"], False, False), ([], False, False),
    ],
)  # fmt: skip
def test_each_role_is_held_at_least_or_exactly_once(held: list[str | None], has: bool, once: bool) -> None:
    assert comes_to("has_roles(r.role, 'SPO, PM')", r=table(role=held)) is has
    assert comes_to("one_each(r.role, 'SPO,PM')", r=table(role=held)) is once


def test_a_table_that_is_not_answered_holds_nobody_yet() -> None:
    assert comes_to("has_roles(r.role, 'SPO')", r=None) is None
    assert comes_to("one_each(r.role, x)", r=(), x=None) is None


def test_a_role_that_nobody_can_hold_is_a_slip_of_the_author() -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse("has_roles(roles.role, 'SPO,MP')"), NAMES)
    assert caught.value.problem.args["wrong"] == "MP"
    assert typecheck(parse("one_each(roles.role, 'SPO, PM')"), NAMES).kind == "bool"


def test_one_person_with_both_roles_is_found() -> None:
    same = "same_person(r.role, r.person, 'SPO', 'PM')"
    assert comes_to(same, r=holders(("SPO", "an"), ("PM", "an"))) is True
    assert comes_to(same, r=holders(("SPO", "an"), ("PM", "bo"), ("BCO", "an"))) is False
    assert comes_to(same, r=holders(("SPO", "an"), ("PM", "bo"), ("PM", "an"))) is True
    assert comes_to(same, r=holders(("SPO", None), ("PM", None))) is False
    assert comes_to(same, r=()) is False
    assert comes_to(same, r=None) is None


def test_the_same_person_twice_in_a_row_is_found_also_among_three() -> None:
    assert comes_to("disjoint(t.a, t.b)", t=table(a=["an", "bo"], b=["bo", "an"])) is True
    assert comes_to("disjoint(t.a, t.b)", t=table(a=["an", "bo"], b=["bo", "bo"])) is False
    assert comes_to("disjoint(t.a, t.b, t.c)", t=table(a=["an"], b=["bo"], c=["an"])) is False
    assert comes_to("disjoint(t.a, t.b)", t=table(a=["an"], b=[None])) is None
    assert comes_to("disjoint(t.a, t.b)", t=()) is True


def test_what_can_never_be_the_same_is_not_compared() -> None:
    with pytest.raises(RuleError) as caught:
        typecheck(parse("disjoint(things.accepter, things.name)"), NAMES)
    assert caught.value.problem.id == "rule-type"
    assert typecheck(parse("disjoint(roles.person, roles.person)"), NAMES).kind == "bool"


def accepted(maker: str | None, accepter: str | None, *held: tuple[str, str | None]) -> Any:
    things = table(maker=[maker], accepter=[accepter])
    rule = "maker_not_accepter(things.maker, things.accepter, reg.roles.role, reg.roles.person)"
    return comes_to(rule, things=things, reg__roles=holders(*held))


def test_who_holds_the_role_that_makes_it_does_not_accept_it() -> None:
    held = (("SUP", "an"), ("SUP", "bo"), ("BCO", "cy"), ("PM", None))
    assert accepted("SUP", "cy", *held) is True
    assert accepted("SUP", "bo", *held) is False
    assert accepted("PM", "bo", *held) is True
    assert accepted("SUP", None, *held) is None
    assert accepted(None, "an", *held) is None
    assert accepted("SUP", "an") is True
    rule = "maker_not_accepter(things.maker, things.accepter, roles.role, roles.person)"
    assert typecheck(parse(rule), NAMES).kind == "bool"
