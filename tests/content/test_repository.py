"""The handbook and the checklists of this repository are right, and every question in them can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.definitions.compiled import Compiled, compile_checklist
from app.definitions.library import Library
from app.definitions.lint import check
from app.definitions.loader import load
from app.definitions.resolve import resolve
from app.definitions.rules.witness import Witness, witness
from app.runs.path import Walk, walk
from tests.content.stored import stored

ROOT = Path(__file__).parents[2]
KEPT = {
    "process-incomplete", "form-not-listed", "form-without-step", "role-unused", "headings-differ",
    "name-of-others", "formal-you", "term-unused", "responsibility-without-process",
}  # fmt: skip
FORMS = sorted(path.stem for path in (ROOT / "checklists").glob("*.yml"))


@cache
def method() -> Library:
    return load(ROOT)[0]


@cache
def compiled(form: str) -> Compiled:
    return compile_checklist(resolve(method(), form))


def follow(form: Compiled, proof: Witness) -> Walk:
    """Walk the form with the answers and facts of a witness."""
    context: Mapping[str, Any] = {**form.settings, **proof.context}
    return walk(form, {name: stored(form.field(name), one) for name, one in proof.answers.items()}, context)


def _questions() -> Iterator[tuple[str, str]]:
    for form in FORMS:
        for step in compiled(form).steps:
            yield from ((form, field.id) for field in step.fields)


def _rules() -> Iterator[tuple[str, str]]:
    for form in FORMS:
        yield from ((form, rule.id) for rule, when in compiled(form).rules if when is not None)


def _criteria() -> Iterator[tuple[str, str]]:
    for form in FORMS:
        yield from ((form, one.code) for one in compiled(form).checklist.criteria)


def test_nothing_is_wrong_with_the_content() -> None:
    findings = [one.line_of_text("en") for one in check(ROOT) if one.severity == "error"]
    assert findings == []


def test_nothing_is_left_out_and_every_text_keeps_to_the_words_of_the_handbook() -> None:
    # Warnings for who writes elsewhere; here they are held to. An overdue review is no mistake in a text.
    findings = [one.line_of_text("en") for one in check(ROOT) if one.rule in KEPT]
    assert findings == []


def test_every_process_is_taught_and_asked_about_and_every_module_asks_enough() -> None:
    thin = {"process-without-module", "process-without-question", "few-questions"}
    assert [one.line_of_text("en") for one in check(ROOT) if one.rule in thin] == []


@pytest.mark.parametrize(("form", "question"), list(_questions()))
def test_every_question_can_be_reached(form: str, question: str) -> None:
    proof = witness(compiled(form), question)
    assert proof is not None
    assert follow(compiled(form), proof).fields[question].shown


@pytest.mark.parametrize(("form", "rule"), list(_rules()))
def test_every_rule_bites_somewhere(form: str, rule: str) -> None:
    proof = witness(compiled(form), rule)
    assert proof is not None
    assert rule in [one.id for one in follow(compiled(form), proof).biting]


@pytest.mark.parametrize(("form", "code"), list(_criteria()))
def test_every_requirement_is_asked_somewhere(form: str, code: str) -> None:
    proof = witness(compiled(form), code)
    assert proof is not None
    rows = follow(compiled(form), proof).fields["criteria"].rows
    assert code in [row.id for row in rows]


@pytest.mark.parametrize("form", FORMS)
def test_every_rule_that_stops_or_warns_has_a_condition(form: str) -> None:
    assert [rule.id for rule, when in compiled(form).rules if rule.kind != "effect" and when is None] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_file_tells_editors_its_schema(form: str) -> None:
    first = (ROOT / "checklists" / f"{form}.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../app/definitions/schemas/checklist.json"


def test_small_projects_are_not_asked_for_wishes() -> None:
    wishes = [one for one in compiled("gate-g0").checklist.criteria if one.kind == "should"]
    assert wishes
    for one in wishes:
        assert "project.class != 'S'" in (one.show or "")
