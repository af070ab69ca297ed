"""What must hold for every rule, whatever it says."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.definitions.rules import (
    Node,
    RuleError,
    Value,
    calls,
    condition,
    evaluate,
    parse,
    reads,
    typecheck,
    words,
)
from app.definitions.rules.parse import LONGEST
from tests.definitions.rules.reference import UNKNOWN, reference
from tests.definitions.rules.trees import NAMES, conditions, numbers, scopes, written

many = settings(
    max_examples=150, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
Scope = Mapping[str, Value]


class Plain:
    """Names and codes are called what they are."""

    def label(self, name: str, lang: str) -> str:
        return name

    def option(self, name: str, code: str, lang: str) -> str:
        return code


def outcome(node: Node, scope: Scope) -> Value:
    found = evaluate(node, scope, {})
    return UNKNOWN if found is None else found


@many
@given(conditions, scopes)
def test_a_condition_comes_to_what_the_naive_reading_says(node: Node, scope: Scope) -> None:
    assert outcome(node, scope) == reference(node, scope)


@many
@given(numbers, scopes)
def test_a_number_comes_to_what_the_naive_reading_says(node: Node, scope: Scope) -> None:
    assert outcome(node, scope) == reference(node, scope)


@many
@given(st.one_of(conditions, numbers))
def test_a_rule_that_is_written_out_is_read_back_as_the_same_rule(node: Node) -> None:
    source = written(node)
    assume(len(source) <= LONGEST)
    assert parse(source) == node


@many
@given(conditions)
def test_a_condition_about_the_right_kinds_is_accepted(node: Node) -> None:
    condition(node, NAMES)


@many
@given(numbers)
def test_a_sum_of_numbers_is_a_number(node: Node) -> None:
    assert typecheck(node, NAMES).kind == "number"


@many
@given(conditions, scopes)
def test_what_a_condition_does_not_read_does_not_matter(node: Node, scope: Scope) -> None:
    tables = {"table", "others", "who"}
    read = {name.split(".")[0] if name.split(".")[0] in tables else name for name in reads(node)}
    left = {name: value for name, value in scope.items() if name in read}
    assert outcome(node, left) == outcome(node, scope)


@many
@given(conditions)
def test_every_condition_can_be_said_in_both_languages(node: Node) -> None:
    for lang in ("en", "nl"):
        said = words(node, lang, Plain())
        assert said
        assert "{" not in said
        assert all(name.partition(".")[0] in said for name in reads(node))


@many
@given(conditions, scopes)
def test_a_condition_and_its_contrary_never_both_hold(node: Node, scope: Scope) -> None:
    contrary = parse(f"not {written(node)}") if len(written(node)) < LONGEST - 5 else node
    assert calls(contrary) == calls(node)
    if contrary is not node:
        both = {outcome(node, scope), outcome(contrary, scope)}
        assert both in ({True, False}, {UNKNOWN})


@many
@given(st.text(alphabet="ab.()[]'\"=<>!+-*/,: 019yesnoif\n\\é", max_size=60))
def test_no_text_makes_the_reader_stumble(source: str) -> None:
    with suppress(RuleError):
        assert isinstance(reads(parse(source)), frozenset)


@many
@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_no_number_makes_reckoning_stumble(one: Decimal, two: Decimal) -> None:
    for operator in "+-*/":
        evaluate(parse(f"one {operator} two"), {"one": one, "two": two}, {})
