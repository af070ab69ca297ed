"""What must hold for every form of the method, whatever people answer and in whatever order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.definitions.rules import evaluate
from app.runs.complete import open_in
from app.runs.path import Walk, walk
from tests.content.test_repository import FORMS
from tests.content.test_walks import Walker

SEEDS = st.integers(min_value=0, max_value=10**9)
few = settings(max_examples=5, deadline=None, derandomize=True)


def _answered(form: str, seed: int) -> Walker:
    walker = Walker(form, random.Random(seed))
    walker.to_the_end()
    return walker


def _again(walker: Walker, answers: dict[str, Any]) -> Walk:
    return walk(walker.form, answers, walker.context)


def _outcome(seen: Walk) -> Any:
    fields = {name: (one.shown, one.value) for name, one in seen.fields.items()}
    return fields, [one.id for one in seen.steps()], [one.id for one in seen.biting]


@pytest.mark.parametrize("form", FORMS)
@given(seed=SEEDS)
@few
def test_any_order_of_answers_gives_the_same_path(form: str, seed: int) -> None:
    walker = _answered(form, seed)
    shuffled = list(walker.answers.items())
    walker.dice.shuffle(shuffled)
    assert _outcome(_again(walker, dict(shuffled))) == _outcome(walker.seen())


@pytest.mark.parametrize("form", FORMS)
@given(seed=SEEDS)
@few
def test_a_hidden_answer_never_counts(form: str, seed: int) -> None:
    walker = _answered(form, seed)
    seen = walker.seen()
    hidden = {name for name, one in seen.fields.items() if not one.shown}
    without = {name: one for name, one in walker.answers.items() if name not in hidden}
    assert _outcome(_again(walker, without)) == _outcome(seen)
    for table in (one for one in seen.fields.values() if one.shown and one.rows):
        rows = [
            {name: cell for name, cell in row.stored.items() if name not in row.hidden} for row in table.rows
        ]
        told = {**walker.answers, table.field.id: {"rows": rows}}
        assert _outcome(_again(walker, told)) == _outcome(seen)


@pytest.mark.parametrize("form", FORMS)
@given(seed=SEEDS)
@few
def test_a_form_that_can_be_sent_satisfies_every_check(form: str, seed: int) -> None:
    walker = _answered(form, seed)
    seen = walker.seen()
    if open_in(seen, "author"):
        return
    scales = seen.compiled.resolved.scales
    for name, node in seen.compiled.check.items():
        one = seen.fields[name]
        if one.shown and (one.step.turn, one.field.turn) in (("author", None), ("author", "author")):
            assert evaluate(node, seen.scope, scales) is not False, name
