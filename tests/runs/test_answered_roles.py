"""Who holds the pen where an answer says so."""

from __future__ import annotations

from typing import Any

from app.definitions.compiled import compile_checklist
from app.runs.answered_roles import holders_of, with_answers
from app.runs.path import Walk, walk
from app.runs.pen import Cast, may_fill, roles_in
from tests.runs.small import compiled, context

REVIEW = compiled("risk-review")
CAST = Cast({"PM": frozenset({"robin"}), "SPO": frozenset({"mirjam"}), "PMO": frozenset({"olga"})})
ROWS = {"rows": [{"_id": "a", "owner": "anna"}, {"_id": "b", "owner": "bob"}, {"_id": "c"}]}


def seen(**answers: Any) -> Walk:
    return walk(REVIEW, answers, context("risk-review"))


def test_the_person_that_an_answer_names_holds_the_pen() -> None:
    seal, step = REVIEW.field("seen"), REVIEW.step_of("seen")
    named = with_answers(CAST, seen(helper="anna"))
    assert named.of(("answer:helper",)) == {"anna"}
    assert may_fill(seal, step, None, "anna", named, ("author",)) is None
    assert may_fill(seal, step, None, "bob", named, ("author",)) is not None


def test_nobody_is_named_while_it_is_not_answered() -> None:
    assert with_answers(CAST, seen()).of(("answer:helper",)) == frozenset()


def test_who_holds_the_role_that_an_answer_comes_to_holds_the_pen() -> None:
    assert with_answers(CAST, seen(risks_now=ROWS)).of(("answer:decides",)) == {"mirjam"}
    assert with_answers(CAST, seen(risks_now={"none": ""})).of(("answer:decides",)) == {"olga"}


def test_a_column_names_everybody_in_it() -> None:
    assert holders_of("risks_now.owner", seen(risks_now=ROWS), CAST) == {"anna", "bob"}
    assert holders_of("risks_now.owner", seen(), CAST) == frozenset()
    assert holders_of("dream", seen(), CAST) == frozenset()


def test_a_form_in_which_no_answer_names_anybody_leaves_the_cast_alone() -> None:
    gate = compiled("gate-g1")
    assert with_answers(CAST, walk(gate, {}, context("gate-g1"))) is CAST


def test_whom_an_answer_names_is_not_a_role_to_be_filled() -> None:
    assert set(roles_in(REVIEW.checklist)) == {"PM"}


def test_an_answer_can_name_who_may_not() -> None:
    idea = compiled("idea")
    step = idea.checklist.steps[0].model_copy(update={"never": ("answer:sponsor",)})
    checklist = idea.checklist.model_copy(update={"steps": (step, *idea.checklist.steps[1:])})
    resolved = idea.resolved.model_copy(update={"checklist": checklist})
    form = compile_checklist(resolved)
    cast = with_answers(
        Cast({"starter": frozenset({"anna"})}), walk(form, {"sponsor": "anna"}, context("idea"))
    )
    refusal = may_fill(form.field("name"), step, None, "anna", cast, ("author",))
    assert refusal is not None
    assert refusal.id == "duty-never"
