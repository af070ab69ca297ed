"""Every rule of the method is there, bites in one case and lets through in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from app.definitions.rules import evaluate
from app.definitions.rules.witness import witness
from app.runs.path import Walk, walk
from tests.content.rules_of_the_method import ALWAYS, ASKED, DUTIES, KINDS
from tests.content.test_repository import FORMS, compiled, follow

EVERY_MODULE = [{"_id": f"m{n}", "module": f"M{n}", "score": "85", "on": "2026-03-02"} for n in range(1, 11)]
# Where the search finds no case in which a rule lets through: answers and facts, by form and rule.
BY_HAND: Mapping[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {
    ("pm-onboarding", "S-C28-2"): ({"modules": {"rows": EVERY_MODULE}, "experience": "none"}, {}),
}


@cache
def rules() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Rule id -> the forms in which it stands, each with its kind there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form in FORMS:
        for rule in compiled(form).checklist.rules:
            found.setdefault(rule.id, []).append((form, rule.kind))
    return {id_: tuple(where) for id_, where in found.items()}


def _stated(id_: str) -> tuple[tuple[str, str], ...]:
    """A rule of the method by its id, or in parts with a letter each."""
    part = re.compile(rf"{re.escape(id_)}[a-z]?")
    return tuple(one for name, where in rules().items() if part.fullmatch(name) for one in where)


def _conditions() -> Iterator[tuple[str, str]]:
    for form in FORMS:
        yield from ((form, rule.id) for rule, when in compiled(form).rules if when is not None)


def outcome(seen: Walk, rule: str) -> Any:
    """What the condition of a rule comes to: True where it bites, False where it lets through."""
    when = next(when for one, when in seen.compiled.rules if one.id == rule and when is not None)
    return evaluate(when, seen.scope, seen.compiled.resolved.scales)


def _let_through(form: str, rule: str) -> Walk:
    if (form, rule) in BY_HAND:
        answers, context = BY_HAND[form, rule]
        return walk(compiled(form), answers, {**compiled(form).settings, **context})
    proof = witness(compiled(form), f"not:{rule}")
    assert proof is not None
    return follow(compiled(form), proof)


def test_the_method_has_86_rules() -> None:
    assert len(KINDS) == 86


@pytest.mark.parametrize("id_", sorted(KINDS.keys() - DUTIES.keys() - ASKED.keys()))
def test_every_rule_of_the_method_stands_in_a_form_with_its_kind(id_: str) -> None:
    assert KINDS[id_] in {kind for _, kind in _stated(id_)}


@pytest.mark.parametrize("id_", sorted(DUTIES))
def test_a_rule_that_is_a_separation_of_duties_stands_at_what_it_keeps_apart(id_: str) -> None:
    form, question, duty = DUTIES[id_]
    asked, step = compiled(form).field(question), compiled(form).step_of(question)
    assert duty in (asked.duty, step.duty)
    assert asked.never or step.never or asked.covers


@pytest.mark.parametrize("id_", sorted(ASKED))
def test_a_rule_about_what_is_asked_is_the_condition_of_a_question(id_: str) -> None:
    form, question, words = ASKED[id_]
    assert words in (compiled(form).field(question).show or "")


@pytest.mark.parametrize(("form", "rule"), list(_conditions()))
def test_every_rule_lets_through_somewhere(form: str, rule: str) -> None:
    if rule in ALWAYS:
        assert outcome(walk(compiled(form), {}, {"project.class": "S"}), rule) is True
    else:
        assert outcome(_let_through(form, rule), rule) is False


def _sentences() -> Iterator[tuple[str, str]]:
    for form in FORMS:
        found = compiled(form)
        yield from ((form, f"check:{name}") for name in found.check)
        yield from ((form, f"warn:{name}") for name in found.warn)


@pytest.mark.parametrize(("form", "sentence"), list(_sentences()))
def test_every_check_refuses_something_and_every_warning_warns(form: str, sentence: str) -> None:
    assert witness(compiled(form), sentence) is not None
