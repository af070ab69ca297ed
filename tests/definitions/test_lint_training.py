"""The training leads somewhere: to processes, forms and paragraphs that exist in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.definitions.lint import check
from app.definitions.loader import load
from tests.definitions.overlay import VALID, change, tiny

M = "checklists/training/basics.yml"
PAGE = "docs/nl/training/basics.md"
FIRST = "paragraph: index.md#welcome"
OTHER_NO = '      - {id: b, text: {en: "No", nl: "Nee"}}\n'


def found(tmp_path: Path, *changes: tuple[str, str, str]) -> list[tuple[str, str]]:
    root = tiny(tmp_path)
    for file, old, new in changes:
        change(root, file, old, new)
    return [(one.rule, one.path) for one in check(root)]


def test_a_module_is_read_with_its_questions() -> None:
    module = load(VALID)[0].modules["basics"]
    assert (module.code, len(module.questions)) == ("M1", 10)
    right = module.questions[0].right
    assert right is not None
    assert right.text.nl == "De opdrachtgever"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("id: basics\n", "id: bases\n", "file-name"),
        ("owner: PMO", "owner: XYZ", "unknown-role"),
        ("review_by: \"2099-01-31\"", "review_by: \"2001-01-31\"", "review-overdue"),
        ("[start-project, run-gate]", "[start-project, run-gate, dream]", "unknown-process"),
        ("checklists: [idea]", "checklists: [dream]", "unknown-checklist"),
        ("    process: run-gate\n", "    process: dream\n", "unknown-process"),
        ("    checklist: gate-g0\n", "    checklist: dream\n", "unknown-checklist"),
        (FIRST, "paragraph: dream.md#welcome", "broken-link"),
        (FIRST, "paragraph: index.md#dream", "broken-heading"),
        (FIRST, "paragraph: index.md", "broken-heading"),
        ("id: who-reviews", "id: who-decides", "id-twice"),
        (OTHER_NO, OTHER_NO.replace("id: b", "id: a"), "id-twice"),
        (OTHER_NO, "", "one-right-option"),
        (OTHER_NO, "".join(OTHER_NO.replace("id: b", f"id: {one}") for one in "bcdef"), "one-right-option"),
        ("difficulty: 1", "difficulty: 4", "wrong-value"),
        (", right: true", "", "one-right-option"),
        ("goals:\n", "goal:\n", "unknown-key"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_module_is_a_finding_there(old: str, new: str, rule: str, tmp_path: Path) -> None:
    assert (rule, M) in found(tmp_path, (M, old, new))


def test_the_paragraph_of_a_question_must_be_there_in_both_languages(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    change(root, "docs/nl/index.md", "## Welkom {#welcome}", "## Welkom {#welkom}")
    change(root, "docs/nl/processes/start-project.md", "(../index.md#welcome)", "(../index.md)")
    change(root, "docs/nl/processes/run-gate.md", "(../index.md#welcome)", "(../index.md)")
    missed = [one for one in check(root) if one.rule == "broken-heading"]
    assert len(missed) == 6  # as many questions lead there
    assert {one.path for one in missed} == {M}


def test_the_code_of_a_module_is_one_that_the_learning_path_knows(tmp_path: Path) -> None:
    path = "scales:\n  learning_path: {title: {en: Path, nl: Pad}, points: {M1: 1}}"
    assert found(tmp_path, ("processes/method.yml", "scales:", path)) == []


def test_two_modules_cannot_have_one_code(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    text = (root / M).read_text(encoding="utf-8").replace("id: basics", "id: more")
    (root / "checklists/training/more.yml").write_text(text, encoding="utf-8")
    assert {"id-twice", "module-without-page"} == {one.rule for one in check(root)}


def test_a_method_that_trains_nobody_is_whole(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    shutil.rmtree(root / "checklists/training")
    for file in ("docs/en/training/basics.md", PAGE):
        (root / file).write_text("# Nothing yet\n", encoding="utf-8")
    assert check(root) == ()


def test_a_module_that_cannot_be_read_makes_nothing_else_look_wrong(tmp_path: Path) -> None:
    root = tiny(tmp_path)
    (root / M).write_text("a: [", encoding="utf-8")
    assert {one.rule for one in check(root)} == {"broken-yaml"}


def test_a_process_that_is_no_longer_used_need_not_be_taught(tmp_path: Path) -> None:
    module = (M, "processes: [start-project, run-gate]", "processes: [run-gate]")
    retired = ("processes/start-project.yml", "status: active", "status: retired")
    # Only what the PMO answers for is left without it.
    assert found(tmp_path, module, retired) == [("responsibility-without-process", "processes/method.yml")]


def test_a_module_that_is_no_longer_followed_teaches_nothing(tmp_path: Path) -> None:
    rules = [rule for rule, _ in found(tmp_path, (M, "status: active", "status: retired"))]
    assert rules == ["process-without-module", "process-without-question"] * 2


@pytest.mark.parametrize("directive", ["quiz", "module-summary"])
def test_a_page_shows_only_a_module_that_exists(directive: str, tmp_path: Path) -> None:
    assert found(tmp_path, (PAGE, f"::: {directive} basics", f"::: {directive} dream")) == [
        ("directive-target", PAGE)
    ]
